using System.Diagnostics;

namespace PspMigrate.Cli.Cluster;

/// <summary>A line on a terminal about what is being read, once that takes longer than a second.</summary>
internal sealed class ListProgress(Host host) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(200);

    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly Lock _lock = new();
    private TimeSpan _next = Patience;
    private int _objects;
    private int _width;

    /// <summary>Counts an object of a kind that has arrived.</summary>
    public void Count(string resource)
    {
        lock (_lock)
        {
            _objects++;
            if (!host.IsErrorTerminal || _watch.Elapsed < _next)
                return;
            _next = _watch.Elapsed + Step;
            var line = string.Create(CultureInfo.InvariantCulture, $"reading the cluster: {_objects:N0} objects, {resource} …");
            host.Error.Write('\r' + line.PadRight(_width));
            host.Error.Flush();
            _width = line.Length;
        }
    }

    public void Dispose()
    {
        if (_width == 0)
            return;
        host.Error.Write('\r' + new string(' ', _width) + '\r');
        host.Error.Flush();
    }
}
