namespace PspMigrate.Manifests.Reading;

/// <summary>Has pieces read by several threads, this one among them, and hands the results on in the order of the pieces.</summary>
/// <remarks>All members are for one thread; only the pieces themselves are read by others.</remarks>
internal sealed class PieceQueue(int workers, Action<Piece> done) : IThreadPoolWorkItem
{
    /// <summary>Below this, waking another thread costs more than it gains.</summary>
    private const int WorthAThread = 64 * 1024;

    private readonly object gate = new();
    private readonly Queue<Piece> inOrder = [];
    private readonly Queue<Piece> waiting = [];
    private readonly Stack<PieceReader> idle = [];
    private int waitingBytes;
    private int helpers;

    /// <summary>Takes a piece; reads one itself when many are waiting.</summary>
    public void Add(Piece piece)
    {
        inOrder.Enqueue(piece);
        var needsHelp = false;
        lock (gate)
        {
            waiting.Enqueue(piece);
            waitingBytes += piece.Length;
            if (helpers < workers - 1 && waitingBytes >= WorthAThread)
            {
                helpers++;
                needsHelp = true;
            }
        }

        if (needsHelp)
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        HandOn();
        while (inOrder.Count > 2 * workers)
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

    private Piece? Next(bool isHelper)
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

    private void Read(Piece piece)
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

    private void Await(Piece piece)
    {
        lock (gate)
        {
            while (!piece.IsDone)
                Monitor.Wait(gate);
        }
    }
}
