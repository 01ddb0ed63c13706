namespace PspMigrate.Cli.Input;

/// <summary>Reads a file again that was read before, to point at single lines of it.</summary>
internal static class RereadFile
{
    /// <summary>Beyond, finding a line takes longer than all the rest.</summary>
    private const int Limit = 1 << 20;

    /// <summary>Its text; null for what isn't a file of ordinary size, or is gone.</summary>
    /// <param name="source">Its name as messages have it.</param>
    public static string? Text(string source, Host host)
    {
        try
        {
            var file = new FileInfo(host.FullPath(source));
            return file is { Exists: true, Length: > 0 and < Limit } ? File.ReadAllText(file.FullName) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
