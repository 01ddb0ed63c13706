namespace PspMigrate.Cluster.Tests;

/// <summary>Every verb that writes, and everything that may happen to its second write.</summary>
[TestClass]
public sealed class WriteFaultTests
{
    [ClassCleanup]
    public static void Stop() => Writing.Stop();

    public static IEnumerable<object[]> Passing =>
        from verb in Writing.Verbs
        from fault in new[] { "drop", "cut", "half", "twice", "busy", "starting", "failing", "slow" }
        select new object[] { verb, fault };

    public static IEnumerable<object[]> Lasting =>
        from verb in Writing.Verbs
        from fault in new[] { "page", "page of a proxy", "page that forbids", "elsewhere", "refused", "gone", "conflict" }
        select new object[] { verb, fault };

    [TestMethod]
    [DynamicData(nameof(Passing))]
    public void What_passes_is_got_over(string verb, string fault)
    {
        var step = Writing.Of(verb);
        var writes = 0;
        using var proxy = new Proxy(seen => seen.IsWrite && Interlocked.Increment(ref writes) == 2 ? Of(fault) : null, step.Admin);

        Run.With(proxy.Kubeconfig, [.. step.Do, "--request-timeout", "2s"]).Fine();

        writes.Should().BeGreaterThan(1);
        step.State().Should().Be(step.Done);
        step.UndoAll();
    }

    [TestMethod]
    [DynamicData(nameof(Lasting))]
    public void What_lasts_stops_it_with_one_message_and_it_goes_on_when_run_again(string verb, string fault)
    {
        var step = Writing.Of(verb);
        var writes = 0;
        using (var proxy = new Proxy(seen => seen.IsWrite && Interlocked.Increment(ref writes) >= 2 ? Of(fault) : null, step.Admin))
        {
            var run = Run.With(proxy.Kubeconfig, step.Do);

            run.Code.Should().Be(2, run.Error);
            var lines = run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            lines.Count(line => line.StartsWith("error: ", StringComparison.Ordinal)).Should().Be(1, run.Error);
            lines.Should().Contain(line => line.StartsWith("Stopped: ", StringComparison.Ordinal));
            run.Error.Should().Contain("To continue: run the same command again");
        }

        step.State().Should().NotBe(step.Done);
        Run.With(step.Kubeconfig, step.Do).Fine();
        step.State().Should().Be(step.Done);
        step.UndoAll();
    }

    private static Fault Of(string name) => name switch
    {
        "drop" => Fault.Drop,
        "cut" => Fault.Cut,
        "half" => Fault.Half,
        "twice" => Fault.Twice,
        "busy" => Fault.Status(429, "TooManyRequests", "busy", ("Retry-After", "1")),
        "starting" => Fault.Status(503, "ServiceUnavailable", "starting"),
        "failing" => Fault.Status(500, "InternalError", "etcdserver: request timed out"),
        "slow" => Fault.Slow,
        "page" => Fault.Page(200),
        "page of a proxy" => Fault.Page(404),
        "page that forbids" => Fault.Page(403),
        "elsewhere" => Fault.Page(302, ("Location", "https://login.example.com/")),
        "refused" => Fault.Status(403, "Forbidden", "no more"),
        "gone" => Fault.Status(410, "Gone", "gone"),
        "conflict" => Fault.Status(409, "Conflict", "the object has been modified; please apply your changes to the latest version"),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, message: null),
    };
}
