using System.Diagnostics;
using PspMigrate.Fuzz.Mutations;
using PspMigrate.Fuzz.Targets;

namespace PspMigrate.Fuzz.Running;

/// <summary>One run of the program: every target for its share of the time, or over the files that are given.</summary>
internal sealed class Session(FuzzOptions options)
{
    /// <summary>As small as the main thread's on Windows: what is deep must end in a message there, too.</summary>
    private const int StackSize = 1 << 20;

    private readonly HashSet<string> _kinds = new(StringComparer.Ordinal);

    /// <summary>True when nothing was found.</summary>
    public bool Run()
    {
        Directory.CreateDirectory(options.Findings);
        Scratch.WriteBase();
        using var watch = new Watch(options.Findings);
        var worker = new Thread(() => RunAll(watch), StackSize);
        worker.Start();
        worker.Join();
        Scratch.Delete();
        return _kinds.Count == 0;
    }

    private void RunAll(Watch watch)
    {
        var mutators = new Dictionary<SeedSource, Mutator>();
        Console.WriteLine("target      executions   per s   slowest ms   largest MiB   findings");
        foreach (var target in options.Targets)
        {
            var before = _kinds.Count;
            var executor = new Executor(target, watch);
            var begin = Stopwatch.GetTimestamp();
            if (options.Input is { } path)
                Replay(executor, target, path);
            else
                Make(executor, target, MutatorOf(target.Seeds, mutators), TimeSpan.FromSeconds((double)options.Seconds / options.Targets.Count));
            var seconds = Stopwatch.GetElapsedTime(begin).TotalSeconds;
            Console.WriteLine(
                $"{target.Name,-10}{executor.Count,12}{executor.Count / seconds,8:F0}{executor.Slowest.TotalMilliseconds,13:F0}"
                + $"{executor.Largest / 1048576.0,14:F1}{_kinds.Count - before,11}");
        }
    }

    private static Mutator MutatorOf(SeedSource seeds, Dictionary<SeedSource, Mutator> known)
    {
        if (!known.TryGetValue(seeds, out var mutator))
            known.Add(seeds, mutator = new(seeds()));
        return mutator;
    }

    private void Make(Executor executor, Target target, Mutator mutator, TimeSpan time)
    {
        var begin = Stopwatch.GetTimestamp();
        for (var number = 0; Stopwatch.GetElapsedTime(begin) < time; number++)
        {
            // Each execution has random numbers of its own, so that it can be made again without those before it.
            var input = mutator.Next(new Random(unchecked((options.Seed * 1_000_003) + number)), target.Needs, target.WholeIn);
            if (executor.Run(input) is { } failure)
                Report(executor, target, failure, input, $"seed {options.Seed}, execution {number}");
        }
    }

    private void Replay(Executor executor, Target target, string path)
    {
        foreach (var file in Directory.Exists(path)
            ? Directory.GetFiles(path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToArray()
            : [path])
        {
            var input = File.ReadAllBytes(file);
            if (executor.Run(input) is { } failure)
                Report(executor, target, failure, input, file);
        }
    }

    private void Report(Executor executor, Target target, Failure failure, byte[] input, string from)
    {
        if (!_kinds.Add($"{target.Name}: {failure.Kind}"))
            return;
        var small = Minimizer.Reduce(input, smaller => string.Equals(executor.Run(smaller)?.Kind, failure.Kind, StringComparison.Ordinal));
        var path = Path.Combine(options.Findings, $"{target.Name}-{_kinds.Count}.yaml");
        File.WriteAllBytes(path, small);
        Console.WriteLine($"{target.Name}: {failure.Kind} ({from}): {path}");
        Console.WriteLine(executor.Run(small)?.Detail ?? failure.Detail);
    }
}
