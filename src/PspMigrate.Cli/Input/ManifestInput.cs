using PspMigrate.Cli.CommandLine;
using PspMigrate.Manifests;

namespace PspMigrate.Cli.Input;

/// <summary>Reads the files that were named into one inventory.</summary>
internal static class ManifestInput
{
    /// <param name="files">What to read, in this order.</param>
    /// <param name="defaultNamespace">The namespace of objects that name none; null when the user didn't say.</param>
    /// <exception cref="CommandException">A file can't be opened or read.</exception>
    /// <exception cref="OperationCanceledException">Ctrl-C.</exception>
    public static ReadResult Read(IEnumerable<InputFile> files, string? defaultNamespace, CancellationToken stop)
    {
        var reader = new ManifestReader(new ReadOptions { DefaultNamespace = defaultNamespace });
        foreach (var file in files)
        {
            stop.ThrowIfCancellationRequested();
            try
            {
                using var stream = file.Open();
                reader.Read(file.Source, stream);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new CommandException($"{file.Source}: {e.Message}");
            }
        }

        return reader.Finish();
    }
}
