using System.Diagnostics;

namespace PspMigrate.Fuzz.Running;

/// <summary>Keeps the input that runs where a crash of the process doesn't lose it, and ends the process when an input hangs.</summary>
internal sealed class Watch : IDisposable
{
    /// <summary>A thousand times what usual inputs take, so that a busy machine doesn't count.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    private readonly string _directory;
    private readonly FileStream _current;
    private readonly Timer _timer;
    private byte[] _input = [];
    private string _target = "";
    private long _begin;

    public Watch(string directory)
    {
        _directory = directory;
        var path = Path.Combine(directory, "current");
        if (File.Exists(path) && new FileInfo(path).Length > 0)
        {
            var kept = Path.Combine(directory, $"crash-{Convert.ToHexStringLower(File.ReadAllBytes(path).AsSpan(0, 4))}.yaml");
            File.Move(path, kept, overwrite: true);
            Console.WriteLine($"an earlier run ended inside its last input: {kept}");
        }

        _current = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
        _timer = new Timer(_ => Look(), state: null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
    }

    public void Begin(string name, byte[] bytes)
    {
        (_target, _input) = (name, bytes);
        _current.SetLength(0);
        _current.Position = 0;
        _current.Write(bytes);
        Volatile.Write(ref _begin, Stopwatch.GetTimestamp());
    }

    public void End() => Volatile.Write(ref _begin, 0);

    public void Dispose()
    {
        _timer.Dispose();
        var path = _current.Name;
        _current.Dispose();
        File.Delete(path);
    }

    private void Look()
    {
        var began = Volatile.Read(ref _begin);
        if (began == 0 || Stopwatch.GetElapsedTime(began) < Longest)
            return;
        var path = Path.Combine(_directory, $"{_target}-hang.yaml");
        File.WriteAllBytes(path, _input);
        Console.WriteLine($"{_target}: runs longer than {Longest.TotalSeconds} s: {path}");
        Console.Out.Flush();
        Environment.Exit(1);
    }
}
