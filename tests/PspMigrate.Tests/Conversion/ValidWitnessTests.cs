using CsCheck;
using PspMigrate.Controls;
using PspMigrate.Conversion;
using PspMigrate.Manifests.Objects;
using PspMigrate.Policies;

namespace PspMigrate.Tests.Conversion;

/// <summary>Whatever stands in a policy's lists, its witnesses are pods that a server takes (see <see cref="PodValidity"/>).</summary>
[TestClass]
public sealed class ValidWitnessTests
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyz0123456789";

    private static readonly Gen<string[]> Sysctls = Names(
        "kernel.*", "net.*", "net.ipv4.*", "kernel.msgmax", "kernel.shm*", "net.core.somaxconn", "k*", "example*", "x*", "a.b-*", "fs.mqueue.*", "example",
        "another");

    private static readonly Gen<string[]> Drivers =
        Names("driver.example.com", "csi.example.org", "example", "x", "another", "Driver.Example.com", new string('a', 63));

    private static readonly Gen<string[]> FlexDrivers = Names("example.com/driver", "example.org/driver", "example", "x", "another", "a b");

    private static readonly Gen<string[]> Classes = Names("example", "another", "x", "kata", "a.b", "x-y");

    private static readonly Gen<string[]> Capabilities =
        Names("NET_ADMIN", "SYS_ADMIN", "SYS_TIME", "CHOWN", "NET_BIND_SERVICE", "SYS_PTRACE", "KILL", "NET_RAW", "SYS_BOOT", "SYSLOG", "BPF", "example");

    private static readonly Gen<string[]> Profiles =
        Names("runtime/default", "localhost/profile.json", "localhost/example", "localhost/x", "localhost/another", "unconfined");

    private static readonly Gen<string[]> Paths = Names("/etc", "/etc/", "/var/lib", "/var", "/", "/example", "/x", "relative", "/a//b", "/etc/example");

    private static readonly Gen<PodSecurityPolicy> Policies =
        Gen.Select(Gen.Select(Sysctls, Sysctls, Drivers, FlexDrivers), Gen.Select(Classes, Capabilities, Profiles, Paths), Gen.Bool)
            .Select((one, two, hasLists) => new PodSecurityPolicy
            {
                Name = "p",
                AllowedUnsafeSysctls = [.. one.Item1],
                ForbiddenSysctls = [.. one.Item2],
                AllowedCsiDrivers = [.. one.Item3],
                AllowedFlexVolumes = [.. one.Item4],
                RuntimeClass = hasLists ? new([.. two.Item1], DefaultName: null) : null,
                AllowedCapabilities = [.. two.Item2],
                AllowedHostPaths = [.. two.Item4.Select((path, i) => new AllowedHostPath(path, ReadOnly: i % 2 == 0))],
                Volumes = ["*"],
                SELinux = new("RunAsAny", null),
                RunAsUser = new("RunAsAny", []),
                SupplementalGroups = new("RunAsAny", []),
                FsGroup = new("RunAsAny", []),
                Annotations = hasLists
                ? Maps.Empty.Add("seccomp.security.alpha.kubernetes.io/allowedProfileNames", string.Join(',', two.Item3))
                    .Add("apparmor.security.beta.kubernetes.io/allowedProfileNames", string.Join(',', two.Item3))
                : Maps.Empty,
            });

    [TestMethod]
    public void Every_witness_is_a_pod_that_a_server_takes() => Policies.Sample(policy =>
    {
        if (!PolicyValidation.Validate(policy).IsEmpty)
            return;
        foreach (var level in Enum.GetValues<Level>())
        {
            var comparison = Comparer.Compare(policy, new(level, KubernetesVersion.Latest));
            foreach (var finding in comparison.Findings)
            {
                var witness = Witnesses.Make(comparison, finding);
                foreach (var pod in new[] { witness?.Pod, witness?.Twin }.OfType<Pod>())
                    PodValidity.Fault(pod).Should().BeNull($"{finding.Kind} {finding.Control.Name} {finding.Control.Say(finding.Values)}");
                (witness?.Obstacle).Should().NotBe(Witnesses.NotFound);
            }
        }
    }, iter: 300);

    /// <remarks>Each sysctl, driver or class whose name begins like this is taken away; one of two letters always begins otherwise.</remarks>
    [TestMethod]
    [DataRow("sysctls")]
    [DataRow("runtimeClass")]
    [DataRow("csiDrivers")]
    public void An_example_is_found_where_nearly_all_beginnings_are_taken_away(string name)
    {
        var control = ControlTable.All.Single(control => string.Equals(control.Name, name, StringComparison.Ordinal));
        var left = control.Domain - ValueSet.UnionOf(Letters.Where(letter => letter != 'q').Select(letter => ValueSet.StartingWith(letter.ToString())))
            - ValueSet.UnionOf(Letters.Where(letter => letter != 'r').Select(letter => ValueSet.StartingWith("q" + letter))) - ValueSet
                .Of("q") - ValueSet.Of(Value.Unset);

        control.Example(left).ToString().Should().StartWith("qr");
    }

    [TestMethod]
    public void There_is_no_example_where_no_name_is_valid()
    {
        var sysctls = ControlTable.All.Single(control => control.Name is "sysctls");

        sysctls.Example(ValueSet.StartingWith("-") | ValueSet.StartingWith("Kernel") | ValueSet.Of("kernel.msgmax ")).Should().BeNull();
    }

    /// <summary>Some of these names, each once.</summary>
    private static Gen<string[]> Names(params string[] names) =>
        Gen.Int[0, (1 << names.Length) - 1].Select(bits => names.Where((_, i) => (bits >> i & 1) == 1).ToArray());
}
