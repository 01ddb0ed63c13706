namespace PspMigrate.Manifests.Reading;

/// <summary>Has pieces read by several threads, this one among them, and hands the results on in the order of the pieces.</summary>
/// <remarks>All members are for one thread; only the pieces themselves are read by others.</remarks>
internal sealed class PieceQueue(int workers, Action<IReadable> done) : IThreadPoolWorkItem
{
    /// <summary>Below this, waking another thread costs more than it gains.</summary>
    private const int WorthAThread = 64 * 1024;

    /// <summary>Below this, pieces may wait in large numbers: files of a tree are small.</summary>
    private const int WorthWaiting = 1 << 20;

    /// <summary>No more pieces than these wait, however small they are.</summary>
    private const int MostWaiting = 1024;

    private readonly object gate = new();
    private readonly Queue<IReadable> inOrder = [];
    private readonly Queue<IReadable> waiting = [];
    private readonly Stack<PieceReader> idle = [];
    private int waitingBytes;
    private int helpers;

    /// <summary>Takes a piece; reads one itself when many are waiting.</summary>
    public void Add(IReadable piece)
    {
        inOrder.Enqueue(piece);
        var (needsHelp, isMuch) = (false, false);
        lock (gate)
        {
            waiting.Enqueue(piece);
            waitingBytes += piece.Length;
            if (helpers < workers - 1 && waitingBytes >= WorthAThread)
            {
                helpers++;
                needsHelp = true;
            }

            isMuch = waitingBytes >= WorthWaiting;
        }

        if (needsHelp)
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        HandOn();
        while (inOrder.Count > (isMuch || workers == 1 ? 2 * workers : MostWaiting))
            Progress();
    }

    /// <summary>Returns when all results are handed on.</summary>
    public void Drain()
    {
        while (inOrder.Count > 0)
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
            Await(inOrder.Peek());
        HandOn();
    }

    private void HandOn()
    {
        while (inOrder.TryPeek(out var first) && first.IsDone)
            done(inOrder.Dequeue());
    }

    private IReadable? Next(bool isHelper)
    {
        lock (gate)
        {
            if (waiting.TryDequeue(out var piece))
            {
                waitingBytes -= piece.Length;
                return piece;
            }

            if (isHelper)
                helpers--;
            return null;
        }
    }

    private void Read(IReadable piece)
    {
        PieceReader? reader;
        lock (gate)
        {
            _ = idle.TryPop(out reader);
        }

        reader ??= new PieceReader();
        piece.Read(reader);
        lock (gate)
        {
            idle.Push(reader);
            Monitor.PulseAll(gate);
        }
    }

    private void Await(IReadable piece)
    {
        lock (gate)
        {
            while (!piece.IsDone)
                Monitor.Wait(gate);
        }
    }
}
