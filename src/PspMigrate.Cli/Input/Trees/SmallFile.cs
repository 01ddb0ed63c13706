namespace PspMigrate.Cli.Input.Trees;

/// <summary>Files of trees.</summary>
internal static class SmallFile
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Fills a buffer that is as long as the file was, with as few system calls as there can be: trees have tens of thousands of files.</summary>
    /// <exception cref="CommandException">The file can't be read, or has changed.</exception>
    /// <param name="source">Its name in messages.</param>
    public static void Load(string fullPath, string source, Span<byte> buffer)
    {
        try
        {
            using var handle = File.OpenHandle(fullPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            if (RandomAccess.GetLength(handle) != buffer.Length || !Fill(handle, buffer))
                throw new IOException(UnchangedFileStream.Changed);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"{source}: {e.Message}");
        }
    }

    /// <summary>The text of a file, with its byte order mark if it has one.</summary>
    /// <exception cref="DecoderFallbackException">It isn't UTF-8.</exception>
    public static string Text(string fullPath) => StrictUtf8.GetString(File.ReadAllBytes(fullPath));

    /// <summary>Writes a file, with the directories above it; takes it away where there is no text.</summary>
    public static void Write(string fullPath, string? text)
    {
        if (text is null)
        {
            File.Delete(fullPath);
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(fullPath)!);
        File.WriteAllText(fullPath, text);
    }

    private static bool Fill(Microsoft.Win32.SafeHandles.SafeFileHandle handle, Span<byte> buffer)
    {
        for (var at = 0; at < buffer.Length;)
        {
            var read = RandomAccess.Read(handle, buffer[at..], at);
            if (read == 0)
                return false;
            at += read;
        }

        return true;
    }
}
