namespace PspMigrate.Manifests.Text;

/// <summary>Documents that ytt lays over others: they look like objects, and hold what is to be changed.</summary>
/// <remarks>carvel.dev/ytt/docs/latest/lang-ref-ytt-overlay: the annotation stands before the document that it is about.</remarks>
internal static class YttOverlay
{
    /// <summary>What makes a document one, at the beginning of a line.</summary>
    public static ReadOnlySpan<byte> Mark => "#@overlay/match"u8;

    /// <param name="before">The document before it, at whose end its comments may stand.</param>
    public static bool Is(ReadOnlySpan<byte> before, ReadOnlySpan<byte> document)
    {
        var at = before.LastIndexOf(Mark);
        return (at > 0 && before[at - 1] == '\n' && Documents.Preamble(before[at..]).Offset == before.Length - at)
            || document[..Documents.Preamble(document).Offset].IndexOf(Mark) >= 0;
    }
}
