namespace PspMigrate.Cli.Output;

/// <summary>A file written under a temporary name beside its place. Every step leaves how to undo it on a stack.</summary>
internal sealed class StagedFile
{
    private static readonly UTF8Encoding Encoding = new(encoderShouldEmitUTF8Identifier: false);

    private readonly string _target;
    private readonly string _temporary;
    private readonly string _replaced;

    private StagedFile(string target)
    {
        _target = target;
        _temporary = $"{target}.{Guid.NewGuid():N}.tmp";
        _replaced = $"{target}.{Guid.NewGuid():N}.old.tmp";
    }

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
        if (!File.Exists(_target))
        {
            File.Move(_temporary, _target);
            undo.Push(() => File.Delete(_target));
            return;
        }

        KeepMode();
        undo.Push(() => File.Delete(_replaced));
        File.Copy(_target, _replaced);
        File.Move(_temporary, _target, overwrite: true);
        undo.Push(() => File.Move(_replaced, _target, overwrite: true));
    }

    /// <summary>A file that replaces another may be read, written and executed by the same people.</summary>
    private void KeepMode()
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(_temporary, File.GetUnixFileMode(_target));
    }

    public void DeleteReplaced() => File.Delete(_replaced);
}
