namespace PspMigrate.Reports;

/// <summary>How far it goes that nothing is left: only as far as the input was read.</summary>
internal static class AllClear
{
    /// <param name="nothing">What is said where all was read, without its full stop.</param>
    /// <param name="missing">What wasn't read.</param>
    public static string Say(string nothing, ImmutableArray<MissingPart> missing)
    {
        var unread = $"{Phrase.Count("part", missing.Length)} of the input, which may hold more, {(missing.Length == 1 ? "wasn't" : "weren't")}";
        return missing.IsEmpty ? $"{nothing}." : $"{nothing} in what was read; {unread}.";
    }
}
