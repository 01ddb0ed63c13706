// Mutation testing of the folders where a wrong answer starts; how to read it is in docs/mutation.md.
// --folder=Controls takes one of them, --file=Controls/Seccomp.cs one file.

var mutations = artifacts.Combine("mutation");
var mutatedTests = MakeAbsolute(Directory("tests/PspMigrate.Tests"));
var mutatedFolders = new[] { "Controls", "Standards", "Policies", "Access", "Conversion" };
var mutatedFolder = Argument("folder", "");
var mutatedFile = Argument("file", "");

Task("Mutate")
    .Description("Changes the library in small ways and counts the changes that no test notices. --folder=Controls, --file=Controls/Seccomp.cs.")
    .IsDependentOn("__Mutate")
    .IsDependentOn("__MutationScores");

Task("__Mutate").Does(() =>
{
    if (mutatedFile.Length > 0)
        Mutate(mutatedFile, mutatedFile);
    else
        foreach (var folder in mutatedFolder.Length > 0 ? [mutatedFolder] : mutatedFolders)
            Mutate(folder, $"{folder}/**/*.cs");
});

// What the reports so far say, whichever run they are of.
Task("__MutationScores").Does(() =>
{
    var reports = GetFiles($"{mutations}/*/reports/mutation-report.json").OrderBy(report => report.FullPath);
    var results = reports.Select(report => (Name: report.GetDirectory().GetParent().GetDirectoryName(), Mutants: Mutants(report).ToList())).ToList();
    foreach (var mutant in results.SelectMany(result => result.Mutants).Where(mutant => mutant.Status is "Survived" or "NoCoverage"))
        Information("{0}: {1}: {2}", mutant.Status, mutant.Place, mutant.Change);
    Information("\n| folder | mutants | killed | timeout | survived | no coverage | score | do not compile |");
    Information("|---|---|---|---|---|---|---|---|");
    foreach (var (name, mutants) in results)
    {
        int Count(string status) => mutants.Count(mutant => mutant.Status == status);
        var (killed, timeout, survived, uncovered) = (Count("Killed"), Count("Timeout"), Count("Survived"), Count("NoCoverage"));
        var all = killed + timeout + survived + uncovered;
        Information(FormattableString.Invariant(
            $"| {name} | {all} | {killed} | {timeout} | {survived} | {uncovered} | {100.0 * (killed + timeout) / all:F1} % | {Count("CompileError")} |"));
    }
});

// The mutated library is built in a configuration of its own, so that no other build meets it.
void Mutate(string name, string files)
{
    var exitCode = StartProcess("dotnet", new ProcessSettings
    {
        WorkingDirectory = mutatedTests,
        Arguments = new ProcessArgumentBuilder()
            .Append("stryker --skip-version-check")
            .AppendSwitchQuoted("--mutate", files)
            .AppendSwitchQuoted("--output", mutations.Combine(name.Replace('/', '.')).FullPath),
    });
    if (exitCode != 0)
        throw new CakeException($"Mutation testing of {name} failed: see what it printed above.");
}

IEnumerable<(string Status, string Place, string Change)> Mutants(FilePath report)
{
    using var json = System.Text.Json.JsonDocument.Parse(System.IO.File.ReadAllBytes(report.FullPath));
    foreach (var file in json.RootElement.GetProperty("files").EnumerateObject())
    {
        foreach (var mutant in file.Value.GetProperty("mutants").EnumerateArray())
        {
            var start = mutant.GetProperty("location").GetProperty("start");
            yield return (
                mutant.GetProperty("status").GetString(),
                $"{file.Name}:{start.GetProperty("line")}:{start.GetProperty("column")}",
                $"{mutant.GetProperty("mutatorName").GetString()}: {mutant.GetProperty("replacement").GetString()}");
        }
    }
}
