namespace PspMigrate.Controls;

/// <summary>A version of the Pod Security Standards: <c>v1.N</c> or <c>latest</c>.</summary>
/// <remarks>Ordered by minor version; <c>latest</c> is above all. <c>default</c> is v1.0.</remarks>
/// <param name="Minor">0 and higher.</param>
public readonly record struct KubernetesVersion(int Minor) : IComparable<KubernetesVersion>
{
    /// <summary>The newest version at which a check changed (kubernetes/pod-security-admission policy/, July 2026).</summary>
    public const int NewestMinor = 37;

    /// <summary>Whatever version the server has: its labels move with every upgrade.</summary>
    public static readonly KubernetesVersion Latest = new(int.MaxValue);

    /// <summary>Whether this is <c>latest</c>.</summary>
    public bool IsLatest => Minor == int.MaxValue;

    /// <summary>The version whose checks count: <c>latest</c> and versions not known yet mean the newest known.</summary>
    public int EffectiveMinor => Math.Min(Minor, NewestMinor);

    /// <summary>Reads <c>latest</c> or <c>v1.N</c> without leading zeros, as api/helpers.go does; null for anything else.</summary>
    public static KubernetesVersion? Parse(string? text) => text is "latest" ? Latest
        // The BCL passes over null characters behind a number.
        : text is ['v', '1', '.', .. var digits] && digits is "0" or not ['0', ..] && digits.All(char.IsAsciiDigit)
            && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var minor) && minor < int.MaxValue ? new(minor)
        : null;

    public int CompareTo(KubernetesVersion other) => Minor.CompareTo(other.Minor);

    public override string ToString() => IsLatest ? "latest" : string.Create(CultureInfo.InvariantCulture, $"v1.{Minor}");

    public static bool operator <(KubernetesVersion left, KubernetesVersion right) => left.Minor < right.Minor;
    public static bool operator >(KubernetesVersion left, KubernetesVersion right) => left.Minor > right.Minor;
    public static bool operator <=(KubernetesVersion left, KubernetesVersion right) => left.Minor <= right.Minor;
    public static bool operator >=(KubernetesVersion left, KubernetesVersion right) => left.Minor >= right.Minor;
}
