// What people install, for each kind of machine: equal sources and an equal release give equal bytes.

#load "publish.cake"
#load "release/platforms.cake"
#load "release/archives.cake"
#load "release/image.cake"
#load "release/provenance.cake"
#load "release/manifests.cake"
#load "release/debian.cake"
#load "release/try.cake"

// Cake keeps --version for itself.
var version = Argument("release", XmlPeek("Directory.Build.props", "/Project/PropertyGroup/Version"));
// Where releases are to be had. By default nowhere: .invalid is no domain, and nobody can make it one.
var homepage = Argument("homepage", "https://pspmigrate.invalid");
var maintainer = Argument("maintainer", "pspmigrate contributors <contributors@pspmigrate.invalid>");
const string summary = "Convert PodSecurityPolicies into Pod Security labels";

var released = artifacts.Combine("release");
var releaseBuild = artifacts.Combine("release-build");
var commit = new Lazy<string>(() => Git("rev-parse", "HEAD"));
var committed = new Lazy<DateTimeOffset>(() => DateTimeOffset.FromUnixTimeSeconds(long.Parse(Git("log", "-1", "--format=%ct"))));

// What a binary says of itself.
DotNetMSBuildSettings Stamped() => new DotNetMSBuildSettings()
    .WithProperty("Version", version)
    .WithProperty("Commit", commit.Value[..12])
    .WithProperty("CommitDate", committed.Value.ToString("yyyy-MM-dd"));

Task("Release")
    .Description("Writes everything that is released into artifacts/release. --release=X --homepage=URL --maintainer='NAME <ADDRESS>'; docs/releasing.md.")
    .IsDependentOn("__DemandPrograms")
    .IsDependentOn("Publish")
    .IsDependentOn("__ReleaseBinaries")
    .IsDependentOn("Pack")
    .IsDependentOn("__WriteRelease");

Task("__DemandPrograms").Does(() => DemandPrograms(platforms));

Task("__ReleaseBinaries").Does(() =>
{
    CleanDirectory(releaseBuild);
    foreach (var platform in platforms)
        PublishCommand(command, platform.Runtime, Output(platform), [.. platform.Properties, ("NativeOutputPath", $"{Output(platform)}/native/")]);
});

Task("__WriteRelease").Does(WriteRelease);

void WriteRelease()
{
    CleanDirectory(released);
    var archives = platforms.ToDictionary(platform => platform, WriteArchive);
    foreach (var platform in platforms.Where(platform => platform.Os is "linux" && platform.Properties.All(property => property.Name is not "StaticExecutable")))
        WriteDebianPackage(Released($"pspmigrate_{version}_{platform.Arch}.deb"), platform, Binary(platform));
    WriteImage(Released($"pspmigrate-{version}-linux-amd64.oci.tar"), Binary(platforms.Single(platform => platform.Name.EndsWith("-static"))));
    foreach (var package in GetFiles($"{packages}/*.nupkg"))
    {
        Settle(package);
        CopyFileToDirectory(package, released);
    }

    CopyFile(bom, Released($"pspmigrate-{version}.cdx.json"));
    WriteKrewManifest(Released("pspmigrate.yaml"), archives);
    WriteFormula(Released("pspmigrate.rb"), archives);
    WriteProvenance(Released($"pspmigrate-{version}.intoto.json"), Files());
    System.IO.File.WriteAllLines(Released("SHA256SUMS").FullPath, Files().Select(file => $"{Sha256(file)}  {file.GetFilename()}"));
    foreach (var line in System.IO.File.ReadLines(Released("SHA256SUMS").FullPath))
        Information("{0}", line);
    if (homepage.EndsWith(".invalid"))
        Warning("The manifests for krew and Homebrew point nowhere: --homepage=URL says where this release will be.");

    FilePath[] Files() => [.. GetFiles($"{released}/*").Where(file => file.GetFilename().FullPath is not "SHA256SUMS").OrderBy(file => file.FullPath, StringComparer.Ordinal)];
}

FilePath WriteArchive(Platform platform)
{
    Entry[] entries =
    [
        FileEntry(platform.Binary, Binary(platform), isExecutable: true),
        FileEntry("LICENSE", "LICENSE"),
        FileEntry("pspmigrate.cdx.json", bom),
        FileEntry("kubectl_complete-pspmigrate", "deploy/completion/kubectl_complete-pspmigrate", isExecutable: true),
        new("completion/pspmigrate.bash", Completion("bash")),
        new("completion/_pspmigrate", Completion("zsh")),
        new("completion/pspmigrate.fish", Completion("fish")),
        new("completion/pspmigrate.ps1", Completion("powershell")),
        .. ManPages().Select(page => page with { Name = $"man/{page.Name}" }),
    ];
    var isZip = platform.Os is "windows";
    var archive = Released($"pspmigrate-{version}-{platform.Name}{(isZip ? ".zip" : ".tar.gz")}");
    System.IO.File.WriteAllBytes(archive.FullPath, isZip ? Zip(entries) : GZip(Tar(entries)));
    return archive;
}

DirectoryPath Output(Platform platform) => releaseBuild.Combine(platform.Name);

FilePath Binary(Platform platform) => Output(platform).CombineWithFilePath(platform.Binary);

FilePath Released(string name) => released.CombineWithFilePath(name);

string Pspmigrate(params string[] arguments) => Run(publish.CombineWithFilePath("pspmigrate").FullPath, arguments);

IEnumerable<Entry> ManPages() => Pspmigrate("__complete", "").Split('\n')
    .Select(line => line.Split('\t')[0]).Where(word => word.Length > 0 && char.IsLetter(word[0]) && word is not "help")
    .Select(verb => new Entry($"pspmigrate-{verb}.1", Text(Pspmigrate("__man", verb))))
    .Prepend(new("pspmigrate.1", Text(Pspmigrate("__man"))));

byte[] Completion(string shell) => Text(Pspmigrate("completion", shell));

string Git(params string[] arguments) => Run("git", arguments).Trim();

// What a program prints; it is an error if it fails.
string Run(string program, string[] arguments, params (string Name, string Value)[] environment)
{
    var start = new System.Diagnostics.ProcessStartInfo(program, arguments) { RedirectStandardOutput = true };
    foreach (var (name, value) in environment)
        start.Environment[name] = value;
    using var process = System.Diagnostics.Process.Start(start)!;
    var output = process.StandardOutput.ReadToEnd();
    process.WaitForExit();
    return process.ExitCode == 0 ? output : throw new CakeException($"{program} {string.Join(' ', arguments)} exited with {process.ExitCode}.");
}
