var target = Argument("target", "Default");
var configuration = Argument("configuration", "Release");
var isCi = EnvironmentVariable("CI", false);

const string solution = "PspMigrate.sln";
const string command = "src/PspMigrate.Cli/PspMigrate.Cli.csproj";
const string plugin = "kubectl-pspmigrate";
const string clusterTests = "tests/PspMigrate.Cluster.Tests/PspMigrate.Cluster.Tests.csproj";
const string browserTests = "tests/PspMigrate.Browser.Tests/PspMigrate.Browser.Tests.csproj";
const string secondCel = "tests/PspMigrate.Tests/Conversion/Keeping/SecondCel";
var artifacts = MakeAbsolute(Directory("artifacts"));
var testResults = artifacts.Combine("test-results");
var packages = artifacts.Combine("packages");
var publish = artifacts.Combine("publish");
var smoke = artifacts.Combine("smoke");
var cluster = artifacts.Combine("test-cluster");
var lab = artifacts.Combine("test-lab");
var clusterScript = MakeAbsolute(File("../shared/testcluster"));

#load "deploy/release.cake"
#load "tests/summary.cake"
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
    .IsDependentOn("__SecondCel")
    .IsDependentOn("__Test");

Task("Browser-Test")
    .Description("Tests the HTML report in Chromium: that of PSPMIGRATE_TEST_CHROMIUM, or the system's; screenshots in artifacts/screenshots.")
    .IsDependentOn("Build")
    .IsDependentOn("__BrowserTest");

Task("Cluster-Test")
    .Description("Tests against real API servers to throw away: those of PSPMIGRATE_TEST_KUBECONFIG and PSPMIGRATE_TEST_LAB_KUBECONFIG, or ones that are started.")
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

Task("Audit")
    .Description("Fails when a package, or one that it needs, has a known vulnerability; says so when the package source doesn't answer.")
    .IsDependentOn("__Restore")
    .Does(() =>
{
    var exitCode = StartProcess(
        "dotnet",
        new ProcessSettings { Arguments = $"list {solution} package --vulnerable --include-transitive --format json", RedirectStandardOutput = true },
        out var output);
    if (exitCode != 0)
        Warning("The package source doesn't answer: whether packages are vulnerable is not known. {0}", string.Join(" | ", output.Take(3)));
    else if (output.Any(line => line.Contains("\"vulnerabilities\"", StringComparison.Ordinal)))
        throw new CakeException(string.Join('\n', output));
    else
        Information("No package is known to be vulnerable.");
});

Task("Pack")
    .Description("Packs the command as .NET tools: pspmigrate and kubectl-pspmigrate.")
    .IsDependentOn("__Restore")
    .IsDependentOn("__CleanPackages")
    .IsDependentOn("__PackCommand")
    .IsDependentOn("__PackPlugin");

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

// The tests that need it say when it is missing.
Task("__SecondCel").Does(() =>
{
    try
    {
        if (StartProcess("npm", new ProcessSettings { Arguments = "ci --no-progress", WorkingDirectory = secondCel }) != 0)
            Warning("The second implementation of CEL could not be installed.");
    }
    catch (Exception problem)
    {
        Warning("There is no npm here, so no second implementation of CEL: {0}", problem.Message);
    }
});

Task("__Test").Does(() =>
{
    // All of them run, whatever fails.
    var failed = GetFiles("tests/*.Tests/*.csproj")
        .Where(project => !project.FullPath.EndsWith(clusterTests) && !project.FullPath.EndsWith(browserTests))
        .Where(project => !Passes(project.FullPath))
        .Select(project => project.GetFilenameWithoutExtension().FullPath)
        .ToArray();
    Summarize();
    if (failed.Length > 0)
        throw new CakeException($"Tests failed in {string.Join(" and ", failed)}.");
});

Task("__BrowserTest").Does(() => Test(browserTests));

Task("__ClusterTest").Does(() =>
{
    var hasCluster = Start("PSPMIGRATE_TEST_KUBECONFIG", cluster, "--feature-gates ProcMountType=true,GenericEphemeralVolume=true");
    var hasLab = Start("PSPMIGRATE_TEST_LAB_KUBECONFIG", lab, "--release 1.36-lab", isOptional: true);
    try
    {
        Test(clusterTests);
    }
    finally
    {
        if (hasCluster)
            StartProcess(clusterScript, $"down --dir {cluster}");
        if (hasLab)
            StartProcess(clusterScript, $"down --dir {lab}");
    }

    if (!HasEnvironmentVariable("PSPMIGRATE_TEST_LAB_KUBECONFIG"))
        Skipped("no API server with admission policies of Kubernetes 1.36 could be started, so what is kept was tried on none");
});

Task("__CleanPackages").Does(() => CleanDirectory(packages));

Task("__PackCommand").Does(() => Pack("pspmigrate"));

Task("__PackPlugin").Does(() => Pack(plugin));

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

// A line for the end of the run.
void Skipped(string what)
{
    EnsureDirectoryExists(testResults);
    System.IO.File.AppendAllText(testResults.CombineWithFilePath("skipped.txt").FullPath, $"skipped: {what}\n");
}

bool Passes(string project)
{
    try
    {
        Test(project);
        return true;
    }
    catch (CakeException)
    {
        return false;
    }
}

void Test(string project) => DotNetTest(project, new DotNetTestSettings
{
    Configuration = configuration,
    NoBuild = true,
    ArgumentCustomization = args => args.Append("--report-trx").AppendSwitchQuoted("--results-directory", testResults.FullPath),
});

// Builds an API server once, which takes minutes, and starts it where a variable doesn't name one yet; then the variable names its administrator's kubeconfig.
bool Start(string variable, DirectoryPath directory, string options, bool isOptional = false)
{
    if (HasEnvironmentVariable(variable) || !FileExists(clusterScript))
        return false;
    var exitCode = StartProcess(
        clusterScript,
        new ProcessSettings { Arguments = $"up --dir {directory} {options}", RedirectStandardOutput = true },
        out var output);
    if (exitCode == 0)
        Environment.SetEnvironmentVariable(variable, output.Last());
    else if (!isOptional)
        throw new CakeException("The test cluster did not start.");
    return exitCode == 0;
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
    MSBuildSettings = Stamped().WithProperty("CommandName", name).WithProperty("PublishAot", "false"),
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
