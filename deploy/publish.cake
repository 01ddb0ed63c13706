// What is released: the native binary, an archive with it for krew, and what they consist of. Equal sources give equal bytes.

using System.Formats.Tar;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

var runtime = Argument("runtime", RuntimeInformation.RuntimeIdentifier);
var homepage = Argument("homepage", "https://github.com/pspmigrate/pspmigrate");
var reproduce = artifacts.Combine("reproduce");
var extension = runtime.StartsWith("win-") ? ".exe" : "";
var bom = publish.CombineWithFilePath("pspmigrate.cdx.json");

Task("Publish")
    .Description("Publishes the native binary into artifacts/publish, with an archive, a list of its packages (CycloneDX) and deploy/krew/pspmigrate.yaml. --runtime=RID for another kind of machine.")
    .IsDependentOn("__CleanPublish")
    .IsDependentOn("__PublishNative")
    .IsDependentOn("__LinkPlugin")
    .IsDependentOn("__Bom")
    .IsDependentOn("__Archive")
    .IsDependentOn("__KrewManifest");

Task("Reproduce")
    .Description("Publishes twice, from copies of the sources in different directories, and compares every byte.")
    .Does(() =>
{
    CleanDirectory(reproduce);
    var copies = new[] { "one", "the-other/one" }.Select(name => reproduce.Combine(name)).ToArray();
    foreach (var copy in copies)
    {
        CopySources(copy);
        PublishNative(copy.CombineWithFilePath(command), copy.Combine("out"));
        Pack(copy.Combine("out").CombineWithFilePath("archive.tar.gz"), [(plugin, copy.Combine("out").CombineWithFilePath("pspmigrate" + extension))]);
    }

    foreach (var name in new[] { "pspmigrate" + extension, "archive.tar.gz" })
    {
        var hashes = copies.Select(copy => CalculateFileHash(copy.Combine("out").CombineWithFilePath(name), HashAlgorithm.SHA256).ToHex()).Distinct().ToArray();
        if (hashes.Length > 1)
            throw new CakeException($"{name} differs: compare the files in {reproduce}.");
        Information("{0} is the same: {1}", name, hashes[0]);
    }
});

// What an ordinary build has left names the paths of this machine.
Task("__CleanPublish").Does(() => CleanDirectories(new[] { publish.FullPath, "src/PspMigrate/obj/Release", "src/PspMigrate.Cli/obj/Release" }));

Task("__PublishNative").Does(() => PublishNative(command, publish));

// As kubectl finds it: a second name for the same file.
Task("__LinkPlugin")
    .WithCriteria(() => !runtime.StartsWith("win-"))
    .Does(() => System.IO.File.CreateSymbolicLink(publish.CombineWithFilePath(plugin).FullPath, "pspmigrate"));

// Every package of the lock file that the binary was restored by; those that only build it have the scope "excluded".
Task("__Bom").Does(() =>
{
    var version = XmlPeek("Directory.Build.props", "/Project/PropertyGroup/Version");
    var exitCode = StartProcess(
        "dotnet",
        $"tool run dotnet-CycloneDX {command} --recursive --disable-package-restore --no-serial-number --output-format Json --spec-version 1.6 "
            + $"--output {publish} --filename {bom.GetFilename()} --set-name pspmigrate --set-version {version}");
    if (exitCode != 0)
        throw new CakeException("The list of packages can't be made.");
    // The time at which it was made is the only thing that would differ.
    var text = Regex.Replace(System.IO.File.ReadAllText(bom.FullPath), "\"timestamp\": \"[^\"]*\",\\s*", "");
    System.IO.File.WriteAllText(bom.FullPath, text);
    CompareWithLockFile(text);
});

// For krew: the binary under the plugin's name, the licence, and the script that completes it.
Task("__Archive").Does(() => Pack(
    publish.CombineWithFilePath(ArchiveName()),
    [
        (plugin + extension, publish.CombineWithFilePath("pspmigrate" + extension)),
        ("LICENSE", "LICENSE"),
        ("kubectl_complete-pspmigrate", "deploy/completion/kubectl_complete-pspmigrate"),
        (bom.GetFilename().FullPath, bom),
    ]));

