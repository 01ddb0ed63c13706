namespace PspMigrate.Controls;

/// <summary>Pods that some checks pass over from a version on, whatever they hold.</summary>
/// <remarks>facts/pod-security-checks.md, "What each check forbids".</remarks>
public sealed class Exemption
{
    private Exemption(string field, int since, Func<Pod, bool> covers) => (Field, Since, Covers) = (field, since, covers);

    /// <summary>Pods that say that they are for Windows. The API takes no fields of Linux there, so that no level lets more of them in.</summary>
    public static Exemption Windows { get; } = new("os.name: windows", 25, pod => pod.OsName is "windows");

    /// <summary>Pods in a user namespace of their own.</summary>
    public static Exemption UserNamespace { get; } =
        new("hostUsers: false", 35, pod => pod.HostUsers == false) { Make = pod => pod with { HostUsers = false } };

    public static ImmutableArray<Exemption> All { get; } = [Windows, UserNamespace];

    /// <summary>The field by which a pod is exempt, as manifests write it.</summary>
    public string Field { get; }

    /// <summary>The first minor version that it holds for.</summary>
    public int Since { get; }

    /// <summary>Whether a pod is exempt.</summary>
    public Func<Pod, bool> Covers { get; }

    /// <summary>Makes a pod exempt; null where the API takes none of the fields in exempt pods that the checks look at.</summary>
    public Func<Pod, Pod>? Make { get; private init; }
}
