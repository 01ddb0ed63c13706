using System.Runtime.InteropServices;

var target = Argument("target", "Default");
var configuration = Argument("configuration", "Release");
var isCi = EnvironmentVariable("CI", false);

const string solution = "PspMigrate.sln";
const string command = "src/PspMigrate.Cli/PspMigrate.Cli.csproj";
const string plugin = "kubectl-pspmigrate";
const string clusterTests = "tests/PspMigrate.Cluster.Tests/PspMigrate.Cluster.Tests.csproj";
var artifacts = MakeAbsolute(Directory("artifacts"));
var testResults = artifacts.Combine("test-results");
var packages = artifacts.Combine("packages");
var publish = artifacts.Combine("publish");
var smoke = artifacts.Combine("smoke");
var cluster = artifacts.Combine("test-cluster");
var clusterScript = MakeAbsolute(File("../shared/testcluster"));
var homepage = Argument("homepage", "https://github.com/pspmigrate/pspmigrate");

#load "tests/PspMigrate.Benchmarks/bench.cake"
#load "tests/PspMigrate.Tests/mutate.cake"
#load "tests/PspMigrate.Fuzz/fuzz.cake"

// ---- What people call -------------------------------------------------------------------------------------------

Task("Default").IsDependentOn("Test");

Task("Build")
    .Description("Builds everything; analyzer warnings are errors.")
    .IsDependentOn("__Restore")
    .IsDependentOn("__Build");

Task("Test")
    .Description("Builds and runs all tests; results as .trx in artifacts/test-results.")
    .IsDependentOn("Build")
    .IsDependentOn("__CleanTestResults")
    .IsDependentOn("__Test");

Task("Cluster-Test")
    .Description("Tests against a real API server: that of PSPMIGRATE_TEST_KUBECONFIG (one to throw away), or one that is started for it.")
    .IsDependentOn("Build")
    .IsDependentOn("__ClusterTest");

Task("Format")
    .Description("Checks the white space of all sources; style is checked by the build.")
    .IsDependentOn("__Restore")
    .Does(() => FormatWhitespace("--verify-no-changes"));

Task("Format-Fix")
    .Description("Mends what Format complains about.")
    .IsDependentOn("__Restore")
    .Does(() => FormatWhitespace());

Task("Pack")
    .Description("Packs the command as .NET tools: pspmigrate and kubectl-pspmigrate.")
    .IsDependentOn("__Restore")
    .IsDependentOn("__CleanPackages")
    .IsDependentOn("__PackCommand")
    .IsDependentOn("__PackPlugin");

Task("Publish")
    .Description("Publishes the native binary of this machine's kind into artifacts/publish, with an archive and deploy/krew/pspmigrate.yaml.")
    .IsDependentOn("__CleanPublish")
    .IsDependentOn("__PublishNative")
    .IsDependentOn("__LinkPlugin")
    .IsDependentOn("__Archive");

Task("Smoke")
    .Description("Publishes, and checks that the native binary answers as the managed build does.")
    .IsDependentOn("Publish")
    .IsDependentOn("__RunNative")
    .IsDependentOn("__RunManaged")
    .IsDependentOn("__CompareRuns");

// ---- What they consist of ---------------------------------------------------------------------------------------

Task("__Restore").Does(() => DotNetRestore(solution, new DotNetRestoreSettings { LockedMode = isCi }));

Task("__Build").Does(() => DotNetBuild(
    solution, new DotNetBuildSettings { Configuration = configuration, NoRestore = true, NoLogo = true }));

Task("__CleanTestResults").Does(() => CleanDirectory(testResults));

Task("__Test").Does(() =>
{
    foreach (var project in GetFiles("tests/*.Tests/*.csproj").Where(project => !project.FullPath.EndsWith(clusterTests)))
        Test(project.FullPath);
});

Task("__ClusterTest").Does(() =>
{
    const string variable = "PSPMIGRATE_TEST_KUBECONFIG";
    var isOurs = !HasEnvironmentVariable(variable) && FileExists(clusterScript);
    if (isOurs)
        Environment.SetEnvironmentVariable(variable, StartCluster());
    try
    {
        Test(clusterTests);
    }
    finally
    {
        if (isOurs)
            StartProcess(clusterScript, $"down --dir {cluster}");
    }
});

Task("__CleanPackages").Does(() => CleanDirectory(packages));

Task("__PackCommand").Does(() => Pack("pspmigrate"));

Task("__PackPlugin").Does(() => Pack(plugin));

Task("__CleanPublish").Does(() => CleanDirectory(publish));

Task("__PublishNative").Does(() => DotNetPublish(command, new DotNetPublishSettings
{
    Configuration = "Release",
    Runtime = RuntimeInformation.RuntimeIdentifier,
    OutputDirectory = publish,
    // Symbols and documentation stay with the build; what is published is what is released.
    MSBuildSettings = new DotNetMSBuildSettings()
        .WithProperty("CopyOutputSymbolsToPublishDirectory", "false")
        .WithProperty("PublishDocumentationFiles", "false")
        .WithProperty("PublishReferencesDocumentationFiles", "false")
        .WithProperty("AllowedReferenceRelatedFileExtensions", ".none")
        // The committed lock files are for no kind of machine in particular.
        .WithProperty("NuGetLockFilePath", "obj/native.lock.json"),
}));

