// Made-up and broken input for the reader, the verbs and the editor, until the time is over. Needs nothing but .NET.

var fuzzer = "tests/PspMigrate.Fuzz/PspMigrate.Fuzz.csproj";

Task("Fuzz")
    .Description("Looks for input that breaks a promise. --seconds=60, --seed=1, --entry=NAME for one target only, --input=FILE to repeat one.")
    .IsDependentOn("__Restore")
    .Does(() =>
{
    var arguments = new ProcessArgumentBuilder()
        .Append("run").Append("--no-restore").AppendSwitchQuoted("--project", fuzzer).AppendSwitch("--configuration", configuration).Append("--")
        .AppendSwitch("--seconds", Argument("seconds", "60"))
        .AppendSwitch("--seed", Argument("seed", "1"))
        .AppendSwitchQuoted("--findings", artifacts.Combine("fuzz").FullPath);
    foreach (var (option, name) in new[] { ("entry", "--target"), ("input", "--input") })
    {
        if (HasArgument(option))
            arguments.AppendSwitchQuoted(name, Argument<string>(option));
    }

    var exitCode = StartProcess("dotnet", new ProcessSettings { Arguments = arguments });
    if (exitCode != 0)
        throw new CakeException($"Input was found that breaks a promise: see {artifacts.Combine("fuzz")}.");
});
