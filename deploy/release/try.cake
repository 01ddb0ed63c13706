// Installs what was released, each in a place of its own with nothing else in it, and converts the article's manifests there.

var tried = artifacts.Combine("try-release");

Task("Try-Release")
    .Description("What Smoke does, and installs everything that is released from scratch and runs it; needs root, and says what can't be started here.")
    .IsDependentOn("Smoke")
    .IsDependentOn("Release")
    .Does(() =>
{
    CleanDirectory(tried);
    TryChecksums();
    TryRepacking();
    TryKrew();
    TryDebianPackage();
    TryImage();
    TryOtherProcessor();
    TryTools();
    TryFormula();
    Skipped("the binaries for Windows and macOS were made but not started: there is no such machine here");
});

void TryChecksums()
{
    var sums = System.IO.File.ReadAllLines(Released("SHA256SUMS").FullPath);
    if (sums.Any(line => line.Split("  ") is not [var sum, var name] || sum != Sha256(Released(name))))
        throw new CakeException("SHA256SUMS isn't that of the files.");
    using var provenance = System.Text.Json.JsonDocument.Parse(System.IO.File.ReadAllText(Released($"pspmigrate-{version}.intoto.json").FullPath));
    var subjects = provenance.RootElement.GetProperty("subject").EnumerateArray()
        .Select(item => $"{item.GetProperty("digest").GetProperty("sha256")}  {item.GetProperty("name")}");
    if (subjects.Except(sums).Any() || sums.Length != subjects.Count() + 1)
        throw new CakeException("The provenance statement isn't about the files.");
}

void TryRepacking()
{
    var before = System.IO.File.ReadAllText(Released("SHA256SUMS").FullPath);
    RunTarget("Pack");
    WriteRelease();
    if (System.IO.File.ReadAllText(Released("SHA256SUMS").FullPath) != before)
        throw new CakeException("Packed again from the same binaries, the release differs.");
}

// As krew lays it out: a store, and a directory on PATH with links into it.
void TryKrew()
{
    var store = tried.Combine($"krew/store/pspmigrate/v{version}");
    EnsureDirectoryExists(store);
    Run("tar", ["-xzf", Released($"pspmigrate-{version}-linux-amd64.tar.gz").FullPath, "-C", store.FullPath]);
    var bin = tried.Combine("krew/bin");
    EnsureDirectoryExists(bin);
    System.IO.File.CreateSymbolicLink(bin.CombineWithFilePath(plugin).FullPath, store.CombineWithFilePath("pspmigrate").FullPath);
    Answers("krew's layout", Run("kubectl", ["pspmigrate", "convert", "fixtures/article", "--report", "none"], ("PATH", $"{bin}:{EnvironmentVariable("PATH")}")));
}

void TryDebianPackage()
{
    var package = Released($"pspmigrate_{version}_amd64.deb");
    Run("lintian", ["--fail-on", "error,warning", "--tag-display-limit", "0", package.FullPath]);
    var root = tried.Combine("debian");
    Run("mmdebstrap", ["--quiet", "--variant=minbase", DebianRelease(), root.FullPath]);
    CopyFile(package, root.CombineWithFilePath("tmp/pspmigrate.deb"));
    CopyArticle(root);
    Run("chroot", [root.FullPath, "dpkg", "--install", "/tmp/pspmigrate.deb"]);
    Answers("the Debian package", Run("chroot", [root.FullPath, plugin, "convert", "/article", "--report", "none"]));
    Run("chroot", [root.FullPath, "dpkg", "--purge", "pspmigrate"]);
    if (GetFiles($"{root}/usr/**/*pspmigrate*").Count > 0)
        throw new CakeException($"Purged, the package leaves files in {root}.");
}

void TryImage()
{
    var archive = Released($"pspmigrate-{version}-linux-amd64.oci.tar");
    Run("skopeo", ["inspect", $"oci-archive:{archive}"]);
    var layout = tried.Combine("image");
    Run("skopeo", ["copy", "--quiet", $"oci-archive:{archive}", $"dir:{layout}"]);
    using var manifest = System.Text.Json.JsonDocument.Parse(System.IO.File.ReadAllText(layout.CombineWithFilePath("manifest.json").FullPath));
    var root = tried.Combine("root");
    EnsureDirectoryExists(root);
    foreach (var layer in manifest.RootElement.GetProperty("layers").EnumerateArray())
        Run("tar", ["-xzf", layout.CombineWithFilePath(layer.GetProperty("digest").GetString()!["sha256:".Length..]).FullPath, "-C", root.FullPath]);
    CopyArticle(root);
    Answers("the image", Run("chroot", ["--userspec=65532:65532", root.FullPath, "/pspmigrate", "convert", "/article", "--report", "none"]));
}

void TryOtherProcessor()
{
    var directory = tried.Combine("arm64");
    EnsureDirectoryExists(directory);
    Run("tar", ["-xzf", Released($"pspmigrate-{version}-linux-arm64.tar.gz").FullPath, "-C", directory.FullPath]);
    Answers("the binary for arm64", Run(
        "qemu-aarch64", ["-L", "/usr/aarch64-linux-gnu", directory.CombineWithFilePath("pspmigrate").FullPath, "convert", "fixtures/article", "--report", "none"]));
}

void TryTools()
{
    var configuration = tried.CombineWithFilePath("nuget.config");
    System.IO.File.WriteAllText(configuration.FullPath, $"""
        <configuration><packageSources><clear /><add key="released" value="{released}" /></packageSources></configuration>
        """);
    foreach (var tool in new[] { "pspmigrate", plugin })
    {
        var directory = tried.Combine("tools").Combine(tool);
        Run("dotnet", ["tool", "install", tool, "--version", version, "--tool-path", directory.FullPath, "--configfile", configuration.FullPath]);
        Answers($"the .NET tool {tool}", Run(directory.CombineWithFilePath(tool).FullPath, ["convert", "fixtures/article", "--report", "none"]));
        Run("dotnet", ["tool", "uninstall", tool, "--tool-path", directory.FullPath]);
    }
}

// Homebrew isn't to be had from Debian: only that the formula is Ruby.
void TryFormula() => Run("ruby", ["-c", Released("pspmigrate.rb").FullPath]);

void CopyArticle(DirectoryPath root) => CopyDirectory("fixtures/article", root.Combine("article"));

void Answers(string what, string labels)
{
    if (labels != Pspmigrate("convert", "fixtures/article", "--report", "none"))
        throw new CakeException($"{what} answers differently: {labels}");
    Information("{0} answers as it should.", what);
}

string DebianRelease() => Regex.Match(System.IO.File.ReadAllText("/etc/os-release"), "VERSION_CODENAME=(.*)").Groups[1].Value;
