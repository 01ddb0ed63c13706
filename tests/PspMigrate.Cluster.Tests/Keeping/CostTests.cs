using System.Text.Json.Nodes;
using PspMigrate.Controls;
using PspMigrate.Conversion;
using PspMigrate.Conversion.Keeping;
using PspMigrate.Manifests.Objects;
using PspMigrate.Truth.Keeping;

namespace PspMigrate.Cluster.Tests.Keeping;

/// <summary>The largest pods under the most alternatives cost no more than an API server grants a policy.</summary>
/// <remarks>facts/admission-policies.md, 2: an expression that costs too much refuses every pod, in words of its own.</remarks>
[TestClass]
public sealed class CostTests
{
    private const int Containers = 100;
    private const int PortsEach = 50;
    private const int Volumes = 60;

    [TestMethod]
    [DataRow(1)]
    [DataRow(30)]
    [DataRow(50)]
    [DataRow(200)]
    public void A_pod_of_100_containers_60_volumes_and_5000_ports_is_judged(int alternatives)
    {
        var lab = TestLab.Lab;
        LabPolicies.Clear(lab);
        lab.Namespace("cost");
        var kept = Keep(alternatives);
        kept.Objects.Should().NotBeEmpty();
        LabPolicies.Put(lab, "", kept.Objects);
        LabPolicies.Await(lab);

        // The last policy is the only one that admits the one pod, none the other: all of them are worked out.
        Verdict(fsGroup: alternatives).Should().Be("admitted");
        Verdict(fsGroup: alternatives + 1).Should().Be("refused");

        string Verdict(int fsGroup) => lab.Create(Pod(fsGroup), "cost", "neutral-user", "system:authenticated").Verdict;
    }

    /// <summary>Policies none of which covers another, since each has a group of its own.</summary>
    private static Kept Keep(int alternatives)
    {
        var inventory = new Inventory { Policies = [.. Enumerable.Range(1, alternatives).Select(Policy)] };
        var plan = Planner.Make(inventory, new() { Version = new(36), Enforce = new(IsAuto: false, Level.Privileged) });
        return Keeper.Keep(plan, new() { Scope = KeepScope.Namespace, DefaultNamespace = "cost" });
    }

    private static PodSecurityPolicy Policy(int number) => new()
    {
        Name = $"p-{number:d3}",
        HostPorts = [new(1, 10_000 + number)],
        AllowedCapabilities = ["NET_ADMIN", "SYS_TIME", $"CAP_{number}"],
        RequiredDropCapabilities = ["KILL"],
        Volumes = ["configMap", "secret", "emptyDir", "hostPath"],
        AllowedHostPaths = [new("/var/log", ReadOnly: true), new($"/srv/{number}", ReadOnly: false)],
        RunAsUser = new("MustRunAs", [new(1, 1000 + number)]),
        RunAsGroup = new("MustRunAs", [new(1, 1000 + number)]),
        SupplementalGroups = new("MustRunAs", [new(1, 1000 + number)]),
        FsGroup = new("MustRunAs", [new(number, number)]),
        SELinux = new("RunAsAny", null),
        ReadOnlyRootFilesystem = true,
    };

    private static JsonObject Pod(int fsGroup) => new()
    {
        ["metadata"] = new JsonObject { ["name"] = "big" },
        ["spec"] = new JsonObject
        {
            ["securityContext"] = new JsonObject { ["fsGroup"] = fsGroup, ["supplementalGroups"] = new JsonArray(1, 2, 3) },
            ["volumes"] = new JsonArray([.. Enumerable.Range(0, Volumes).Select(i => new JsonObject
            {
                ["name"] = $"v{i}",
                ["hostPath"] = new JsonObject { ["path"] = $"/var/log/{i}" },
            })]),
            ["containers"] = new JsonArray([.. Enumerable.Range(0, Containers).Select(Container)]),
        },
    };

    private static JsonObject Container(int number) => new()
    {
        ["name"] = $"c{number}",
        ["image"] = "i",
        ["securityContext"] = new JsonObject
        {
            ["runAsUser"] = 7,
            ["capabilities"] = new JsonObject { ["add"] = new JsonArray("NET_ADMIN", "SYS_TIME"), ["drop"] = new JsonArray("KILL") }
        },
        ["ports"] =
            new JsonArray([.. Enumerable.Range(1, PortsEach).Select(i => new JsonObject { ["containerPort"] = i, ["hostPort"] = (number * PortsEach) + i })]),
        ["volumeMounts"] = new JsonArray(new JsonObject { ["name"] = $"v{number % Volumes}", ["mountPath"] = "/m", ["readOnly"] = true }),
    };
}
