using PspMigrate.Access;
using PspMigrate.Cli.Cluster;
using PspMigrate.Cli.Input.Trees;
using PspMigrate.Conversion.WhatIf;

namespace PspMigrate.Cli.Verbs;

/// <summary>What is read, and which namespaces of it are asked for; the same in every verb.</summary>
internal sealed record InputOptions
{
    private static readonly Option FilenameOption = new("-f|--filename", "FILE", "Read this file, directory, or - for standard input");
    private static readonly Option RecursiveOption = new("-R|--recursive", null, "Read directories recursively");
    private static readonly Option NamespaceOption = new("-n|--namespace", "NAMESPACE", "Only this namespace; may be repeated");
    private static readonly Option AllOption = new("-A|--all-namespaces", null, "All namespaces (the default); wins over -n");
    private static readonly Option SelectorOption = new("-l|--selector", "SELECTOR", "Only namespaces with these labels, such as team=web,env!=test");
    private static readonly Option DefaultNamespaceOption =
        new("--default-namespace", "NAMESPACE", "Namespace of objects in files that name none (default that of a single -n, else default)");

    public static readonly OptionGroup Group = new(
        "Input", [FilenameOption, RecursiveOption, .. TreeOptions.All, NamespaceOption, AllOption, SelectorOption, DefaultNamespaceOption]);

    public static readonly ImmutableArray<Option> OfNamespaces = [NamespaceOption, AllOption, SelectorOption];

    /// <summary>Files and directories as typed: the arguments, then those of <c>--filename</c>.</summary>
    public ImmutableArray<string> Files { get; init; } = [];
    public bool Recursive { get; init; }
    public TreeOptions Trees { get; init; } = new(ParsedArguments.None);
    public bool HasFiles => !Files.IsEmpty || !Trees.Kustomizations.IsEmpty;
    public NamespaceSelection Selection { get; init; } = NamespaceSelection.All;
    /// <summary>The selector of <see cref="Selection"/> as typed.</summary>
    public string? Selector { get; init; }
    public NamespaceFallback DefaultNamespace { get; init; }
    public ClusterOptions Cluster { get; init; } = new(ParsedArguments.None);
    /// <summary>What to leave out of what is read; nothing in verbs without these options.</summary>
    public Without Without { get; init; } = Without.Nothing;

    public static InputOptions From(ParsedArguments values, IEnumerable<string> arguments)
    {
        ImmutableArray<string> names = [.. values.All(NamespaceOption).Select(name => NamespaceName(NamespaceOption, name)).Distinct(StringComparer.Ordinal)];
        if (values.Has(AllOption))
            names = [];
        // As with kubectl, an empty selector selects everything.
        var selector = values.All(SelectorOption) is [.., var typed] && !string.IsNullOrWhiteSpace(typed) ? typed : null;
        return new()
        {
            Files = [.. arguments, .. values.All(FilenameOption)],
            Recursive = values.Has(RecursiveOption),
            Trees = new(values),
            Selection = new(names, selector is null ? null : Labels(selector)),
            Selector = selector,
            // As with kubectl, a single -n also says where objects belong that name no namespace; but it's noted.
            DefaultNamespace = values.Text(DefaultNamespaceOption) is { } said
                ? new(NamespaceName(DefaultNamespaceOption, said), IsSaid: true)
                : new(names is [var only] ? only : null, IsSaid: false),
            Cluster = ClusterOptions.From(values),
            Without = WithoutOptions.From(values),
        };
    }

    private static string NamespaceName(Option option, string name) => ObjectNames.IsNamespace(name)
        ? name
        : throw new CommandException($"{option.LongName}: \"{name}\" can't be the name of a namespace", "use lower-case letters, digits and -");

    private static LabelSelector Labels(string selector) => SelectorText.Parse(selector, out var problem)
        ?? throw new CommandException(
            $"{SelectorOption.LongName}: {problem}", "use key=value, key!=value, \"key in (a,b)\", \"key notin (a,b)\", key or !key, joined by commas");
}
