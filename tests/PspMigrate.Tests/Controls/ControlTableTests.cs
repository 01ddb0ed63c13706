using PspMigrate.Controls;

namespace PspMigrate.Tests.Controls;

[TestClass]
public sealed class ControlTableTests
{
    private static readonly (Control Control, Check Check)[] Checks =
        [.. ControlTable.All.SelectMany(control => control.Checks.Select(check => (control, check)))];

    [TestMethod]
    public void Every_control_is_in_the_table_once()
    {
        var types = typeof(Control).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Control)) && !type.IsAbstract);
        ControlTable.All.Select(control => control.GetType()).Should().BeEquivalentTo(types);
        ControlTable.All.Select(control => control.Name).Should().OnlyHaveUniqueItems();
    }

    [TestMethod]
    public void Facets_are_numbered_in_their_order()
    {
        foreach (var control in ControlTable.All)
            control.Facets.Select(facet => facet.Index).Should().Equal(Enumerable.Range(0, control.Facets.Length), control.Name);
    }

    [TestMethod]
    public void Every_control_has_tests_of_its_own()
    {
        var tests = typeof(ControlTableTests).Assembly.GetTypes().Select(type => type.FullName);
        var wanted = ControlTable.All.Select(control => $"PspMigrate.Tests.Controls.{control.GetType().Name}Tests");
        wanted.Except(tests, StringComparer.Ordinal).Should().BeEmpty();
    }

    /// <remarks>facts/pod-security-checks.md, 1 and 5: 19 checks.</remarks>
    [TestMethod]
    public void Checks_are_upstreams_each_of_one_control()
    {
        Checks.Select(item => item.Check.Id).Should().BeEquivalentTo(
            "appArmorProfile", "capabilities_baseline", "hostNamespaces", "hostPathVolumes", "hostPorts",
            "hostProbesAndHostLifecycle", "privileged", "procMount", "seLinuxOptions", "seccompProfile_baseline", "sysctls",
            "windowsHostProcess",
            "allowPrivilegeEscalation", "capabilities_restricted", "procMount_restricted", "restrictedVolumes", "runAsNonRoot",
            "runAsUser", "seccompProfile_restricted");
    }

    [TestMethod]
    public void Revisions_of_a_check_start_at_rising_versions_that_are_known()
    {
        foreach (var (_, check) in Checks)
        {
            check.Revisions.Should().NotBeEmpty(check.Id);
            check.Revisions.Select(revision => revision.Since).Should().BeInAscendingOrder(check.Id).And.OnlyHaveUniqueItems(check.Id);
            check.Revisions.Should().OnlyContain(revision => revision.Since >= 0 && revision.Since <= KubernetesVersion.NewestMinor, check.Id);
        }
    }

    /// <remarks>facts/pod-security-checks.md, 4.</remarks>
    [TestMethod]
    public void Restricted_checks_alone_replace_baseline_checks_of_their_own_control()
    {
        var replaced = Checks.Where(item => item.Check.Replaces is not null).ToArray();
        replaced.Select(item => $"{item.Check.Id} > {item.Check.Replaces}").Should().BeEquivalentTo(
            "capabilities_restricted > capabilities_baseline", "restrictedVolumes > hostPathVolumes",
            "seccompProfile_restricted > seccompProfile_baseline", "procMount_restricted > procMount");
        foreach (var (control, check) in replaced)
        {
            check.Level.Should().Be(Level.Restricted);
            control.Checks.Should().Contain(other => other.Id == check.Replaces && other.Level == Level.Baseline);
        }
    }

    /// <remarks>facts/pod-security-checks.md, 12: nothing else does.</remarks>
    [TestMethod]
    public void Checks_change_at_the_known_versions_only()
    {
        Checks.SelectMany(item => item.Check.Changes()).Distinct().Order()
            .Should().Equal(0, 8, 19, 22, 23, 25, 27, 29, 31, 32, 34, 35, 37);
    }

    [TestMethod]
    public void No_level_below_baseline_checks_anything()
    {
        foreach (var control in ControlTable.All)
            control.Allowed(Given.At("privileged:latest")).Should().Be(control.Domain, control.Name);
    }

    [TestMethod]
    public void Restricted_is_nowhere_laxer_than_baseline()
    {
        for (var minor = 0; minor <= KubernetesVersion.NewestMinor; minor++)
        {
            foreach (var control in ControlTable.All)
            {
                var (baseline, restricted) = (new LevelVersion(Level.Baseline, new(minor)), new LevelVersion(Level.Restricted, new(minor)));
                control.Allowed(restricted).IsSubsetOf(control.Allowed(baseline)).Should().BeTrue($"{control.Name} at {restricted}");
            }
        }
    }

    [TestMethod]
    public void Samples_are_in_the_domain_and_have_words()
    {
        foreach (var control in ControlTable.All)
        {
            foreach (var sample in control.Samples)
            {
                control.Domain.Contains(sample).Should().BeTrue($"{control.Name}: {sample}");
                control.Say(sample).Should().NotBeEmpty();
            }
        }
    }

    /// <remarks>Parts of SELinux options alone may be empty, beside others that aren't.</remarks>
    [TestMethod]
    public void Empty_texts_are_values_of_no_control()
    {
        foreach (var control in ControlTable.All.Where(control => control is not SELinux))
            control.Domain.Contains("").Should().BeFalse(control.Name);
    }

    [TestMethod]
    public void Pods_hold_what_was_put_into_them()
    {
        var pod = Given.Pod();
        foreach (var control in ControlTable.All)
        {
            foreach (var sample in control.Samples.Where(sample => !sample.IsUnset))
            {
                var put = control.With(pod, sample);
                control.Read(put).Select(held => held.Value).Should().Contain(sample, control.Name);
                put.Containers[0].VolumeMounts.Should().NotContain(mount => mount.MountPath.Length == 0, control.Name);
                put.Volumes.Should().NotContain(volume => volume.Name.Length == 0, control.Name);
            }
        }
    }
}
