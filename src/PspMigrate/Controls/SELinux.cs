using System.Collections.Immutable;
using PspMigrate.Manifests.Objects;

namespace PspMigrate.Controls;

/// <summary>SELinux options.</summary>
/// <remarks>
/// <code>
/// Restricted fields:
///   spec.securityContext.seLinuxOptions.type, spec.containers[*].securityContext.seLinuxOptions.type
///   spec.securityContext.seLinuxOptions.user, spec.containers[*].securityContext.seLinuxOptions.user
///   spec.securityContext.seLinuxOptions.role, spec.containers[*].securityContext.seLinuxOptions.role
///   the same with .level (for policies only)
/// Pod Security Standards, "SELinux":
///   baseline, v1.0      type: undefined, "", container_t, container_init_t, container_kvm_t; user, role: undefined, ""
///   baseline, v1.31     type: container_engine_t, too
/// PodSecurityPolicy, seLinux:
///   RunAsAny            anything
///   MustRunAs           exactly these type, user, role and level; filled in at the pod
/// </code>
/// The order of a level's categories doesn't count (pkg/security/podsecuritypolicy/selinux/mustrunas.go @v1.20.2).
/// Values: unset where no options are given, else one each of
/// <c>type=…</c>, <c>user=…</c>, <c>role=…</c>, <c>level=…</c>.
/// </remarks>
internal sealed class SELinux : Control
{
    private const string Type = "type=";
    private const string User = "user=";
    private const string Role = "role=";
    private const string Range = "level=";

    private static readonly ValueSet Baseline =
        ValueSet.Of(Value.Unset, Type, Type + "container_t", Type + "container_init_t", Type + "container_kvm_t", User, Role)
        | ValueSet.StartingWith(Range);

    public override string Name => "seLinux";

    public override ValueSet Domain { get; } = ValueSet.Of(Value.Unset)
        | ValueSet.StartingWith(Type) | ValueSet.StartingWith(User) | ValueSet.StartingWith(Role) | ValueSet.StartingWith(Range);

    public override IEnumerable<Value> Samples =>
    [
        Type + "spc_t", Type + "container_t", Type + "container_init_t", User + "system_u", User + "user_u", Role + "system_r", Role + "object_r", Range + "s0:c100,c200",
        Range + "s0:c1,c2", Value.Unset,
    ];

    public override ImmutableArray<Check> Checks { get; } =
    [
        new("seLinuxOptions", Level.Baseline, held => new(
            "seLinuxOptions",
            $"{Words.Setters(held)} set forbidden securityContext.seLinuxOptions: {string.Join("; ", Parts(held))}"),
            [new(0, Baseline), new(31, Baseline | ValueSet.Of(Type + "container_engine_t"))]),
    ];

    public override void Read(Pod pod, List<FieldValue> held)
    {
        Add(held, Place.Pod, pod.SecurityContext?.SELinuxOptions);
        foreach (var (place, container) in Place.Containers(pod))
            Add(held, place, container.SecurityContext?.SELinuxOptions);
    }

    public override void ReadEffective(Pod pod, List<FieldValue> held)
    {
        var own = pod.SecurityContext?.SELinuxOptions;
        Add(held, Place.Pod, own);
        foreach (var (place, container) in Place.Containers(pod))
            Add(held, place, container.SecurityContext?.SELinuxOptions ?? own);
    }

    public override ValueSet Admitted(PodSecurityPolicy policy) => Pinned(policy) is not { } options
        ? ValueSet.All
        : ValueSet.Of(Type + options.Type, User + options.User, Role + options.Role, Range + Ordered(options.Level));

    /// <inheritdoc/>
    /// <remarks>Names the type, which stands for all four parts.</remarks>
    public override Value Filled(PodSecurityPolicy policy) => Pinned(policy) is { } options ? Type + options.Type : Value.Unset;

    public override Pod Fill(PodSecurityPolicy policy, Pod pod) =>
        Pinned(policy) is { } options && pod.SecurityContext?.SELinuxOptions is null
            ? pod.OwnContext(context => context with { SELinuxOptions = options })
            : pod;

    /// <inheritdoc/>
    /// <remarks>
    /// A container's options take the place of all of its pod's (pkg/securitycontext/util.go DetermineEffectiveSecurityContext @v1.20.2), so where
    /// each has some, what the pod says means nothing; yet Pod Security reads it.
    /// </remarks>
    public override Pod Restate(PodSecurityPolicy? policy, Pod pod, in FieldValue held, LevelVersion at) =>
        held.Place.IsPod && pod.EachSays(context => context.SELinuxOptions is not null)
            ? pod.OwnContext(context => context with { SELinuxOptions = null })
            : pod;