Task("__KrewManifest").Does(() =>
{
    var (os, arch) = Platform();
    var manifest = System.IO.File.ReadAllText("deploy/krew/pspmigrate.template.yaml");
    foreach (var (name, value) in new[]
    {
        ("version", XmlPeek("Directory.Build.props", "/Project/PropertyGroup/Version")), ("homepage", homepage),
        ("os", os), ("arch", arch), ("extension", extension), ("archive", ArchiveName()),
        ("sha256", CalculateFileHash(publish.CombineWithFilePath(ArchiveName()), HashAlgorithm.SHA256).ToHex()),
    })
    {
        manifest = manifest.Replace("{{" + name + "}}", value);
    }

    System.IO.File.WriteAllText("deploy/krew/pspmigrate.yaml", manifest[(manifest.IndexOf('\n') + 1)..]);
});

void PublishNative(FilePath project, DirectoryPath output) => DotNetPublish(project.FullPath, new DotNetPublishSettings
{
    Configuration = "Release",
    Runtime = runtime,
    OutputDirectory = output,
    // Symbols and documentation stay with the build; what is published is what is released.
    MSBuildSettings = new DotNetMSBuildSettings()
        .WithProperty("CopyOutputSymbolsToPublishDirectory", "false")
        .WithProperty("PublishDocumentationFiles", "false")
        .WithProperty("PublishReferencesDocumentationFiles", "false")
        .WithProperty("AllowedReferenceRelatedFileExtensions", ".none")
        .WithProperty("ContinuousIntegrationBuild", "true")
        // The committed lock files are for no kind of machine in particular.
        .WithProperty("NuGetLockFilePath", "obj/native.lock.json"),
});

// As Go and krew name platforms.
(string Os, string Arch) Platform() => (
    runtime.StartsWith("win-") ? "windows" : runtime.StartsWith("osx-") ? "darwin" : "linux",
    runtime.EndsWith("-x64") ? "amd64" : runtime.EndsWith("-arm64") ? "arm64" : throw new CakeException($"--runtime={runtime}: only x64 and arm64 are released."));

string ArchiveName() => $"{plugin}-{Platform().Os}-{(runtime.Contains("-musl-") ? "musl-" : "")}{Platform().Arch}.tar.gz";

const UnixFileMode ReadableByAll = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
const UnixFileMode ExecutableByAll = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

// Names in order, nobody's files, no times.
void Pack(FilePath archive, (string Name, FilePath File)[] files)
{
    using var stream = System.IO.File.Create(archive.FullPath);
    using var compressed = new GZipStream(stream, CompressionLevel.SmallestSize);
    using var tar = new TarWriter(compressed, TarEntryFormat.Ustar);
    foreach (var (name, file) in files.OrderBy(file => file.Name, StringComparer.Ordinal))
    {
        using var content = System.IO.File.OpenRead(MakeAbsolute(file).FullPath);
        tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, name)
        {
            Mode = ReadableByAll | (name.StartsWith("kubectl") ? ExecutableByAll : UnixFileMode.None),
            ModificationTime = DateTimeOffset.UnixEpoch,
            DataStream = content,
        });
    }
}

void CopySources(DirectoryPath to)
{
    foreach (var file in GetFiles("src/**/*").Concat(GetFiles("Directory.*.props")).Concat(GetFiles("{global.json,.editorconfig}")))
    {
        var relative = MakeAbsolute(Directory(".")).GetRelativePath(file);
        if (relative.Segments.Contains("bin") || relative.Segments.Contains("obj"))
            continue;
        EnsureDirectoryExists(to.CombineWithFilePath(relative).GetDirectory());
        CopyFile(file, to.CombineWithFilePath(relative));
    }
}

void CompareWithLockFile(string text)
{
    using var listed = System.Text.Json.JsonDocument.Parse(text);
    using var locked = System.Text.Json.JsonDocument.Parse(System.IO.File.ReadAllText("src/PspMigrate.Cli/obj/native.lock.json"));
    var packages = listed.RootElement.GetProperty("components").EnumerateArray()
        .Select(item => $"{item.GetProperty("name")} {item.GetProperty("version")}").Order(StringComparer.Ordinal).ToArray();
    var expected = locked.RootElement.GetProperty("dependencies").EnumerateObject().SelectMany(framework => framework.Value.EnumerateObject())
        .Where(item => item.Value.TryGetProperty("resolved", out _))
        .Select(item => $"{item.Name} {item.Value.GetProperty("resolved")}").Distinct().Order(StringComparer.Ordinal).ToArray();
    if (!packages.SequenceEqual(expected))
        throw new CakeException($"{bom.GetFilename()} lists {string.Join(", ", packages)}; locked are {string.Join(", ", expected)}.");
    Information("{0} lists the {1} packages of the lock file.", bom.GetFilename(), packages.Length);
}
