namespace PspMigrate.Cli.Output;

/// <summary>A file to write.</summary>
/// <param name="Path">As the user typed it, or below what the user typed.</param>
/// <param name="Content">Its text, or the beginning.</param>
internal sealed record OutputFile(string Path, string Content)
{
    /// <summary>Writes what follows, where that is too long to be held; null for nothing.</summary>
    public Action<TextWriter>? Rest { get; init; }

    public void WriteTo(TextWriter output)
    {
        output.Write(Content);
        Rest?.Invoke(output);
    }
}

/// <summary>Writes a set of files so that either all of them appear or none does.</summary>
/// <remarks>
/// Every file is written beside its place first, then all are renamed; whatever fails, what was done is undone.
/// Devices such as <c>/dev/stderr</c> are written straight, last.
/// </remarks>
internal static class AtomicFiles
{
    /// <summary>Writes the files; missing directories are made.</summary>
    /// <param name="overwrite">Whether files of others are replaced, too.</param>
    /// <exception cref="CommandException">A file is somebody else's and must not be replaced, or can't be written.</exception>
    /// <exception cref="OperationCanceledException">Ctrl-C; nothing was written.</exception>
    public static void Write(IReadOnlyList<OutputFile> files, Host host, bool overwrite)
    {
        Refuse(files, host, overwrite);
        var undo = new Stack<Action>();
        using var hold = host.Hold();
        try
        {
            var staged = files.Where(f => !Device.Is(host.FullPath(f.Path))).Select(f => Stage(f, host, undo)).ToList();
            foreach (var file in staged)
                file.Place(undo);
            foreach (var file in staged)
                file.DeleteReplaced();
        }
        catch (Exception e)
        {
            Undo(undo);
            if (e is IOException or UnauthorizedAccessException)
                throw new CommandException($"no file was written: {e.Message}");
            throw;
        }

        foreach (var file in files.Where(f => Device.Is(host.FullPath(f.Path))))
            Device.Write(host.FullPath(file.Path), file, host);
    }

    /// <summary>Refuses what <see cref="Write"/> would refuse, before anything else is done.</summary>
    /// <exception cref="CommandException">A file is somebody else's and must not be replaced.</exception>
    public static void Refuse(IReadOnlyList<OutputFile> files, Host host, bool overwrite)
    {
        var problems = new List<Problem>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            var path = host.FullPath(file.Path);
            if (!seen.Add(path))
                problems.Add(new Problem($"{file.Path}: two outputs would go to this file"));
            else if (Directory.Exists(path))
                problems.Add(new Problem($"{file.Path}: is a directory"));
            else if (!overwrite && !Device.Is(path) && !OwnFile.MayReplace(path, file.Content))
                problems.Add(new Problem($"{file.Path}: already exists, and pspmigrate didn't write it", "choose another place, or replace it with --force"));
        }

        if (problems.Count > 0)
            throw new CommandException([.. problems]);
    }

    private static StagedFile Stage(OutputFile file, Host host, Stack<Action> undo)
    {
        host.Stop.ThrowIfCancellationRequested();
        var target = host.FullPath(file.Path);
        if (File.Exists(target) && File.ResolveLinkTarget(target, returnFinalTarget: true) is { } linked)
            target = linked.FullName;
        MakeDirectory(Path.GetDirectoryName(target)!, undo);
        return StagedFile.Create(target, file, undo);
    }

    private static void MakeDirectory(string directory, Stack<Action> undo)
    {
        if (Directory.Exists(directory))
            return;
        if (Path.GetDirectoryName(directory) is { } parent)
            MakeDirectory(parent, undo);
        Directory.CreateDirectory(directory);
        undo.Push(() => Directory.Delete(directory));
    }

    private static void Undo(Stack<Action> undo)
    {
        while (undo.TryPop(out var step))
        {
            try
            {
                step();
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // One step that can't be undone must not keep the others from being so.
            }
        }
    }
}
