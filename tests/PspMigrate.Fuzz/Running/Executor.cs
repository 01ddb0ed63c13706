using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using PspMigrate.Fuzz.Targets;

namespace PspMigrate.Fuzz.Running;

/// <summary>Runs inputs, one after another, and knows what they cost.</summary>
internal sealed class Executor(Target target, Watch watch)
{
    public int Count { get; private set; }

    public TimeSpan Slowest { get; private set; }

    /// <summary>The most bytes that were allocated in one run.</summary>
    public long Largest { get; private set; }

    /// <summary>Null when all properties hold.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "Whatever is thrown is a finding.")]
    public Failure? Run(byte[] input)
    {
        Count++;
        watch.Begin(target.Name, input);
        var begin = Stopwatch.GetTimestamp();
        var allocated = GC.GetTotalAllocatedBytes();
        try
        {
            target.Run(input);
        }
        catch (Exception e)
        {
            return Failure.Of(e);
        }
        finally
        {
            watch.End();
            var time = Stopwatch.GetElapsedTime(begin);
            Slowest = time > Slowest ? time : Slowest;
            allocated = GC.GetTotalAllocatedBytes() - allocated;
            Largest = Math.Max(Largest, allocated);
        }

        return allocated <= Target.AllowedBytes(input.Length)
            ? null
            : new("memory is bounded by the input", $"{allocated >> 20} MiB allocated for {input.Length} bytes");
    }
}
