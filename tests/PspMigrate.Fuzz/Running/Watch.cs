using System.Diagnostics;

namespace PspMigrate.Fuzz.Running;

/// <summary>Keeps the input that runs where a crash of the process doesn't lose it, and ends the process when an input hangs.</summary>
internal sealed class Watch : IDisposable
{
    /// <summary>A thousand times what usual inputs take, so that a busy machine doesn't count.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    private readonly string directory;
    private readonly FileStream current;
    private readonly Timer timer;
    private byte[] input = [];
    private string target = "";
    private long begin;

    public Watch(string directory)
    {
        this.directory = directory;
        var path = Path.Combine(directory, "current");
        if (File.Exists(path) && new FileInfo(path).Length > 0)
        {
            var kept = Path.Combine(directory, $"crash-{Convert.ToHexStringLower(File.ReadAllBytes(path).AsSpan(0, 4))}.yaml");
            File.Move(path, kept, overwrite: true);
            Console.WriteLine($"an earlier run ended inside its last input: {kept}");
        }

        current = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
        timer = new Timer(_ => Look(), state: null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
    }

    public void Begin(string name, byte[] bytes)
    {
        (target, input) = (name, bytes);
        current.SetLength(0);
        current.Position = 0;
        current.Write(bytes);
        Volatile.Write(ref begin, Stopwatch.GetTimestamp());
    }

    public void End() => Volatile.Write(ref begin, 0);

    public void Dispose()
    {
        timer.Dispose();
        var path = current.Name;
        current.Dispose();
        File.Delete(path);
    }

    private void Look()
    {
        var began = Volatile.Read(ref begin);
        if (began == 0 || Stopwatch.GetElapsedTime(began) < Longest)
            return;
        var path = Path.Combine(directory, $"{target}-hang.yaml");
        File.WriteAllBytes(path, input);
        Console.WriteLine($"{target}: runs longer than {Longest.TotalSeconds} s: {path}");
        Console.Out.Flush();
        Environment.Exit(1);
    }
}
