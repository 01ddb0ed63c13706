using PspMigrate.Controls;
using PspMigrate.Conversion.Defaults;
using PspMigrate.Reports;
using PspMigrate.Reports.Defaults;
using PspMigrate.Standards;

namespace PspMigrate.Tests.Reports.Defaults;

/// <summary>Why a default is as it is, and where it is set.</summary>
[TestClass]
public sealed class DefaultsWordsTests
{
    private static readonly ClusterDefaults Baseline = new()
    {
        Policy = NamespacePolicy.DefaultsOf(new()) with { Enforce = new(Level.Baseline, KubernetesVersion.Latest) },
        Basis = DefaultBasis.Namespaces,
        Minor = 36,
    };

    [TestMethod]
    [DataRow(1, 2, "1 of 2 namespaces with workloads passes baseline;")]
    [DataRow(2, 4, "2 of 4 namespaces with workloads pass baseline;")]
    [DataRow(1, 1, "1 of 1 namespace with workloads passes baseline;")]
    public void What_was_counted_is_told(int passing, int all, string expected) =>
        DefaultsWords.Why(Baseline with { Counted = (passing, all) }).Should().StartWith(expected).And.Contain("--default-level chooses another");

    [TestMethod]
    public void Whoever_asked_for_a_level_is_not_told_how_to_ask() =>
        DefaultsWords.Why(Baseline with { Basis = DefaultBasis.Asked }).Should().NotContain("--default-level");

    /// <remarks>KEP-2579: the feature gate is off in v1.22 and on from v1.23.</remarks>
    [TestMethod]
    [DataRow(22, true), DataRow(23, false), DataRow(36, false)]
    public void A_server_that_has_it_switched_off_is_to_be_told(int minor, bool isTold) =>
        (DefaultsWords.NotThere(Baseline with { Minor = minor }) is not null).Should().Be(isTold);

    /// <remarks>ValidatingAdmissionPolicy is served from v1.30, MutatingAdmissionPolicy from v1.36 (docs/facts/admission-policies.md).</remarks>
    [TestMethod]
    [DataRow(29, "no admission policies yet")]
    [DataRow(30, "from v1.36 on another one can set it")]
    [DataRow(36, "and one that sets it where it is missing")]
    public void What_a_hosted_cluster_can_do_depends_on_its_version(int minor, string expected) =>
        DefaultsWords.Where(Baseline with { Minor = minor }, Platform.Eks, "a.yaml", Invocation.Unknown)
            .Should().StartWith("EKS runs the API servers and takes no configuration of Pod Security (known by a.yaml)").And.Contain(expected);

    /// <summary>The words are those that the option takes.</summary>
    [TestMethod]
    public void Without_a_platform_all_of_them_are_offered_by_the_words_of_the_option() =>
        Enum.GetValues<Platform>().Where(platform => platform != Platform.ApiServer).Select(platform => platform.Word()).Should().OnlyContain(word =>
            DefaultsWords.Where(Baseline, null, null, Invocation.Unknown).Contains(word, StringComparison.Ordinal));

    [TestMethod]
    public void The_name_of_a_file_colours_nothing() =>
        DefaultsWords.Where(Baseline, Platform.Kubeadm, "a\e[31m", Invocation.Unknown).Should().Contain(@"(known by a\u001b[31m)");

    [TestMethod]
    public void Exempt_namespaces_are_all_named()
    {
        DefaultsWords.Exemptions(Baseline).Should().StartWith("No namespace is exempt");
        DefaultsWords.Exemptions(Baseline with { ExemptNamespaces = ["kube-system"] }).Should().StartWith("Only kube-system is exempt");
        DefaultsWords.Exemptions(Baseline with { ExemptNamespaces = ["kube-system", "mesh", "cni"] }).Should().StartWith("Exempt: kube-system, mesh and cni, ");
    }
}
