using PspMigrate.Controls;
using PspMigrate.Conversion;
using PspMigrate.Tests.Controls;

namespace PspMigrate.Tests.Conversion;

/// <summary>The laws of comparisons, for every policy at every level and version where a check changed.</summary>
[TestClass]
public sealed class ComparerTests
{
    private static readonly int[] Versions = [0, 8, 18, 19, 22, 23, 25, 27, 29, 31, 32, 34, 35, 37];

    private static readonly Comparison[] All =
    [
        .. from policy in PolicyCases.Ours
        from minor in Versions
        from level in Enum.GetValues<Level>()
        select Comparer.Compare(policy, new(level, new(minor))),
    ];

    [TestMethod]
    public void Lost_is_all_that_the_level_allows_and_the_policy_refuses()
    {
        ForEveryControl((comparison, control, findings) =>
            Union(findings, FindingKind.Lost).Should().Be(control.Allowed(comparison.At) - control.Submitted(comparison.Policy)));
    }

    [TestMethod]
    public void Tightened_and_respell_are_all_that_the_policy_admits_and_the_level_refuses()
    {
        ForEveryControl((comparison, control, findings) =>
            (Union(findings, FindingKind.Tightened) | Union(findings, FindingKind.Respell))
                .Should().Be(control.Submitted(comparison.Policy) - control.Allowed(comparison.At)));
    }

    [TestMethod, TestCategory("Long")]
    public void Findings_of_a_control_are_disjoint_and_hold_something()
    {
        ForEveryControl((_, _, findings) =>
        {
            var differences = findings.Where(finding => finding.Kind != FindingKind.Default).ToArray();
            differences.Should().NotContain(finding => finding.Values.IsEmpty);
            for (var i = 0; i < differences.Length; i++)
            {
                for (var j = i + 1; j < differences.Length; j++)
                    (differences[i].Values & differences[j].Values).IsEmpty.Should().BeTrue();
            }
        });
    }

    [TestMethod]
    public void In_user_namespaces_only_what_no_other_pod_may_do_is_lost()
    {
        ForEveryControl((comparison, control, findings) =>
        {
            foreach (var finding in findings.Where(finding => finding.Exemption is not null))
            {
                finding.Kind.Should().Be(FindingKind.Lost);
                (finding.Values & control.Allowed(comparison.At)).IsEmpty.Should().BeTrue();
                comparison.At.Version.Minor.Should().BeGreaterThanOrEqualTo(35);
            }
        });
    }

    [TestMethod]
    public void Respelling_leads_to_what_both_sides_let_in()
    {
        ForEveryControl((comparison, control, findings) =>
        {
            foreach (var finding in findings.Where(finding => finding.Kind == FindingKind.Respell))
            {
                control.Submitted(comparison.Policy).Contains(finding.Instead!.Value).Should().BeTrue();
                control.Allowed(comparison.At).Contains(finding.Instead!.Value).Should().BeTrue();
            }
        });
    }

    [TestMethod]
    public void Default_is_reported_where_both_sides_let_unset_in_or_cannot_tell_it()
    {
        ForEveryControl((comparison, control, findings) =>
        {
            foreach (var finding in findings.Where(finding => finding.Kind == FindingKind.Default))
            {
                finding.FilledIn.Should().Be(control.SayFilled(comparison.Policy)).And.NotBeNullOrEmpty();
                control.Submitted(comparison.Policy).Contains(Value.Unset).Should().BeTrue();
            }
        });
    }

    [TestMethod]
    public void What_the_policy_filled_in_is_said_where_it_has_to_be_spelled_out()
    {
        var findings = Comparer.Compare(PolicyCases.Strict(), Given.At("restricted:v1.34")).Findings
            .Where(finding => finding.Kind == FindingKind.Respell).ToArray();
        findings.Select(finding => $"{finding.Control.Name}: {finding.FilledIn}").Should().Equal(
            "capabilities: drop ALL", "allowPrivilegeEscalation: false", "runAsUser: runAsNonRoot true", "seccomp: runtime/default");

        Comparer.Compare(Given.Policy("allowedCapabilities: [NET_RAW]\nrequiredDropCapabilities: [KILL]"), Given.At("baseline:latest")).Findings
            .Should().ContainSingle(finding => finding.Kind == FindingKind.Respell).Which.FilledIn.Should().BeNull("nobody filled NET_RAW in");
    }

    [TestMethod]
    public void Privileged_tightens_nothing()
    {
        foreach (var comparison in All.Where(comparison => comparison.At.Level == Level.Privileged))
        {
            comparison.IsExact.Should().BeTrue();
            comparison.Fits.Should().BeTrue();
            comparison.Blockers.Should().BeEmpty();
        }
    }

