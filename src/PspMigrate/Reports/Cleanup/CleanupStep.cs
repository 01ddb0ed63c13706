using PspMigrate.Conversion.Cleanup;

namespace PspMigrate.Reports.Cleanup;

/// <summary>One step of a cleanup, in words.</summary>
/// <param name="Id">Its name for programs.</param>
internal sealed record CleanupStep(string Id, string Title)
{
    /// <summary>What it is about, one a line.</summary>
    public ImmutableArray<string> What { get; init; } = [];

    /// <summary>How to do it.</summary>
    public ImmutableArray<string> Commands { get; init; } = [];

    /// <summary>What happens if it is skipped.</summary>
    public required string Skipped { get; init; }

    /// <summary>What shows that it is done.</summary>
    public required string Verify { get; init; }

    /// <summary>How to undo it, and until when.</summary>
    public required string Undo { get; init; }

    /// <summary>The objects that it takes away.</summary>
    public ImmutableArray<CleanupItem> Items { get; init; } = [];
}