    public override Refusal Refuse(PodSecurityPolicy policy, in FieldValue held)
    {
        var options = Pinned(policy)!;
        var (part, wanted) = held.Value.AsText switch
        {
            { } text when text.StartsWith(Type, StringComparison.Ordinal) => ("type", options.Type),
            { } text when text.StartsWith(User, StringComparison.Ordinal) => ("user", options.User),
            { } text when text.StartsWith(Role, StringComparison.Ordinal) => ("role", options.Role),
            _ => ("level", options.Level),
        };
        return Refusal.Invalid($"{held.Path}.{part}", $"\"{held.AsWritten}\"", $"must be {wanted}");
    }

    public override string? SayFilled(PodSecurityPolicy policy) => Pinned(policy) is not { } options
        ? null
        : string.Join(' ', new[] { User + options.User, Role + options.Role, Type + options.Type, Range + options.Level }
            .Where(part => !part.EndsWith('=')));

    /// <inheritdoc/>
    /// <remarks>Part by part: <c>any user, type other than container_t</c>.</remarks>
    public override string Say(ValueSet values)
    {
        if ((values & Domain).Equals(Domain))
            return "anything";
        var parts = new[] { User, Role, Range, Type }.Select(part => SayPart(values, part)).OfType<string>();
        var said = string.Join(", ", values.Contains(Value.Unset) ? parts.Prepend("unset") : parts);
        return said.Length == 0 ? "nothing" : said;
    }

    public override ImmutableArray<string> Field(PodSecurityPolicy policy, ValueSet values) => ["spec", "seLinux"];

    public override bool HasRule(PodSecurityPolicy policy) => Pinned(policy) is not null;

    public override Pod With(Pod pod, Value value) => pod.OwnContext(context => context with
    {
        SELinuxOptions = value.AsText is { } text ? With(context.SELinuxOptions ?? new(), text) : null,
    });

    /// <summary>Null when the set has no value of the part but the empty one.</summary>
    private static string? SayPart(ValueSet values, string part)
    {
        var word = part.TrimEnd('=');
        var all = ValueSet.Texts - ValueSet.Of("");
        var some = values.After(part) & all;
        if (some.IsEmpty)
            return null;
        if (some.Equals(all))
            return $"any {word}";
        var said = ValueSetText.Describe(some, all, value => value.ToString(), word);
        var but = $"every {word} but ";
        return said.StartsWith(but, StringComparison.Ordinal) ? $"{word} other than {said[but.Length..]}" : $"{word} {said}";
    }

    private static SELinuxOptions With(SELinuxOptions options, string text)
    {
        var part = text[(text.IndexOf('=', StringComparison.Ordinal) + 1)..];
        return text switch
        {
            _ when text.StartsWith(Type, StringComparison.Ordinal) => options with { Type = part },
            _ when text.StartsWith(User, StringComparison.Ordinal) => options with { User = part },
            _ when text.StartsWith(Role, StringComparison.Ordinal) => options with { Role = part },
            _ => options with { Level = part },
        };
    }

    /// <summary>The options that the policy demands; null when it demands none.</summary>
    internal static SELinuxOptions? Pinned(PodSecurityPolicy policy) =>
        string.Equals(policy.SELinux.Rule, IdRules.MustRunAs, StringComparison.Ordinal) ? policy.SELinux.Options ?? new() : null;

    private static void Add(List<FieldValue> held, Place place, SELinuxOptions? options)
    {
        const string field = "securityContext.seLinuxOptions";
        if (options is null)
        {
            held.Add(new(Value.Unset, place, field));
            return;
        }

        held.Add(new(Type + options.Type, place, field, Text: options.Type));
        held.Add(new(User + options.User, place, field, Text: options.User));
        held.Add(new(Role + options.Role, place, field, Text: options.Role));
        held.Add(new(Range + Ordered(options.Level), place, field, Text: options.Level));
    }

    /// <summary>The level with its categories in order: <c>s0:c2,c1</c> and <c>s0:c1,c2</c> are the same to the plugin.</summary>
    private static string Ordered(string level)
    {
        if (!level.Contains(',', StringComparison.Ordinal))
            return level;
        var parts = level.Split(':');
        return parts.Length == 2
            ? $"{parts[0]}:{string.Join(',', parts[1].Split(',').Order(StringComparer.Ordinal))}"
            : level;
    }

    private static IEnumerable<string> Parts(IReadOnlyList<FieldValue> held)
    {
        var types = Words.Sorted(held.Where(value => value.Value.AsText!.StartsWith(Type, StringComparison.Ordinal)));
        if (types.Length > 0)
            yield return $"{Words.Plural("type", types.Length)} {Words.Quoted(types)}";
        if (held.Any(value => value.Value.AsText!.StartsWith(User, StringComparison.Ordinal)))
            yield return "user may not be set";
        if (held.Any(value => value.Value.AsText!.StartsWith(Role, StringComparison.Ordinal)))
            yield return "role may not be set";
    }
}
