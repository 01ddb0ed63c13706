namespace PspMigrate.Cli.Output;

/// <summary>A file written under a temporary name beside its place. Every step leaves how to undo it on a stack.</summary>
internal sealed class StagedFile(string target)
{
    private static readonly UTF8Encoding Encoding = new(encoderShouldEmitUTF8Identifier: false);
    private readonly string _temporary = $"{target}.{Guid.NewGuid():N}.tmp";
    private readonly string _replaced = $"{target}.{Guid.NewGuid():N}.old.tmp";

    public static StagedFile Create(string target, OutputFile content, Stack<Action> undo)
    {
        var file = new StagedFile(target);
        undo.Push(() => File.Delete(file._temporary));
        using (var writer = new StreamWriter(file._temporary, append: false, Encoding))
            content.WriteTo(writer);
        return file;
    }

    /// <summary>Gives the file its name, in one step: at no moment is that name without a whole file. What had it is kept for undoing.</summary>
    public void Place(Stack<Action> undo)
    {
        if (!File.Exists(target))
        {
            File.Move(_temporary, target);
            undo.Push(() => File.Delete(target));
            return;
        }

        KeepMode();
        undo.Push(() => File.Delete(_replaced));
        File.Copy(target, _replaced);
        File.Move(_temporary, target, overwrite: true);
        undo.Push(() => File.Move(_replaced, target, overwrite: true));
    }

    /// <summary>A file that replaces another may be read, written and executed by the same people.</summary>
    private void KeepMode()
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(_temporary, File.GetUnixFileMode(target));
    }

    public void DeleteReplaced() => File.Delete(_replaced);
}
