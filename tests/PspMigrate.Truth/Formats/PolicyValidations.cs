using System.Text.Json;
using PspMigrate.Manifests;
using PspMigrate.Policies;

namespace PspMigrate.Truth.Formats;

/// <summary>Policy manifests that the API takes or rejects, with its reasons in its order.</summary>
public static class PolicyValidations
{
    public static Tally Compare(TruthFile file)
    {
        var tally = new Tally();
        foreach (var line in JsonLines.Read(file.Path))
        {
            var id = JsonLines.Text(line, "case")!;
            if (JsonLines.Text(line, "message")?.StartsWith("the API version in the data", StringComparison.Ordinal) == true)
                tally.Skip(id, "it was sent to another version's address, which kubectl doesn't do");
            else
                tally.Compare(id, Recorded(line), Ours(line.GetProperty("manifest")));
        }

        return tally;
    }

    private static string Recorded(JsonElement line) => line.GetProperty("status").GetInt32() == 400
        ? "400"
        : Spell(JsonLines.Items(line, "causes").Select(cause => $"{JsonLines.Text(cause, "field")}: {JsonLines.Text(cause, "message")}"));

    private static string Ours(JsonElement manifest)
    {
        var diagnostics = new List<Diagnostic>();
        var policy = JsonLines.Policy(manifest, diagnostics);
        // Wrong types never become a policy.
        return policy is null || diagnostics.Exists(diagnostic => diagnostic.Severity == Severity.Error)
            ? "400"
            : Spell(PolicyValidation.Validate(policy).Select(problem => problem.Message));
    }

    private static string Spell(IEnumerable<string> reasons) => string.Join(" | ", reasons.DefaultIfEmpty("accepted"));
}