// As kubectl finds it: a second name for the same file.
Task("__LinkPlugin")
    .WithCriteria(() => !IsRunningOnWindows())
    .Does(() => System.IO.File.CreateSymbolicLink(publish.CombineWithFilePath(plugin).FullPath, "pspmigrate"));

// For krew: the binary under the plugin's name, the licence, and the script that completes it.
Task("__Archive").Does(() =>
{
    var isWindows = IsRunningOnWindows();
    var extension = isWindows ? ".exe" : "";
    var (os, arch) = (isWindows ? "windows" : IsRunningOnMacOs() ? "darwin" : "linux", RuntimeInformation.RuntimeIdentifier.EndsWith("-x64") ? "amd64" : "arm64");
    var version = XmlPeek("Directory.Build.props", "/Project/PropertyGroup/Version");
    var content = publish.Combine("archive");
    CleanDirectory(content);
    CopyFile(publish.CombineWithFilePath("pspmigrate" + extension), content.CombineWithFilePath(plugin + extension));
    CopyFileToDirectory("LICENSE", content);
    CopyFileToDirectory("deploy/completion/kubectl_complete-pspmigrate", content);
    var archive = publish.CombineWithFilePath($"{plugin}-{os}-{arch}.tar.gz");
    using (var file = System.IO.File.Create(archive.FullPath))
    using (var compressed = new System.IO.Compression.GZipStream(file, System.IO.Compression.CompressionLevel.SmallestSize))
        System.Formats.Tar.TarFile.CreateFromDirectory(content.FullPath, compressed, includeBaseDirectory: false);
    DeleteDirectory(content, new DeleteDirectorySettings { Recursive = true });

    var manifest = System.IO.File.ReadAllText("deploy/krew/pspmigrate.template.yaml");
    foreach (var (name, value) in new[]
    {
        ("version", version), ("homepage", homepage), ("os", os), ("arch", arch), ("extension", extension),
        ("archive", archive.GetFilename().FullPath), ("sha256", CalculateFileHash(archive, HashAlgorithm.SHA256).ToHex()),
    })
    {
        manifest = manifest.Replace("{{" + name + "}}", value);
    }

    System.IO.File.WriteAllText("deploy/krew/pspmigrate.yaml", manifest[(manifest.IndexOf('\n') + 1)..]);
});

Task("__RunNative").Does(() => Convert("native", publish.CombineWithFilePath("pspmigrate").FullPath, ""));

Task("__RunManaged").Does(() => Convert("managed", "dotnet", $"run --project {command} --configuration Release --"));

Task("__CompareRuns").Does(() =>
{
    var native = System.IO.File.ReadAllText(smoke.CombineWithFilePath("native.txt").FullPath);
    var managed = System.IO.File.ReadAllText(smoke.CombineWithFilePath("managed.txt").FullPath);
    if (native.Length == 0)
        throw new CakeException("The native binary printed nothing.");
    if (!string.Equals(native, managed, StringComparison.Ordinal))
        throw new CakeException($"Native and managed answers differ: compare the files in {smoke}.");
    Information("Native and managed answers are the same ({0} characters).", native.Length);
});

void Test(string project) => DotNetTest(project, new DotNetTestSettings
{
    Configuration = configuration,
    NoBuild = true,
    ArgumentCustomization = args => args.Append("--report-trx").AppendSwitchQuoted("--results-directory", testResults.FullPath),
});

// Builds the API server once, which takes minutes, and starts it with the gates that witnesses need; returns an administrator's kubeconfig.
string StartCluster()
{
    var exitCode = StartProcess(
        clusterScript,
        new ProcessSettings
        {
            Arguments = $"up --dir {cluster} --feature-gates ProcMountType=true,GenericEphemeralVolume=true",
            RedirectStandardOutput = true,
        },
        out var output);
    return exitCode == 0 ? output.Last() : throw new CakeException("The test cluster did not start.");
}

void FormatWhitespace(string options = "")
{
    var exitCode = StartProcess("dotnet", $"format whitespace {solution} --no-restore {options}");
    if (exitCode != 0)
        throw new CakeException("Sources are not formatted: run dotnet cake --target=Format-Fix.");
}

void Pack(string name) => DotNetPack(command, new DotNetPackSettings
{
    Configuration = "Release",
    OutputDirectory = packages,
    // A .NET tool is managed code that runs anywhere; the native binary is published on its own.
    MSBuildSettings = new DotNetMSBuildSettings()
        .WithProperty("CommandName", name)
        .WithProperty("PublishAot", "false")
        .WithProperty("NuGetLockFilePath", "obj/tool.lock.json"),
});

// Runs convert on the article's manifests and keeps what it printed on either stream.
void Convert(string name, string program, string arguments)
{
    EnsureDirectoryExists(smoke);
    var exitCode = StartProcess(
        program,
        new ProcessSettings
        {
            Arguments = $"{arguments} convert fixtures/article",
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        },
        out var output,
        out var errors);
    System.IO.File.WriteAllLines(smoke.CombineWithFilePath($"{name}.txt").FullPath, output.Concat(errors));
    if (exitCode != 0)
        throw new CakeException($"{program} exited with {exitCode}: {string.Join(" | ", errors)}");
}

RunTarget(target);
