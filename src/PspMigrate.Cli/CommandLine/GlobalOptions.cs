namespace PspMigrate.Cli.CommandLine;

/// <summary>The options that every verb takes.</summary>
internal static class GlobalOptions
{
    public static readonly Option AllMessages = new("--all-messages", null, "Print every note, warning and error, not just a screenful");

    public static readonly Option NoColour = new("--no-color", null, "No colours; the same as NO_COLOR=1");

    public static readonly ImmutableArray<Option> OfEveryVerb = [AllMessages, NoColour];

    public static IEnumerable<Option> And(Verb verb) => verb.Options.SelectMany(group => group.Options).Concat(OfEveryVerb);
}
