using System.Collections.Immutable;
using System.Text;
using PspMigrate.Conversion.Checks;

namespace PspMigrate.Reports.Checks;

/// <summary>The result of a check for people: by namespace, and workloads with equal answers together.</summary>
public static class CheckText
{
    private const int Names = 20;
    private const string Indent = "         ";

    /// <summary>The whole text; empty when there are no workloads.</summary>
    public static string Write(ImmutableArray<NamespaceCheck> checks, Ink ink)
    {
        var text = new StringBuilder();
        foreach (var check in checks)
        {
            if (text.Length > 0)
                text.Append('\n');
            text.Append(ink.Paint(Tone.Heading, Printable.Escape(Heading(check)))).Append('\n');
            foreach (var problem in check.Level.Problems)
                text.Append(Printable.Escape($"{problem}; the API server then takes the strictest")).Append('\n');
            Append(text, check, ink);
        }

        return text.ToString();
    }

    private static string Heading(NamespaceCheck check)
    {
        var failing = check.Workloads.Where(workload => workload.Outcome != Outcome.Passes).Sum(workload => workload.Workload.Pods);
        var fixable = check.Workloads.Where(workload => workload.Outcome == Outcome.PassesAfterFix).Sum(workload => workload.Workload.Pods);
        var counts = failing == 0 ? "all pass" : $"{failing} {(failing == 1 ? "fails" : "fail")}, {fixable} of them fixable";
        return $"NAMESPACE {check.Name}   LEVEL {check.Level.At} ({CheckWords.Source(check.Level.Source)})   {Phrase.Count("workload", check.Workloads.Sum(workload => workload.Workload.Pods))}: {counts}";
    }

    private static void Append(StringBuilder text, NamespaceCheck check, Ink ink)
    {
        var groups = check.Workloads
            .Select(workload => (workload, Lines: string.Join('\n', CheckWords.Lines(workload, check.Level.At).Select(Printable.Escape))))
            .GroupBy(item => (item.workload.Outcome, item.Lines))
            .OrderByDescending(group => group.Key.Outcome);
        foreach (var group in groups)
        {
            var names = Phrase.List([.. group.Select(item => CheckWords.Name(item.workload))], Names);
            var word = CheckWords.Word(group.Key.Outcome);
            text.Append(ink.Paint(ToneOf(group.Key.Outcome), word)).Append(Indent.AsSpan(word.Length)).Append(Printable.Escape(names)).Append('\n');
            foreach (var line in group.Key.Lines.Split('\n'))
                text.Append(Indent).Append(line).Append('\n');
        }
    }

    private static Tone ToneOf(Outcome outcome) => outcome switch
    {
        Outcome.Fails => Tone.Lost,
        Outcome.PassesAfterFix => Tone.Respell,
        _ => Tone.Default,
    };
}
