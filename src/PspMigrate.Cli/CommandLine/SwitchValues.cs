namespace PspMigrate.Cli.CommandLine;

/// <summary>Switches with a value, as kubectl takes them: <c>--recursive=false</c>. Of several the last one counts.</summary>
internal static class SwitchValues
{
    // strconv.ParseBool, which kubectl's flags are read by.
    private static readonly ImmutableArray<string> True = ["1", "t", "T", "true", "TRUE", "True"];
    private static readonly ImmutableArray<string> False = ["0", "f", "F", "false", "FALSE", "False"];

    /// <summary>The arguments with each such switch as one without a value, or not at all.</summary>
    public static IReadOnlyList<string> Resolve(IReadOnlyList<string> args, IEnumerable<Option> options)
    {
        var switches = options.Where(option => option.IsSwitch).ToArray();
        var kept = new List<string>(args.Count);
        for (var i = 0; i < args.Count; i++)
        {
            if (args[i] is "--")
                return [.. kept, .. args.Skip(i)];
            var parts = args[i].Split('=', 2);
            var names = parts.Length == 2 && Array.Find(switches, option => option.AllNames.Contains(parts[0], StringComparer.Ordinal)) is { } given
                ? given.AllNames
                : [];
            if (names.Length > 0 && False.Contains(parts[1], StringComparer.Ordinal))
                kept.RemoveAll(arg => names.Contains(arg, StringComparer.Ordinal));
            else
                kept.Add(names.Length > 0 && True.Contains(parts[1], StringComparer.Ordinal) ? parts[0] : args[i]);
        }

        return kept;
    }
}
