using System.Security.Cryptography;
using PspMigrate.Manifests.Editing;

namespace PspMigrate.Conversion.Keeping.Objects;

/// <summary>The objects of one group of namespaces: policies first, then the bindings that put them in force.</summary>
internal static class KeptObjects
{
    public const string ManagedBy = "app.kubernetes.io/managed-by";
    public const string Manager = "pspmigrate";

    /// <summary>What an object is for: kubernetes.io/docs/reference/labels-annotations-taints.</summary>
    private const string Description = "kubernetes.io/description";

    private const string Group = "admissionregistration.k8s.io/v1";

    /// <summary>What one set needs.</summary>
    public static IEnumerable<KeptSpec> Specs(KeptSet set, Covering covering, KeepOptions options, bool fills)
    {
        if (options.Parts != KeepParts.Fill && set.Refuses)
        {
            yield return ValidatingSpec.Of(covering.Refusing, options) with
            {
                Policies = Policies(covering.Refusing),
                Description = Descriptions.Refusing(set, covering),
            };
        }

        if (fills && covering.Filling.Fills)
            yield return MutatingSpec.Of(covering.Filling) with { Policies = Policies(covering.Filling), Description = Descriptions.Filling(covering) };
    }

    private static ImmutableArray<string> Policies(KeptSet set) => [.. set.Alternatives.Select(alternative => alternative.Policy.Name)];

    /// <summary>The objects of all sets: policies first, then the bindings that put them in force. Sets that need the same share it.</summary>
    public static ImmutableArray<KeptObject> Of(IEnumerable<(KeptSet Set, KeptSpec Spec)> parts, KeepOptions options)
    {
        var shared = parts.GroupBy(part => (part.Spec.Kind, Name: Name(part.Spec))).ToArray();
        return
        [
            .. shared.Select(same =>
                Policy(same.First().Spec, same.Key.Name, string.Join(' ', same.Select(part => part.Spec.Description).Distinct(StringComparer.Ordinal)))),
            .. shared.Select(same => Binding(
                same.First().Spec, same.Key.Name,
                [.. same.SelectMany(part => part.Set.Namespaces).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)], options)),
        ];
    }

    /// <summary>A policy that holds everywhere, and its binding.</summary>
    public static ImmutableArray<KeptObject> Of(KeptSpec everywhere, KeepOptions options)
    {
        var name = Name(everywhere);
        return [Policy(everywhere, name, everywhere.Description), Binding(everywhere, name, [], options)];
    }

    private static KeptObject Policy(KeptSpec spec, string name, string description) => new(
        Tree.Map(("apiVersion", Tree.Text(Group)), ("kind", Tree.Text(spec.Kind)), ("metadata", Metadata(name, description)), ("spec", spec.Node)),
        spec.Comments);

    private static KeptObject Binding(KeptSpec spec, string name, ImmutableArray<string> namespaces, KeepOptions options)
    {
        var selector = namespaces is [] ? null : namespaces is [var only]
            ? Tree.Map(("matchLabels", Tree.Map(("kubernetes.io/metadata.name", Tree.Text(only)))))
            : Tree.Map(("matchExpressions", Tree.List(Tree.Map(
                ("key", Tree.Text("kubernetes.io/metadata.name")), ("operator", Tree.Text("In")), ("values", Tree.Texts(namespaces))))));
        ImmutableArray<string> actions = options.Actions == KeepActions.Deny ? ["Deny"] : ["Warn", "Audit"];
        return new(
            Tree.Map(
                ("apiVersion", Tree.Text(Group)),
                ("kind", Tree.Text(spec.Kind + "Binding")),
                ("metadata", Metadata(name)),
                ("spec", Tree.Map(
                    ("policyName", Tree.Text(name)),
                    ("validationActions", spec.IsValidating ? Tree.Texts(actions) : null),
                    ("matchResources", selector is null ? null : Tree.Map(("namespaceSelector", selector)))))),
            []);
    }

    private static MapNode Metadata(string name, string? description = null) => Tree.Map(
        ("name", Tree.Text(name)),
        ("labels", Tree.Map((ManagedBy, Tree.Text(Manager)))),
        ("annotations", description is null ? null : Tree.Map((Description, Tree.Text(description)))));

    /// <summary>A name that says which policies are kept, and changes with what it does.</summary>
    private static string Name(KeptSpec spec)
    {
        const int room = 80;
        var policies = string.Join('-', spec.Policies.DefaultIfEmpty("none"));
        var word = policies.Length <= room ? policies : policies[..room].TrimEnd('.', '-');
        // Files may hold names that no API server takes.
        if (!ObjectNames.IsSubdomain(word))
            word = string.Concat(word.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));
        return $"psp-{word}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(NodeText.Document(spec.Node))))[..8]}";
    }
}
