// Benchmarks of whole processes: the published binary on made-up clusters, beside kubectl reading the same file.
// Needs python3, and gen-cluster.py of the shared test data; --large adds the inputs of 1 and 2.3 GB.

var generator = MakeAbsolute(File("../shared/bench/gen-cluster.py"));
var inputs = artifacts.Combine("bench");
var benchmarks = MakeAbsolute(File("docs/benchmarks.md"));
var runs = Argument("runs", 5);
var large = HasArgument("large");
var tree = artifacts.Combine("bench-tree");
var moved = artifacts.CombineWithFilePath("bench-moved.yaml");

// Measures one run of a command: wall and user seconds, peak memory in MiB, exit code.
const string measure = """
    import resource, subprocess, sys, time
    begin = time.perf_counter()
    code = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode
    wall = time.perf_counter() - begin
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print("%.4f %.4f %d %d" % (wall, used.ru_utime, used.ru_maxrss // 1024, code))
    """;

const string parse = "JSON.parse(require('fs').readFileSync(process.argv[1]))";

Task("Bench")
    .Description("Measures whole runs of the native binary and adds a table to docs/benchmarks.md. --runs=5, --large.")
    .WithCriteria(() => FileExists(generator), "needs the shared test data (bench/gen-cluster.py), which is not here")
    .IsDependentOn("Publish")
    .IsDependentOn("__BenchInputs")
    .IsDependentOn("__BenchRuns");

Task("__BenchInputs").WithCriteria(() => FileExists(generator)).Does(() =>
{
    EnsureDirectoryExists(inputs);
    foreach (var size in large ? new[] { "S", "M", "L" } : ["S", "M"])
    {
        foreach (var format in new[] { "yaml", "json" })
        {
            var input = inputs.CombineWithFilePath($"{size}.{format}");
            if (!FileExists(input))
                Generate("--size", size, "--format", format, "-o", input.FullPath);
        }
    }

    // A cluster that has moved already: no policies, no grants.
    if (!FileExists(moved))
        Generate("--size", "M", "--kinds", "Namespace,ServiceAccount,Deployment,StatefulSet,DaemonSet,ReplicaSet,Job,CronJob,Pod", "-o", moved.FullPath);

    // One file for each object, as a repository holds them: M has 33,546.
    if (!DirectoryExists(tree))
        Generate("--size", "M", "--manifests", "--split-dir", tree.FullPath);
});