    [TestMethod]
    public void Stricter_level_refuses_no_less_and_loses_no_more()
    {
        foreach (var policy in PolicyCases.Ours)
        {
            foreach (var minor in Versions)
            {
                var (lax, strict) = (new LevelVersion(Level.Baseline, new(minor)), new LevelVersion(Level.Restricted, new(minor)));
                foreach (var control in ControlTable.All)
                {
                    (control.Submitted(policy) - control.Allowed(lax)).IsSubsetOf(control.Submitted(policy) - control.Allowed(strict)).Should().BeTrue();
                    (control.Allowed(strict) - control.Submitted(policy)).IsSubsetOf(control.Allowed(lax) - control.Submitted(policy)).Should().BeTrue();
                }

                var (atLax, atStrict) = (Comparer.Compare(policy, lax), Comparer.Compare(policy, strict));
                (atStrict.Fits && !atLax.Fits).Should().BeFalse($"{policy.Name} at v1.{minor}");
                (atStrict.IsExact && !atLax.IsExact).Should().BeFalse($"{policy.Name} at v1.{minor}");
                atLax.Blockers.Select(finding => finding.Control).Should().BeSubsetOf(atStrict.Blockers.Select(finding => finding.Control));
            }
        }
    }

    [TestMethod]
    public void Findings_name_the_checks_that_refuse_their_values()
    {
        Checks("volumes: [hostPath, nfs]", "baseline:latest", FindingKind.Tightened, "volumes").Should().Equal("hostPathVolumes");
        Checks("volumes: [hostPath, nfs]", "restricted:latest", FindingKind.Tightened, "volumes").Should().Equal("restrictedVolumes");
        Checks("", "restricted:v1.22", FindingKind.Tightened, "runAsUser").Should().Equal("runAsNonRoot");
        Checks("", "restricted:v1.23", FindingKind.Tightened, "runAsUser").Should().Equal("runAsNonRoot", "runAsUser");
        Checks("runAsUser: {rule: MustRunAsNonRoot}", "restricted:latest", FindingKind.Respell, "runAsUser").Should().Equal("runAsNonRoot");
    }

    [TestMethod]
    public void Findings_that_the_level_lets_in_name_all_checks_that_it_runs_in_their_control()
    {
        Checks("volumes: [secret]", "baseline:latest", FindingKind.Lost, "volumes").Should().Equal("hostPathVolumes");
        Checks("volumes: [secret]", "restricted:latest", FindingKind.Lost, "volumes").Should().Equal("restrictedVolumes");
        Checks("volumes: [secret]", "privileged:latest", FindingKind.Lost, "volumes").Should().BeEmpty();
    }

    [TestMethod]
    public void Findings_say_where_the_policy_says_so()
    {
        var policy = Given.Policy("hostPorts: [{min: 80, max: 80}]\nhostPID: true");
        var findings = Comparer.Compare(policy, Given.At("baseline:latest")).Findings;
        var ports = findings.Single(finding => finding.Control is HostPorts);
        ports.Field.Should().Be("spec.hostPorts");
        ports.At.Should().Be(policy.Where("spec", "hostPorts"));
        findings.Single(finding => finding.Control is HostNamespaces).Field.Should().Be("spec.hostPID");
    }

    private static ImmutableArray<string> Checks(string spec, string at, FindingKind kind, string control) =>
        Comparer.Compare(Given.Policy(spec), Given.At(at)).Findings
            .Single(finding => finding.Kind == kind && string.Equals(finding.Control.Name, control, StringComparison.Ordinal)).Checks;

    private static ValueSet Union(IEnumerable<Finding> findings, FindingKind kind) => findings
        .Where(finding => finding.Kind == kind && finding.Exemption is null)
        .Aggregate(ValueSet.None, (all, finding) => all | finding.Values);

    /// <summary>Every control of every comparison, but for details of a type of volume that one side doesn't let in.</summary>
    private static void ForEveryControl(Action<Comparison, Control, Finding[]> check)
    {
        foreach (var comparison in All)
        {
            foreach (var control in ControlTable.All)
            {
                var findings = comparison.Findings.Where(finding => finding.Control == control).ToArray();
                var matters = control.Parent is not { } parent
                    || (parent.Control.Submitted(comparison.Policy) & parent.Control.Allowed(comparison.At)).Contains(parent.Value);
                if (matters)
                    check(comparison, control, findings);
                else
                    findings.Should().BeEmpty();
            }
        }
    }
}
