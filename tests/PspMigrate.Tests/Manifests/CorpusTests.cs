using PspMigrate.Manifests;

namespace PspMigrate.Tests.Manifests;

/// <summary>Real manifests, read in place.</summary>
[TestClass]
public sealed class CorpusTests
{
    /// <summary>What of the corpus is no valid input, and the message for it.</summary>
    private static readonly Dictionary<string, string> Refused = new(StringComparer.Ordinal)
    {
        ["HariSekhon__Kubernetes-configs__pod-security-policy.yaml"] = "Kubernetes has no PodSecurityPolicy in policy/v1",
        ["cloudfoundry-incubator__kubo-release__jobs-kubernetes-roles-templates-config-policies-SET.yaml"] = "ERB template",
        ["cloudfoundry-incubator__kubo-release__jobs-kubernetes-roles-templates-config-policies-podsecuritypolicy.yaml"] = "ERB template",
        ["gardener__gardener__g-operation-botanist-charts-shoot-core-components-charts-podsecuritypolicies-templates-SET.yaml"] = "Helm",
        ["gardener__gardener__otanist-charts-shoot-core-components-charts-podsecuritypolicies-templates-unprivileged-psp.yaml"] = "Helm",
        ["ptx96__ckd-capsule-app__podsecuritypolicy.yaml"] = "ytt template",
        ["ptx96__ckd-capsule-app__root-SET.yaml"] = "ytt template",
        ["ptx96__ckd-capsule-app__templates-SET.yaml"] = "ytt template",

        // This one joins files that are alternatives to each other.
        ["freach__kubernetes-security-best-practice__PSP-SET.yaml"] = "different content",
    };

    /// <summary>Two pods of one name, of which each is judged.</summary>
    private static readonly string[] Variants =
        ["kubernetes__examples__archived-podsecuritypolicy-rbac-SET.yaml", "kubernetes__examples__podsecuritypolicy-rbac-SET.yaml"];

    [TestMethod]
    public void Manifests_that_people_use_are_read_without_errors_and_warnings_of_slips()
    {
        foreach (var file in Directory.GetFiles(SharedData.Find("corpus"), "*.yaml"))
        {
            var name = Path.GetFileName(file);
            var result = Read.File(file);
            if (Refused.TryGetValue(name, out var message))
            {
                result.Errors().Should().ContainSingle(name).Which.Message.Should().Contain(message);
                continue;
            }

            result.Errors().Should().BeEmpty(name);
            if (Variants.Contains(name, StringComparer.Ordinal))
            {
                result.Diagnostics.Should().OnlyContain(
                    d => d.Severity == Severity.Warning && d.Message.Contains("different content", StringComparison.Ordinal));
                continue;
            }

            result.Diagnostics.Where(d => !d.Message.Contains("appears twice in this map", StringComparison.Ordinal)).Should().BeEmpty(name);
        }
    }

    [TestMethod]
    public void Objects_are_as_many_as_the_index_counts()
    {
        foreach (var line in File.ReadLines(SharedData.Find("corpus/index.tsv")).Skip(1))
        {
            var columns = line.Split('\t');

            // Joined files repeat objects, which are folded.
            if (Refused.ContainsKey(columns[0]) || columns[0].EndsWith("-SET.yaml", StringComparison.Ordinal))
                continue;
            var read = Read.File(Path.Combine(SharedData.Find("corpus"), columns[0])).Inventory;
            int[] counts =
                [read.Policies.Length, read.Bindings.Length, read.Roles.Length, read.Namespaces.Length, read.ServiceAccounts.Length, read.Workloads.Length];
            counts.Should().Equal(columns[4..10].Select(int.Parse), columns[0]);
        }
    }

    [TestMethod]
    public void Templates_get_one_error_that_says_to_render_them()
    {
        foreach (var file in Directory.GetFiles(SharedData.Find("corpus/unparseable")).Where(f => !f.EndsWith(".tsv", StringComparison.Ordinal)))
        {
            var error = Read.File(file).Errors().Should().ContainSingle(file).Subject;
            error.Message.Should().Be("this is a Helm or other Go template, not YAML yet", file);
            error.Advice.Should().Contain("helm template");
        }
    }
}
