namespace PspMigrate.Conversion.Keeping.Costs;

/// <summary>How large a pod kept policies must be able to judge, and lists of it.</summary>
internal static class PodSize
{
    public const int Containers = 100;

    /// <summary>Of each container.</summary>
    private const int Ports = 50;

    /// <summary>The items of a field that is a list; of any other field what a list of names may have.</summary>
    /// <remarks>5,000 ports, and each of 60 volumes mounted in each container, are more than any workload of the corpus has by far.</remarks>
    public static Extent Of(string field) => field switch
    {
        "containers" => new(Containers),
        // They count together.
        "initContainers" or "ephemeralContainers" => new(0),
        "ports" => new(Ports),
        "volumes" or "volumeMounts" => new(60),
        "add" or "drop" => new(4),
        "sysctls" or "supplementalGroups" => new(20),
        "groups" => new(50),
        "sources" or "items" => new(8),
        _ => new(1),
    };
}

/// <summary>How large a value is at most.</summary>
/// <param name="Size">Its items; 1 for what is no list.</param>
/// <param name="Item">One of the items; null for what has none of their own.</param>
internal sealed record Extent(long Size, Extent? Item = null)
{
    public static readonly Extent One = new(1);

    public Extent Each => Item ?? One;

    /// <summary>One of two.</summary>
    public static Extent Either(Extent one, Extent other) =>
        one.Size >= other.Size ? one with { Item = one.Item ?? other.Item } : other with { Item = other.Item ?? one.Item };

    /// <summary>Two lists as one.</summary>
    public static Extent Both(Extent one, Extent other) => new(one.Size + other.Size, one.Item ?? other.Item);
}
