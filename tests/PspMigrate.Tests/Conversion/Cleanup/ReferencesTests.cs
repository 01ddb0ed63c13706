using PspMigrate.Conversion.Cleanup;

namespace PspMigrate.Tests.Conversion.Cleanup;

[TestClass]
public sealed class ReferencesTests
{
    [TestMethod]
    [DataRow(".github/workflows/ci.yml", "      - run: kubectl get psp -o name", "kubectl get psp", 7)]
    [DataRow("deploy/.gitlab-ci.yml", "  - kubeconform -skip PodSecurityPolicy manifests/", "-skip PodSecurityPolicy", 3)]
    [DataRow("hack/check.sh", "kubectl delete podsecuritypolicies/old", "podsecuritypolicies/old", 1)]
    [DataRow("a.sh", "for p in `kubectl get psp`; do", "kubectl get psp", 1)]
    [DataRow("policy/psp.rego", "input.kind == \"PodSecurityPolicy\"", "PodSecurityPolicy", 1)]
    [DataRow("schemas/podsecuritypolicy-policy-v1beta1.json", "  \"description\": \"PodSecurityPolicy governs\"", "governs", 3)]
    public void Lines_of_pipelines_scripts_rules_and_schemas_are_found(string path, string line, string text, int column)
    {
        var found = References.Find(path, $"first\n{line}\r\nlast\n").Should().ContainSingle().Subject;
        found.At.Should().Be(new PspMigrate.Manifests.Position(path, 2, column));
        found.Text.Should().Contain(text).And.NotContain("\r");
    }

    [TestMethod]
    [DataRow("README.md", "kubectl get psp", DisplayName = "prose")]
    [DataRow("psp.yaml", "kind: PodSecurityPolicy", DisplayName = "a manifest")]
    [DataRow("a.sh", "# kubectl get psp", DisplayName = "a comment")]
    [DataRow("a.sh", "kubectl get -n psp-system pods", DisplayName = "another name")]
    public void Others_are_not(string path, string line) => References.Find(path, line).Should().BeEmpty();
}