Task("__BenchRuns").WithCriteria(() => FileExists(generator)).Does(() =>
{
    var program = publish.CombineWithFilePath("pspmigrate").FullPath;
    var rows = new List<string>
    {
        Row("`--version`", [program, "--version"], ["kubectl", "version", "--client"]),
        Row("`--help`", [program, "--help"], ["kubectl", "--help"]),
        Row("`convert` the article's demo", [program, "convert", "fixtures/article"], ["kubectl", "label", "--local", "-f", "fixtures/article", "a=b", "-o", "name"]),
    };
    foreach (var input in GetFiles($"{inputs}/*.*").OrderBy(file => new System.IO.FileInfo(file.FullPath).Length))
    {
        // kubectl holds everything it reads: ten times the size of the largest files.
        var size = new System.IO.FileInfo(input.FullPath).Length;
        rows.Add(Row(
            $"`convert` {input.GetFilename()}, {size / 1e6:N1} MB",
            [program, "convert", input.FullPath],
            size < 500_000_000 ? ["kubectl", "label", "--local", "-f", input.FullPath, "a=b", "-o", "name"] : null));
    }

    var cluster = inputs.CombineWithFilePath("M.yaml").FullPath;
    var page = artifacts.CombineWithFilePath("bench.html").FullPath;
    rows.Add(Row("`convert` M.yaml, report as HTML", [program, "convert", cluster, "--report", "html", "--report-file", page, "--force", "-o", "name"], null));
    rows.Add(Row("`status` of M.yaml", [program, "status", cluster], null));
    rows.Add(Row("`keep` of M.yaml", [program, "keep", cluster], null));
    if (Context.Tools.Resolve("node") is not null)
    {
        rows.Add(Row("M.json by `JSON.parse` of node, reading the file and starting included", ["node", "-e", parse, inputs.CombineWithFilePath("M.json").FullPath], null));
    }

    var files = System.IO.Directory.EnumerateFiles(tree.FullPath, "*", System.IO.SearchOption.AllDirectories).Select(file => new System.IO.FileInfo(file).Length).ToArray();
    var ofTree = $"a tree of {files.Length:N0} files, {files.Sum() / 1e6:N1} MB";
    var whole = artifacts.CombineWithFilePath("bench-tree.yaml").FullPath;
    // A line of its own between documents; cat alone would join them.
    Python("import pathlib, sys; open(sys.argv[2], 'w').write('---\\n'.join(p.read_text() for p in sorted(pathlib.Path(sys.argv[1]).rglob('*.yaml'))))", tree.FullPath, whole);
    rows.Add(Row($"`cat` of {ofTree}", ["find", tree.FullPath, "-type", "f", "-exec", "cat", "{}", "+"], null));
    rows.Add(Row($"`access -R` of {ofTree}: reading is most of it", [program, "access", "-R", "-f", tree.FullPath], null));
    rows.Add(Row($"`convert -R` of {ofTree}", [program, "convert", "-R", tree.FullPath], null));
    rows.Add(Row("`convert` of the same as one file", [program, "convert", whole], null));
    var ofMoved = $"M without policies, {new System.IO.FileInfo(moved.FullPath).Length / 1e6:N1} MB";
    rows.Add(Row($"`check` of {ofMoved}", [program, "check", moved.FullPath], null));
    rows.Add(Row("`raise` of the same", [program, "raise", moved.FullPath], null));

    var processor = System.IO.File.ReadLines("/proc/cpuinfo").First(line => line.StartsWith("model name")).Split(':')[1].Trim();
    string[] table =
    [
        $"## {DateTime.UtcNow:yyyy-MM-dd}, {processor}, {Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription}",
        "",
        $"Medians of {runs} runs, files in the page cache. The last columns are kubectl reading the same file (`label --local`), where it is installed.",
        "",
        "| work | wall s | user s | peak MiB | kubectl wall s | kubectl / pspmigrate |",
        "|---|---|---|---|---|---|",
        .. rows,
        "",
    ];
    foreach (var line in table)
        Information("{0}", line);
    if (!FileExists(benchmarks))
        System.IO.File.WriteAllText(benchmarks.FullPath, "# Benchmarks\n\nWhole processes, measured by `dotnet cake --target=Bench`; the newest table is the last.\n\n");
    System.IO.File.AppendAllText(benchmarks.FullPath, string.Join('\n', table) + "\n");
});

string Row(string work, string[] command, string[] kubectl)
{
    var own = Median(command) ?? throw new CakeException($"{string.Join(' ', command)} failed.");
    var other = kubectl is null || Context.Tools.Resolve("kubectl") is null ? null : Median(kubectl);
    return FormattableString.Invariant($"| {work} | {own.Wall:F3} | {own.User:F3} | {own.Peak} |")
        + (other is { } theirs ? FormattableString.Invariant($" {theirs.Wall:F3} | {theirs.Wall / own.Wall:F1} |") : " – | – |");
}

// The median of each figure; null when the command fails.
(double Wall, double User, int Peak)? Median(string[] command)
{
    var measured = Enumerable.Range(0, runs).Select(_ => Python(measure, command).Split(' ')).ToList();
    if (measured.Any(figures => figures[3] is not "0"))
        return null;
    return (Middle(0), Middle(1), (int)Middle(2));

    double Middle(int column) => measured
        .Select(figures => double.Parse(figures[column], System.Globalization.CultureInfo.InvariantCulture))
        .Order()
        .ElementAt(runs / 2);
}

void Generate(params string[] arguments) => RunPython([generator.FullPath, .. arguments]);

// What a script prints.
string Python(string script, params string[] arguments) => RunPython(["-c", script, .. arguments]);

string RunPython(string[] arguments)
{
    using var process = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("python3", arguments)
    {
        RedirectStandardOutput = true,
    })!;
    var output = process.StandardOutput.ReadToEnd().Trim();
    process.WaitForExit();
    return process.ExitCode == 0 ? output : throw new CakeException($"python3 exited with {process.ExitCode}.");
}
