using System.Globalization;

namespace PspMigrate.Cluster.Tests;

/// <summary>What may go wrong between us and a server.</summary>
[TestClass]
public sealed class FaultTests
{
    [TestMethod]
    public void A_list_that_expired_is_read_again_and_counts_once()
    {
        var expired = 0;
        using var whole = new Proxy(_ => null) { PageSize = 20 };
        using var broken = new Proxy(seen =>
            seen.Path.EndsWith("/clusterroles", StringComparison.Ordinal)
                && seen.Query.Contains("continue=", StringComparison.Ordinal)
                && Interlocked.Increment(ref expired) == 2
                ? Fault.Status(410, "Expired", "The provided continue parameter is too old")
                : null)
        { PageSize = 20 };

        var answer = Run.With(broken.Kubeconfig, "access", "--who-can-label", "-o", "json").Fine().Out;

        expired.Should().BeGreaterThan(2);
        answer.Should().Be(Run.With(whole.Kubeconfig, "access", "--who-can-label", "-o", "json").Fine().Out);
    }

    [TestMethod]
    public void A_busy_server_is_asked_again()
    {
        using var proxy = new Proxy(seen => seen.Number is 1 or 2 ? Fault.Status(429, "TooManyRequests", "busy", ("Retry-After", "1")) : null);

        Run.With(proxy.Kubeconfig, "access").Fine();

        proxy.Requests.GroupBy(request => request.Path + request.Query, StringComparer.Ordinal).Count(same => same.Count() > 1).Should().BePositive();
    }

    [TestMethod]
    public void Dropped_connections_are_made_again()
    {
        using var proxy = new Proxy(seen => seen.Number % 4 == 1 ? Fault.Drop : null);

        Run.With(proxy.Kubeconfig, "access").Fine();
    }

    [TestMethod]
    public void A_list_that_breaks_off_in_the_middle_is_read_again_and_counts_once()
    {
        var cut = 0;
        using var whole = new Proxy(_ => null) { PageSize = 20 };
        using var broken = new Proxy(seen =>
            seen.Path.EndsWith("/clusterroles", StringComparison.Ordinal) && Interlocked.Increment(ref cut) is 2 or 4 ? Fault.Cut : null)
        { PageSize = 20 };

        var answer = Run.With(broken.Kubeconfig, "access", "--who-can-label", "-o", "json").Fine().Out;

        cut.Should().BeGreaterThan(4);
        answer.Should().Be(Run.With(whole.Kubeconfig, "access", "--who-can-label", "-o", "json").Fine().Out);
    }

    [TestMethod]
    public void A_write_whose_answer_breaks_off_is_made_again()
    {
        var names = Spaces.Make("cut", 4);
        var file = Scratch.NewFile(".json");
        var patches = 0;
        using var proxy = new Proxy(seen => seen.IsWrite && Interlocked.Increment(ref patches) is 2 or 3 ? Fault.Cut : null);

        Run.With(proxy.Kubeconfig, Spaces.Apply(names, "--rollback-file", file)).Fine().Error.Should().Contain("Labelled 4 namespaces");

        patches.Should().Be(6);
        Spaces.State(names).Split('\n').Should().HaveCount(24);
        Run.Of("apply", "--rollback", file, "--yes").Fine();
        Spaces.State(names).Should().BeEmpty();
    }

    [TestMethod]
    public void A_server_that_says_it_is_starting_is_waited_for()
    {
        var names = Spaces.Make("restart", 4);
        var patches = 0;
        using var proxy =
            new Proxy(seen => seen.IsWrite && Interlocked.Increment(ref patches) is 2 or 3 or 4 ? Fault.Status(503, "ServiceUnavailable", "starting") : null);

        Run.With(proxy.Kubeconfig, Spaces.Apply(names)).Fine();

        Spaces.State(names).Split('\n').Should().HaveCount(24);
    }

    [TestMethod]
    public void A_conflict_of_the_moment_is_tried_again()
    {
        var names = Spaces.Make("conflict");
        var patches = 0;
        using var proxy =
            new Proxy(seen => seen.IsWrite && Interlocked.Increment(ref patches) == 1 ? Fault.Status(409, "Conflict", "the object has been modified") : null);

        Run.With(proxy.Kubeconfig, Spaces.Apply(names)).Fine();

        Spaces.State(names).Should().Contain("enforce=baseline");
    }

    [TestMethod]
    public void Stopped_half_way_it_says_what_was_done_and_goes_on_when_run_again()
    {
        var names = Spaces.Make("half", 4);
        var file = Scratch.NewFile(".json");
        var patches = 0;
        using (var proxy = new Proxy(seen => seen.IsWrite && Interlocked.Increment(ref patches) > 2 ? Fault.Status(403, "Forbidden", "no more") : null))
        {
            var run = Run.With(proxy.Kubeconfig, Spaces.Apply(names, "--rollback-file", file));
            run.Code.Should().Be(2);
            run.Error.Should().Contain($"Stopped: 2 of 4 namespaces labelled, up to {names[1]}").And.Contain($"--rollback-file {file}");
        }

        Spaces.State(names).Split('\n').Should().HaveCount(12);
        Run.Of(Spaces.Apply(names, "--rollback-file", file)).Fine().Error.Should().Contain("Labelled 2 namespaces");
        Spaces.State(names).Split('\n').Should().HaveCount(24);
        Run.Of("apply", "--rollback", file, "--yes").Fine();
        Spaces.State(names).Should().BeEmpty();
    }

