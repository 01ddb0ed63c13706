using CsCheck;

namespace PspMigrate.Cli.Tests.Git;

/// <summary>The request of a clean-up removes what is about policies alone, and no other line, whatever stands around it.</summary>
[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
public sealed class CleanupDiffProperties
{
    private const string Branch = "pspmigrate/cleanup";

    private const string Rules =
        "  runAsUser: {rule: RunAsAny}\n  seLinux: {rule: RunAsAny}\n  supplementalGroups: {rule: RunAsAny}\n  fsGroup: {rule: RunAsAny}";

    /// <summary>Of a name, so that there are hardly two of one.</summary>
    private static readonly Gen<int> Number = Gen.Int[0, 999_999];

    /// <summary>Lines of a document, and whether each goes.</summary>
    private static readonly Gen<(string Line, bool Goes)[]> Document = Gen.OneOf(
        Number.Select(n => All(true, $"apiVersion: policy/v1beta1\nkind: PodSecurityPolicy # {n}\nmetadata:\n  name: p{n}\nspec:\n{Rules}")),
        Number.Select(n => All(false, $"# the settings {n}\napiVersion: v1\nkind: ConfigMap\nmetadata: {{name: c{n}}} # kind: PodSecurityPolicy")),
        Gen.Select(Number, Gen.Bool.Array[1, 4]).Select(Role),
        Gen.Select(Number, Gen.Bool).Select(Pod));

    [TestMethod]
    public void Only_lines_about_policies_go_and_the_second_time_nothing() => Document.Array[1, 5].Sample(
        documents =>
        {
            using var test = new GitSandbox();
            var lines = documents.SelectMany((document, index) => index == 0 ? document : [("---", false), .. document]).ToArray();
            test.Commit(("all.yaml", Text(lines)));

            test.PrOk("--cleanup", "--commit");

            if (!lines.Any(line => line.Goes))
            {
                test.Error.Should().Contain("nothing to change");
                return;
            }

            var left = lines.Where(line => !line.Goes && line.Line is not "---").Select(line => line.Line).ToArray();
            var after = test.Git("ls-tree", "--name-only", Branch).Contains("all.yaml", StringComparison.Ordinal) ? test.OnBranch("all.yaml", Branch) : "";
            after.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line is not "---").Should().Equal(left);
            test.PrOk("--cleanup", "--commit");
            test.Error.Should().Contain(Branch + ": up to date");
        },
        iter: 20, threads: 1, print: documents => string.Join("\n---\n", documents.Select(Text)));

    /// <summary>A role with rules about policies and about others; it goes with its last other rule.</summary>
    private static (string Line, bool Goes)[] Role(int n, bool[] rules) =>
    [
        .. All(!rules.Contains(false), $"apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {{name: r{n}}}\nrules:"),
        .. rules.SelectMany(isOfPolicies => All(
            isOfPolicies,
            isOfPolicies
                ? $"- apiGroups: [policy]\n  resources: [podsecuritypolicies]\n  resourceNames: [p{n}]\n  verbs: [use]"
                : $"- apiGroups: [''] # {n}\n  resources: [pods]\n  verbs:\n  - get")),
    ];

    private static (string Line, bool Goes)[] Pod(int n, bool isAnnotated) =>
    [
        .. All(false, $"apiVersion: v1\nkind: Pod\nmetadata:\n  name: w{n}\n  annotations:\n    team: a # {n}"),
        .. isAnnotated ? All(true, "    kubernetes.io/psp: p # who admitted it") : [],
        .. All(false, "spec:\n  containers: [{name: c, image: i}]"),
    ];

    private static (string Line, bool Goes)[] All(bool goes, string text) => [.. text.Split('\n').Select(line => (line, goes))];

    private static string Text((string Line, bool Goes)[] lines) => string.Concat(lines.Select(line => line.Line + "\n"));
}
