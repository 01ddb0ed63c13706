using PspMigrate.Cli.Input.Trees;

namespace PspMigrate.Cli.Input;

/// <summary>Something to read.</summary>
internal abstract record InputItem;

/// <summary>A directory, with all that counts in it.</summary>
internal sealed record InputTree(Tree Tree) : InputItem;

/// <summary>A kustomization to build (<c>-k</c>).</summary>
/// <param name="FullPath">Its directory.</param>
/// <param name="Name">The same in messages.</param>
internal sealed record InputKustomization(string FullPath, string Name) : InputItem;

/// <summary>The directory of a cluster, with what its objects take from elsewhere in the repository (<c>--cluster-dir</c>).</summary>
/// <param name="Name">As messages show it.</param>
internal sealed record InputCluster(string Name) : InputItem;

/// <summary>A file.</summary>
/// <param name="Source">Its name in messages: as the user typed it, with <c>/</c> between the parts.</param>
/// <param name="FullPath">What it is known by.</param>
/// <param name="Open">Opens it; the caller disposes.</param>
internal sealed record InputFile(string Source, string FullPath, Func<Stream> Open) : InputItem
{
    /// <summary>Its length now; for what has none, more than any file has.</summary>
    public long Length => new FileInfo(FullPath) is { Exists: true } file ? file.Length : long.MaxValue;

    public static InputFile Standard(Host host) => new("<stdin>", "-", () => new CancellableStream(host.OpenInput, host.Stop));

    public static InputFile Of(string fullPath, string source, Host host) => new(source, fullPath, () => OpenFile(fullPath, host.Stop));

    private static Stream OpenFile(string fullPath, CancellationToken stop)
    {
        return FileKind.HasNoLength(fullPath) || IsMadeUp(fullPath) ? new CancellableStream(Open, stop) : new UnchangedFileStream(Open());

        FileStream Open() => new(fullPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
    }

    /// <summary>True for <c>/dev/stdin</c> and <c>/dev/fd/3</c>: links to open files that may have no name.</summary>
    private static bool IsMadeUp(string fullPath) =>
        fullPath.StartsWith("/dev/", StringComparison.Ordinal) || fullPath.StartsWith("/proc/", StringComparison.Ordinal);
}
