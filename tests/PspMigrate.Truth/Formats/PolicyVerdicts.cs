using PspMigrate.Policies;

namespace PspMigrate.Truth.Formats;

/// <summary>Policies as they were sent: whether the API takes them.</summary>
public static class PolicyVerdicts
{
    public static Tally Compare(TruthFile file)
    {
        var tally = new Tally();
        foreach (var line in JsonLines.Read(file.Path))
        {
            var accepted = JsonLines.Policy(line.GetProperty("manifest")) is { } policy && PolicyValidation.Validate(policy).IsEmpty;
            tally.Compare(JsonLines.Text(line, "psp")!, Spell(line.GetProperty("accepted").GetBoolean()), Spell(accepted));
        }

        return tally;
    }

    private static string Spell(bool accepted) => accepted ? "accepted" : "rejected";
}
