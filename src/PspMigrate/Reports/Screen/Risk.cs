namespace PspMigrate.Reports.Screen;

/// <summary>What a namespace risks once the plan is carried out and policies are gone.</summary>
/// <param name="Fine">Workloads that pass the level that is enforced then.</param>
/// <param name="Fixable">Those that pass it only once <c>fix</c> has spelled out what their policy fills in.</param>
/// <param name="Refused">Those that it refuses whatever is spelled out.</param>
/// <param name="IsOpen">Whether nothing limits pods there: no level is enforced, or privileged.</param>
internal readonly record struct Risk(int Fine, int Fixable, int Refused, bool IsOpen)
{
    /// <summary>Workloads that the level refuses as they are.</summary>
    public int RefusedNow => Fixable + Refused;

    public Tone Mark => RefusedNow > 0 ? Tone.Warning : IsOpen ? Tone.Open : Tone.Plain;

    public static Risk Of(NamespacePlan item)
    {
        var after = item.Enforced ?? (item.WithoutLevel == NoLevelReason.Exempt ? Level.Privileged : item.Now.Policy.Enforce.Level);
        if (item.Enforced is not { } level)
            return new(item.Workloads.Count, 0, 0, after == Level.Privileged);
        var fine = item.Workloads.Passing(level);
        var fixable = item.Workloads.PassingAfterFix(level) - fine;
        return new(fine, fixable, item.Workloads.Count - fine - fixable, after == Level.Privileged);
    }

    public static Risk operator +(Risk one, Risk other) =>
        new(one.Fine + other.Fine, one.Fixable + other.Fixable, one.Refused + other.Refused, one.IsOpen || other.IsOpen);

    /// <summary><c>12 ok, 3 after fix, 4 refused</c>; null where there are no workloads.</summary>
    public string? Words => (Fine, Fixable, Refused) is (0, 0, 0) ? null : string.Join(", ", new[]
    {
        Fine > 0 ? $"{Phrase.Number(Fine)} ok" : null,
        Fixable > 0 ? $"{Phrase.Number(Fixable)} after fix" : null,
        Refused > 0 ? $"{Phrase.Number(Refused)} refused" : null,
    }.OfType<string>());
}