    [TestMethod]
    public void Stopped_by_Ctrl_C_it_says_what_was_done()
    {
        var names = Spaces.Make("ctrl-c", 4);
        using var stop = new CancellationTokenSource();
        var patches = 0;
        using var proxy = new Proxy(seen =>
        {
            if (seen.IsWrite && Interlocked.Increment(ref patches) == 3)
                stop.Cancel();
            return null;
        });

        var run = Run.With(proxy.Kubeconfig, stop.Token, Spaces.Apply(names));

        run.Code.Should().Be(130);
        run.Error.Should().Contain("Stopped: 2 of 4 namespaces labelled").And.Contain($"{names[2]} may be labelled, too");
    }

    [TestMethod]
    public void The_servers_warnings_are_shown_for_each_namespace()
    {
        var name = Spaces.Make("warned")[0];
        using var proxy = new Proxy(_ => null)
        {
            Add = seen => seen.Query.Contains("dryRun=All", StringComparison.Ordinal)
                ? ("Warning", "299 - \"existing pods in namespace \\\"x\\\" violate the new PodSecurity enforce level \\\"baseline:v1.20\\\"\"")
                : null,
        };

        Run.With(proxy.Kubeconfig, Spaces.Apply([name], "--dry-run", "server")).Fine().Error
            .Should().Contain($"warning: namespace {name}: existing pods in namespace \"x\" violate the new PodSecurity enforce level \"baseline:v1.20\"");
    }

    [TestMethod]
    public void Every_change_is_rehearsed_before_the_first_is_written()
    {
        var names = Spaces.Make("order", 3);
        using var proxy = new Proxy(_ => null);

        Run.With(proxy.Kubeconfig, Spaces.Apply(names)).Fine();

        proxy.Requests.Where(seen => seen.Method is "PATCH").Select(seen => seen.IsWrite).Should().Equal(false, false, false, true, true, true);
    }

    [TestMethod]
    public void A_token_that_runs_out_is_asked_for_again()
    {
        // The plugin counts its calls; the server takes the first token twice only.
        var calls = Scratch.NewFile(".calls");
        var plugin = Scratch.Write("plugin.sh", $$"""
            #!/bin/sh
            [ "$1" = "two words" ] || exit 1
            echo x >>'{{calls}}'
            printf '{"apiVersion": "client.authentication.k8s.io/v1beta1", "kind": "ExecCredential",
             "status": {"token": "token-%s"} }' "$(wc -l <'{{calls}}' | tr -d ' ')"
            """);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(plugin, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        using var proxy =
            new Proxy(seen => seen.Authorization is "Bearer token-1" && seen.Number >= 2 ? Fault.Status(401, "Unauthorized", "Unauthorized") : null);
        var config = File.ReadAllText(proxy.Kubeconfig).Replace(
            "user: {}",
            $"user: {{exec: {{apiVersion: client.authentication.k8s.io/v1beta1, command: \"{plugin}\", args: [two words]}} }}",
            StringComparison.Ordinal);

        Run.With(Scratch.Write("exec.kubeconfig", config), "access").Fine();

        proxy.Requests.Select(seen => seen.Authorization).Distinct(StringComparer.Ordinal).Should().Contain("Bearer token-1").And.HaveCountGreaterThan(1);
    }

    [TestMethod]
    public void A_token_that_nobody_renews_is_said()
    {
        using var proxy = new Proxy(_ => Fault.Status(401, "Unauthorized", "Unauthorized"));

        var run = Run.With(proxy.Kubeconfig, "access", "--token", "old");

        run.Code.Should().Be(2);
        run.Error.Should().Contain(string.Create(CultureInfo.InvariantCulture, $"the API server {proxy.Address} does not know who you are"));
    }

    [TestMethod]
    public void A_cluster_without_the_policy_API_is_judged_by_its_workloads_unless_files_hold_policies()
    {
        using var proxy = new Proxy(seen => seen.Path is "/version" ? new Fault(200, """{"major": "1", "minor": "29+", "gitVersion": "v1.29.3"}""") : null);
        var policies = Repository.Path("fixtures", "article", "psp-privileged.yaml");

        Run.With(proxy.Kubeconfig, "convert").Fine().Error.Should().Contain("the strictest that all workloads there pass").And.NotContain("PodSecurityPolic");
        proxy.Requests.Should().NotContain(seen => seen.Path.Contains("rbac", StringComparison.Ordinal), "grants mean nothing without policies");
        var access = Run.With(proxy.Kubeconfig, "access");
        access.Code.Should().Be(2);
        access.Error.Should().Contain("this cluster (v1.29.3) no longer has PodSecurityPolicies").And.Contain("access -f policies.yaml");
        Run.With(proxy.Kubeconfig, "convert", "--cluster", policies).Fine().Error.Should().NotContain("not built into");

        proxy.Requests.Select(seen => seen.Path).Should().NotContain("/apis/policy/v1beta1/podsecuritypolicies");
    }

    [TestMethod]
    public void Kinds_that_a_cluster_does_not_serve_are_named()
    {
        using var proxy = new Proxy(seen => seen.Path is "/version" ? new Fault(200, """{"major": "1", "minor": "29", "gitVersion": "v1.29.3"}""")
            : seen.Path.EndsWith("/cronjobs", StringComparison.Ordinal)
                ? Fault.Status(404, "NotFound", "the server could not find the requested resource")
                : null);

        Run.With(proxy.Kubeconfig, "convert").Fine().Error.Should()
            .Contain("the cluster doesn't serve cronjobs: the answer lacks the cronjobs").And.NotContain("no right");
    }
}
