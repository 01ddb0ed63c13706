using PspMigrate.Reports.Json;

namespace PspMigrate.Reports.Explaining;

/// <summary>What goes by one name: a control with its checks, a word of the reports, or both.</summary>
/// <param name="name">The name, as it was typed.</param>
internal sealed class ExplainAnswer(string name, ImmutableArray<Control> controls, ImmutableArray<(string Word, string Text)> words) : Answer
{
    private const int Values = 14;

    public override string Title => name;

    internal override IEnumerable<Block> Blocks(Style style) =>
    [
        .. words.SelectMany(item => new Block[] { new Subheading($"{item.Word}: a word of the reports"), new Paragraph(item.Text) }),
        .. controls.SelectMany(Of),
        new Gap(),
        new Paragraph(controls.IsEmpty
            ? "More: docs/concepts.md"
            : "More: docs/facts/pod-security-checks.md and docs/facts/pod-security-policy.md; "
                + "https://kubernetes.io/docs/concepts/security/pod-security-standards/"),
    ];

    internal override void WriteData(Utf8JsonWriter json)
    {
        json.WriteString("name", name);
        json.Objects("words", words, item =>
        {
            json.WriteString("word", item.Word);
            json.WriteString("text", item.Text);
        });
        json.Objects("controls", controls, control =>
        {
            json.WriteString("name", control.Name);
            json.Strings("podFields", control.Facets.Select(facet => facet.Path));
            json.Strings("policyFields", PolicyField.Of(control).Select(field => field.ToString()));
            json.Objects("checks", control.Checks.SelectMany(check => check.Revisions, (check, revision) => (check, revision)), item =>
            {
                json.WriteString("id", item.check.Id);
                json.WriteString("level", item.check.Level.Name());
                json.WriteString("since", Since(item.revision.Since));
                json.WriteString("allows", control.Words(item.revision.Allowed).ToString());
                json.Objects("ignores", item.check.Exempt, pods =>
                {
                    json.WriteString("pods", pods.Field);
                    json.WriteString("since", Since(pods.Since));
                });
            });
        });
    }

    private static IEnumerable<Block> Of(Control control)
    {
        yield return new Subheading($"{control.Name}: a control");
        yield return new Items(
        [
            new($"fields of pods: {string.Join(", ", control.Facets.Select(Holder))}"),
            new(PolicyField.Of(control) is { IsEmpty: false } fields ? $"fields of policies: {string.Join(", ", fields)}" : "policies have no field for it"),
        ]);
        if (control.Checks.IsEmpty)
        {
            yield return new Paragraph("No level limits it: whatever a policy refuses here is lost, unless an admission policy (keep) goes on refusing it.");
            yield break;
        }

        foreach (var check in control.Checks)
        {
            yield return new Gap();
            yield return new Paragraph($"Check {check.Id}, {check.Level.Name()}{(check.Replaces is { } baseline ? $", in place of {baseline}" : "")}:");
            yield return new Items(
            [
                .. check.Revisions.Select(revision => new Item($"from {Since(revision.Since)} on it allows {Allowed(control, revision)}{Read(revision)}")),
                .. check.Exempt.Select(pods => new Item($"from {Since(pods.Since)} on it ignores pods with {pods.Field}")),
            ]);
        }
    }

    private static string Holder(Facet facet) => facet switch
    {
        SharedField => $"{facet.Fields} (containers, else their pod)",
        { IsOfContainers: true } => $"{facet.Fields} (containers)",
        _ => facet.Fields,
    };

    private static string Since(int minor) => new KubernetesVersion(minor).ToString();

    private static string Allowed(Control control, Revision revision) =>
        revision.Allowed.IsEmpty ? "none" : control.Words(revision.Allowed).Shorten(Values);

    private static string Read(Revision revision) => revision.Annotations switch { true => " (annotations)", null => " (annotations and fields)", _ => "" };
}
