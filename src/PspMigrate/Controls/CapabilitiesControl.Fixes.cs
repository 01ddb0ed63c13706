namespace PspMigrate.Controls;

/// <content>What container runtimes take as the same, which fixes may write in place of it.</content>
internal sealed partial class CapabilitiesControl
{
    private const string Condition = "the container runtime gives NET_RAW by default, as containerd and Docker do";
    private const string EitherCase = "the container runtime takes names in either case, as containerd, CRI-O and Docker do";

    public override IEnumerable<Respelling> Respellings(PodSecurityPolicy policy)
    {
        var keepsNetRaw = !policy.RequiredDropCapabilities.Any(name => Is(name, All) || Is(name, NetRaw));
        if (keepsNetRaw)
            yield return new(Names([NetRaw]), Value.Unset, Condition);
        foreach (var name in policy.AllowedCapabilities.Concat(policy.DefaultAddCapabilities).Where(name => !IsUpper(name)).Distinct(StringComparer.Ordinal))
        {
            if (!Is(name, NetRaw))
                yield return new(Names([name]), Add.Of(name.ToUpperInvariant()), EitherCase, AfterPolicy: true);
            else if (keepsNetRaw)
                yield return new(Names([name]), Value.Unset, Condition);
        }
    }

    public override string? RestateCondition(in FieldValue held) => held.Value.AsText is { } name && Is(name, NetRaw) ? Condition : null;

    /// <inheritdoc/>
    /// <remarks>NET_RAW goes only where the container doesn't drop what it would then have by default.</remarks>
    public override Pod Restate(PodSecurityPolicy? policy, Pod pod, in FieldValue held, LevelVersion at)
    {
        var place = held.Place;
        if (held.Value.AsText is not { } name)
        {
            return pod.At(place, context => Listed(context.Capabilities?.Drop).Any(dropped => Is(dropped, All))
                ? context with { Capabilities = context.Capabilities! with { Drop = InUpperCase(context.Capabilities.Drop, All) } }
                : context);
        }

        if (Is(name, NetRaw))
        {
            return pod.At(place, context => context.Capabilities is { Add.IsDefault: false } capabilities && !Listed(capabilities.Drop).Any(DropsNetRaw)
                ? context with { Capabilities = capabilities with { Add = WithoutNetRaw(capabilities.Add) } }
                : context);
        }

        return IsUpper(name) || !Allowed(at).Contains(Add.Of(name.ToUpperInvariant()))
            ? pod
            : pod.At(place, context => context with { Capabilities = context.Capabilities! with { Add = InUpperCase(context.Capabilities.Add, name) } });
    }

    /// <summary>Runtimes take names in either case and with or without the prefix.</summary>
    private static bool DropsNetRaw(string name) => name.ToUpperInvariant() is All or NetRaw or "CAP_" + NetRaw or "CAP_" + All;

    private static ImmutableArray<string> WithoutNetRaw(ImmutableArray<string> add) =>
        add.RemoveAll(name => Is(name, NetRaw)) is { IsEmpty: false } left ? left : default;

    /// <summary>A list with the spellings of one name replaced by that in upper case, once.</summary>
    private static ImmutableArray<string> InUpperCase(ImmutableArray<string> names, string name) =>
        [.. names.Select(other => Is(other, name) ? name.ToUpperInvariant() : other).Distinct(StringComparer.Ordinal)];

    private static bool IsUpper(string name) => string.Equals(name, name.ToUpperInvariant(), StringComparison.Ordinal);
}
