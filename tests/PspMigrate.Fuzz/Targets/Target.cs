using PspMigrate.Fuzz.Running;

namespace PspMigrate.Fuzz.Targets;

/// <summary>Runs one input; throws when a property is broken. What SharpFuzz's <c>Fuzzer.LibFuzzer.Run</c> takes.</summary>
internal delegate void EntryPoint(ReadOnlySpan<byte> input);

/// <summary>What inputs are made of.</summary>
internal delegate IReadOnlyList<byte[]> SeedSource();

/// <summary>Something to throw inputs at.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="Run">What is run.</param>
/// <param name="Needs">What an input has to hold to get far; most seeds that are chosen do.</param>
/// <param name="WholeIn">One in so many inputs is made of a whole seed, the others of one document: enough where documents don't depend on each other.</param>
internal sealed record Target(string Name, EntryPoint Run, string Needs, int WholeIn)
{
    private static readonly SeedSource Manifests = SeedFiles.Manifests;
    private static readonly SeedSource Releases = () => SeedFiles.Own("releases");
    private static readonly SeedSource Undo = () => SeedFiles.Own("undo");

    public static readonly ImmutableArray<Target> All =
    [
        new("read", ReadTarget.Run, "", 10),
        new("convert", ConvertTarget.Run, "PodSecurityPolicy", 2),
        new("check", CheckTarget.Run, "containers", 3),
        new("fix", FixTarget.Run, "containers", 5),
        new("edit", EditTarget.Run, "metadata", 5),
        new("pr", RequestTarget.Run, "Namespace", 3),
        new("tree", TreeTarget.Run, "", 1) { Seeds = SeedFiles.Trees },
        new("release", ReleaseTarget.Run, "", 1) { Seeds = Releases },
        new("html", HtmlTarget.Run, "metadata", 2),
        new("sarif", SarifTarget.Run, "metadata", 3),
        new("keep", KeepTarget.Run, "PodSecurityPolicy", 2),
        new("cleanup", CleanupTarget.Run, "Role", 2),
        new("answers", AnswersTarget.Run, "metadata", 2),
        new("undo", UndoTarget.Run, "", 1) { Seeds = Undo },
    ];

    /// <summary>What inputs are made of.</summary>
    public SeedSource Seeds { get; init; } = Manifests;

    /// <summary>What one run may allocate, live or not: an upper bound of the memory that an input can cost.</summary>
    /// <remarks>
    /// Measured: 64 KiB of one-line lists, keys, aliases or broken documents cost reading up to 1.5 KiB for each byte, and the smallest
    /// namespaces and pods cost planning and editing up to 10, since a target reads, plans and edits several times. A policy of 60 bytes is
    /// compared with every level by each of several verbs. The fixed part is for the options and tables of verbs, and for pages.
    /// What grows with the square of the input goes far beyond that.
    /// </remarks>
    public static long AllowedBytes(int length) => (96L << 20) + (32768L * length);
}
