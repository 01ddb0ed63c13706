namespace PspMigrate.Cli.Verbs;

/// <summary>Work that may stop halfway, because a server refuses or the user interrupts it.</summary>
internal static class Halfway
{
    /// <summary>Looks at everything first, and begins nothing where something stands in the way.</summary>
    /// <param name="look">What stands in the way of one; null for nothing.</param>
    /// <param name="then">What follows from it.</param>
    /// <exception cref="CommandException">Something does.</exception>
    public static async Task Refuse<T>(IEnumerable<T> items, Func<T, Task<Problem?>> look, Problem then)
    {
        var problems = await Each(items, look);
        if (!problems.IsEmpty)
            throw new CommandException([.. problems, then]);
    }

    /// <summary>What is found of each, one after the other; without those of which nothing is.</summary>
    public static async Task<ImmutableArray<TResult>> Each<T, TResult>(IEnumerable<T> items, Func<T, Task<TResult?>> look)
        where TResult : class
    {
        var found = ImmutableArray.CreateBuilder<TResult>();
        foreach (var item in items)
        {
            if (await look(item) is { } result)
                found.Add(result);
        }

        return found.ToImmutable();
    }

    /// <summary>Does it; where it stops, says what was done until then, and how to go on.</summary>
    public static async Task Do(Func<Task> work, Func<IEnumerable<string>> whenStopped, Host host)
    {
        try
        {
            await work();
        }
        catch (Exception e) when (e is CommandException or OperationCanceledException)
        {
            foreach (var line in whenStopped())
                host.Error.WriteLine(line);
            throw;
        }
    }

    /// <summary>Does it item by item; where it stops, says how many were done until then.</summary>
    public static async Task DoEach<T>(IEnumerable<T> items, Func<T, Task> work, Func<int, IEnumerable<string>> whenStopped, Host host)
    {
        var done = 0;
        await Do(
            async () =>
            {
                foreach (var item in items)
                {
                    host.Stop.ThrowIfCancellationRequested();
                    await work(item);
                    done++;
                }
            },
            () => whenStopped(done),
            host);
    }
}
