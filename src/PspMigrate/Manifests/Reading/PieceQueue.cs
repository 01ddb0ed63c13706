namespace PspMigrate.Manifests.Reading;

/// <summary>Has pieces read by several threads, this one among them, and hands the results on in the order of the pieces.</summary>
/// <remarks>All members are for one thread; only the pieces themselves are read by others.</remarks>
internal sealed class PieceQueue(int workers, bool keepsRequiredFields, Action<Readable> done) : IThreadPoolWorkItem
{
    /// <summary>Below this, waking another thread costs more than it gains.</summary>
    private const int WorthAThread = 64 * 1024;

    /// <summary>Below this, pieces may wait in large numbers: files of a tree are small.</summary>
    private const int WorthWaiting = 1 << 20;

    /// <summary>No more pieces than these wait, however small they are.</summary>
    private const int MostWaiting = 1024;

    private readonly object _gate = new();
    private readonly Queue<Readable> _inOrder = [];
    private readonly Queue<Readable> _waiting = [];
    private readonly Stack<PieceReader> _idle = [];
    private int _waitingBytes;
    private int _helpers;

    /// <summary>Takes a piece; reads one itself when many are waiting.</summary>
    public void Add(Readable piece)
    {
        _inOrder.Enqueue(piece);
        var (needsHelp, isMuch) = (false, false);
        lock (_gate)
        {
            _waiting.Enqueue(piece);
            _waitingBytes += piece.Length;
            if (_helpers < workers - 1 && _waitingBytes >= WorthAThread)
            {
                _helpers++;
                needsHelp = true;
            }

            isMuch = _waitingBytes >= WorthWaiting;
        }

        if (needsHelp)
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        HandOn();
        while (_inOrder.Count > (isMuch || workers == 1 ? 2 * workers : MostWaiting))
            Progress();
    }

    /// <summary>Returns when all results are handed on.</summary>
    public void Drain()
    {
        while (_inOrder.Count > 0)
            Progress();
    }

    /// <summary>What a helping thread does: reads pieces while there are any.</summary>
    void IThreadPoolWorkItem.Execute()
    {
        while (Next(isHelper: true) is { } piece)
        {
            Read(piece);
        }
    }

    private void Progress()
    {
        if (Next(isHelper: false) is { } piece)
            Read(piece);
        else
            Await(_inOrder.Peek());
        HandOn();
    }

    private void HandOn()
    {
        while (_inOrder.TryPeek(out var first) && first.IsDone)
            done(_inOrder.Dequeue());
    }

    private Readable? Next(bool isHelper)
    {
        lock (_gate)
        {
            if (_waiting.TryDequeue(out var piece))
            {
                _waitingBytes -= piece.Length;
                return piece;
            }

            if (isHelper)
                _helpers--;
            return null;
        }
    }

    private void Read(Readable piece)
    {
        PieceReader? reader;
        lock (_gate)
        {
            _ = _idle.TryPop(out reader);
        }

        reader ??= new PieceReader(keepsRequiredFields);
        piece.Read(reader);
        lock (_gate)
        {
            _idle.Push(reader);
            Monitor.PulseAll(_gate);
        }
    }

    private void Await(Readable piece)
    {
        lock (_gate)
        {
            while (!piece.IsDone)
                Monitor.Wait(_gate);
        }
    }
}
