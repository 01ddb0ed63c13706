using System.Text;
using System.Text.RegularExpressions;
using PspMigrate.Manifests;
using PspMigrate.Manifests.Text;
using PspMigrate.Manifests.Yaml;

namespace PspMigrate.Fuzz.Targets;

/// <summary>Manifests → <c>keep</c>: admission policies that an API server could read.</summary>
internal static partial class KeepTarget
{
    private static readonly string[][] Options =
    [
        [], ["--scope", "grants"], ["--scope", "namespace"], ["--kubernetes-version", "v1.30"], ["--actions", "Warn,Audit", "--guard-labels"],
        ["--enforce", "baseline", "--ephemeral", "skip"],
    ];

    public static void Run(ReadOnlySpan<byte> input)
    {
        var bytes = input.ToArray();
        var options = Options[bytes.Length % Options.Length];
        var yaml = Keep(bytes, options, "yaml");
        if (!yaml.IsAnswer)
            return;
        PropertyException.Unless(yaml == Keep(bytes, options, "yaml"), "the same policies are kept in the same words", yaml.Out);
        MapNode[] objects = [.. Read(yaml.Out)];
        foreach (var item in objects)
            Check(item);
        var names = objects.Select(item => $"{Text(item, "kind")}/{Text(item, "metadata", "name")}").ToArray();
        PropertyException.Unless(names.Distinct(StringComparer.Ordinal).Count() == names.Length, "no two have one name", string.Join('\n', names));
        var json = Read(Keep(bytes, options, "json").Out).SelectMany(list => ((ListNode)list["items"]!).Items).ToArray();
        PropertyException.Unless(
            json.Length == objects.Length && json.Zip(objects).All(pair => Says(pair.First).SequenceEqual(Says(pair.Second), StringComparer.Ordinal)),
            "JSON says what YAML says", yaml.Out);
    }

    private static Verb Keep(byte[] bytes, string[] options, string form) =>
        Verb.Run(bytes, Scratch.Directory, ["keep", "-", Scratch.BaseName, "-o", form, .. options]);

    private static IEnumerable<MapNode> Read(string text)
    {
        try
        {
            return
            [
                .. Documents.Split(Encoding.UTF8.GetBytes(text))
                    .SelectMany(document => YamlTree.Parse("kept", Encoding.UTF8.GetString(document.Text.Span), 1, [])).Cast<MapNode>(),
            ];
        }
        catch (ManifestException e)
        {
            throw new PropertyException("kept policies are YAML", $"{e.Message}\n{text}");
        }
    }

    private static void Check(MapNode item)
    {
        var name = Text(item, "metadata", "name");
        PropertyException.Unless(name.Length <= 253 && Name().IsMatch(name), "the API takes the name", name);
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var variable in Items(item, "variables"))
        {
            Check(Text(variable, "expression"), known);
            PropertyException.Unless(known.Add(Text(variable, "name")), "each variable is defined once", Text(variable, "name"));
        }

        foreach (var rule in Items(item, "validations").Concat(Items(item, "matchConditions")).Concat(Items(item, "auditAnnotations")))
        {
            foreach (var key in new[] { "expression", "messageExpression", "valueExpression" })
            {
                if (rule[key] is ScalarNode expression)
                    Check(expression.Text, known);
            }

            // apiserver pkg/apis/admissionregistration/validation: a message has no line breaks, and is there where the expression has some.
            PropertyException.Unless(!Text(rule, "message").Contains('\n', StringComparison.Ordinal), "a message is one line", Text(rule, "message"));
            PropertyException.Unless(
                rule["reason"] is null || Text(rule, "message").Trim().Length > 0 || rule["messageExpression"] is not null, "a refusal has a message", name);
        }

        foreach (var mutation in Items(item, "mutations"))
            Check(mutation.Find("applyConfiguration", "expression") is ScalarNode apply ? apply.Text : Text(mutation, "jsonPatch", "expression"), known);
    }

    private static void Check(string expression, HashSet<string> known)
    {
        PropertyException.Unless(CelSyntax.IsExpression(expression), "expressions are CEL", expression);
        var unquoted = Quoted().Replace(expression, "''");
        foreach (Match use in Variable().Matches(unquoted))
            PropertyException.Unless(known.Contains(use.Groups["name"].Value), "variables are defined before they are used", expression);
    }

    private static IEnumerable<MapNode> Items(MapNode item, string list) => (item.Find("spec", list) as ListNode)?.Items.OfType<MapNode>() ?? [];

    private static string Text(MapNode map, params ReadOnlySpan<string> path) => (map.Find(path) as ScalarNode)?.Text ?? "";

    /// <summary>What comments say in YAML is an annotation in JSON.</summary>
    private static IEnumerable<string> Says(Node node) => Trees.Leaves(node)
        .Where(leaf => !leaf.StartsWith("/metadata/annotations/pspmigrate.io/clauses", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    [GeneratedRegex("""^[a-z0-9]([-a-z0-9.]*[a-z0-9])?\z""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Name();

    [GeneratedRegex(@"'(\\.|[^'\\])*'", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\bvariables\.(?<name>\w+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Variable();
}
