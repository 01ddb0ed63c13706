using System.Formats.Tar;

namespace PspMigrate.Cli.Input;

/// <summary>Tells files from what only has a name like one.</summary>
internal static class FileKind
{
    /// <summary>True for pipes, sockets and devices, and links to them; for empty files, too, and for what the system makes up when it is read.</summary>
    /// <remarks>What isn't there, or can't be looked at, is left to those who open it: they say why they can't.</remarks>
    public static bool HasNoLength(string fullPath) => LengthOf(fullPath) == 0;

    /// <summary>The length of a file, links followed; for what can't be looked at, more than any file has.</summary>
    public static long LengthOf(string fullPath)
    {
        try
        {
            var file = new FileInfo(fullPath);
            var target = file.LinkTarget is null ? file : (FileInfo)file.ResolveLinkTarget(returnFinalTarget: true)!;
            return target.Exists ? target.Length : long.MaxValue;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return long.MaxValue;
        }
    }

    /// <summary>True for named pipes, and links to them.</summary>
    /// <remarks>
    /// Of what comes with .NET only the writer of tar archives tells the kind of a file without opening it, which a pipe's other end would notice.
    /// </remarks>
    public static bool IsPipe(string fullPath)
    {
        if (OperatingSystem.IsWindows() || !HasNoLength(fullPath))
            return false;
        try
        {
            using var archive = new MemoryStream();
            using (var writer = new TarWriter(archive, TarEntryFormat.Ustar, leaveOpen: true))
                writer.WriteEntry(File.ResolveLinkTarget(fullPath, returnFinalTarget: true)?.FullName ?? fullPath, "it");
            archive.Position = 0;
            using var reader = new TarReader(archive);
            return reader.GetNextEntry()?.EntryType == TarEntryType.Fifo;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
