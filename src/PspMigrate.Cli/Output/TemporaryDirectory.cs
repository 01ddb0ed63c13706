namespace PspMigrate.Cli.Output;

/// <summary>A directory that is gone when it is disposed; until then Ctrl-C doesn't end the process.</summary>
internal sealed class TemporaryDirectory : IDisposable
{
    private readonly IDisposable _hold;

    /// <exception cref="OperationCanceledException">Ctrl-C; there is no directory.</exception>
    public TemporaryDirectory(Host host)
    {
        _hold = host.Hold();
        Path = Directory.CreateTempSubdirectory("pspmigrate-").FullName;
    }

    public string Path { get; }

    public void Dispose()
    {
        if (Directory.Exists(Path))
            Directory.Delete(Path, recursive: true);
        _hold.Dispose();
    }
}
