using PspMigrate.Cli.CommandLine;
using PspMigrate.Manifests;

namespace PspMigrate.Cli.Input;

/// <summary>Reads the files that were named.</summary>
internal static class ManifestInput
{
    /// <param name="files">What to read, in this order.</param>
    /// <param name="reader">Takes what they hold.</param>
    /// <exception cref="CommandException">A file can't be opened or read.</exception>
    /// <exception cref="OperationCanceledException">Ctrl-C.</exception>
    public static void Read(IEnumerable<InputFile> files, ManifestReader reader, CancellationToken stop)
    {
        foreach (var file in files)
        {
            stop.ThrowIfCancellationRequested();
            try
            {
                using var stream = file.Open();
                reader.Read(file.Source, stream, stop: stop);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new CommandException($"{file.Source}: {e.Message}");
            }
        }
    }
}
