using System.Text;
using PspMigrate.Cli.Cluster;
using PspMigrate.Cli.Cluster.Cleanup;
using PspMigrate.Cli.CommandLine;

namespace PspMigrate.Fuzz.Targets;

/// <summary>Files that undo things: read as they were written, or refused in one line.</summary>
internal static class UndoTarget
{
    public static void Run(ReadOnlySpan<byte> input)
    {
        var text = Encoding.UTF8.GetString(input);
        if (Read(() => RollbackFile.Parse("undo.json", text)) is { } rollback)
        {
            var again = RollbackFile.Parse("undo.json", rollback.Text());
            PropertyException.Unless(string.Equals(again.Text(), rollback.Text(), StringComparison.Ordinal), "what is read is written again", again.Text());
        }

        if (Read(() => RestoreFile.Parse("undo.json", text)) is { } restore)
        {
            var again = RestoreFile.Parse("undo.json", restore.Text());
            PropertyException.Unless(string.Equals(again.Text(), restore.Text(), StringComparison.Ordinal), "what is read is written again", again.Text());
            foreach (var item in restore.Objects)
                PropertyException.Unless(item.Name.Length > 0, "every object has a name");
        }
    }

    private static T? Read<T>(Func<T> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (CommandException e)
        {
            PropertyException.Unless(
                e.Problems.Length == 1 && e.Problems[0].Message.StartsWith("undo.json:", StringComparison.Ordinal)
                    && !e.Problems[0].Message.Contains('\n', StringComparison.Ordinal), "a refusal is one line that names the file", e.Message);
            return null;
        }
    }
}
