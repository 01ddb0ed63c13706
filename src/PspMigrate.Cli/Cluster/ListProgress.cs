using System.Diagnostics;

namespace PspMigrate.Cli.Cluster;

/// <summary>A line on a terminal about what is being read, once that takes longer than a second.</summary>
internal sealed class ListProgress : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(200);

    private readonly TextWriter _error;
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly Lock _lock = new();
    private readonly bool _isShown;
    private TimeSpan _next = Patience;
    private int _objects;
    private int _width;

    public ListProgress(Host host) => (_error, _isShown) = (host.Error, host.IsErrorTerminal);

    /// <summary>Counts objects of a kind that have arrived.</summary>
    public void Add(int objects, string resource)
    {
        lock (_lock)
        {
            _objects += objects;
            if (!_isShown || _watch.Elapsed < _next)
                return;
            _next = _watch.Elapsed + Step;
            var line = string.Create(CultureInfo.InvariantCulture, $"reading the cluster: {_objects:N0} objects, {resource} …");
            _error.Write('\r' + line.PadRight(_width));
            _error.Flush();
            _width = line.Length;
        }
    }

    public void Dispose()
    {
        if (_width == 0)
            return;
        _error.Write('\r' + new string(' ', _width) + '\r');
        _error.Flush();
    }
}
