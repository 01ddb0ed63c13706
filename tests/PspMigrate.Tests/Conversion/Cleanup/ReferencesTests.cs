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
    [DataRow("a.sh", "make psp", DisplayName = "another program")]
    [DataRow("docs.ci/notes", "kubectl get psp", DisplayName = "another folder")]
    [DataRow("values.json", "\"kind\": \"PodSecurityPolicy\"", DisplayName = "data")]
    [DataRow("podsecuritypolicy.txt", "PodSecurityPolicy", DisplayName = "more prose")]
    public void Others_are_not(string path, string line) => References.Find(path, line).Should().BeEmpty();

    /// <summary>Under the names and in the folders where each tool looks for its own files, at the root or below.</summary>
    [TestMethod]
    [DataRow(".gitlab-ci.yml", ".gitlab-ci.yaml", "Jenkinsfile", "azure-pipelines.yml", ".travis.yml", "bitbucket-pipelines.yml", DisplayName = "pipelines")]
    [DataRow(
        ".github/workflows/a.yaml", ".circleci/config.yml", ".tekton/a.yaml", ".buildkite/a.yml", ".gitea/workflows/a.yml", ".ci/run", DisplayName = "folders")]
    [DataRow("Makefile", "Taskfile.yml", "Taskfile.yaml", "Justfile", "justfile", "Earthfile", "a.mk", DisplayName = "targets")]
    [DataRow("Tiltfile", "skaffold.yaml", "Dockerfile", "a.bash", "a.ps1", "a.groovy", DisplayName = "images, development and scripts")]
    [DataRow(".pre-commit-config.yaml", ".checkov.yaml", ".checkov.yml", ".kube-linter.yaml", DisplayName = "linters")]
    public void Files_of_tools_are_looked_at(params string[] paths)
    {
        foreach (var path in paths.Concat(paths.Select(path => "sub/" + path)))
            References.Find(path, "kubectl get psp").Should().ContainSingle(path);
    }

    [TestMethod]
    [DataRow(300, 300)]
    [DataRow(301, 301)]
    [DataRow(5000, 301)]
    public void Lines_too_long_to_be_read_are_cut(int length, int left)
    {
        var text = References.Find("a.sh", "kubectl get psp ".PadRight(length, 'x')).Single().Text;

        text.Should().HaveLength(left);
        text.EndsWith('…').Should().Be(length > 300);
    }
}
