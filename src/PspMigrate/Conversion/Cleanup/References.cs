namespace PspMigrate.Conversion.Cleanup;

/// <summary>A line of a pipeline, script, schema or rule that speaks of policies.</summary>
/// <param name="Text">What it says, without the blanks around it.</param>
public sealed record PolicyReference(Position At, string Text);

/// <summary>Finds what speaks of policies beside manifests, and fails once they are gone.</summary>
public static class References
{
    private const int LongestLine = 300;

    private static readonly char[] Separators = [' ', ',', '/', '"', '\'', '\t', '\r', ';', '|', ')', ']', '}', '`'];

    private static readonly string[] Names =
    [
        ".gitlab-ci.yml", ".gitlab-ci.yaml", "Jenkinsfile", "Makefile", "Taskfile.yml", "Taskfile.yaml", "azure-pipelines.yml", ".travis.yml",
        ".pre-commit-config.yaml", "bitbucket-pipelines.yml", "Tiltfile", "skaffold.yaml", "Dockerfile", "Justfile", "justfile", "Earthfile",
        ".checkov.yaml", ".checkov.yml", ".kube-linter.yaml",
    ];

    private static readonly string[] Folders = [".github/workflows/", ".circleci/", ".tekton/", ".buildkite/", ".gitea/workflows/", ".ci/"];

    private static readonly string[] Ends = [".sh", ".bash", ".rego", ".mk", ".ps1", ".groovy"];

    /// <summary>The lines of one file, in its order; none where it is no such file.</summary>
    /// <param name="path">Its path, with slashes.</param>
    public static ImmutableArray<PolicyReference> Find(string path, string text)
    {
        if (!IsOne(path) || !(Contains(text, "podsecuritypolic") || Contains(text, "psp")))
            return [];
        var lines = text.Split('\n');
        return
        [
            .. from i in Enumerable.Range(0, lines.Length)
               where Mentions(lines[i])
               select new PolicyReference(new(path, i + 1, lines[i].Length - lines[i].TrimStart().Length + 1), Short(lines[i].Trim())),
        ];
    }

    /// <summary>Whether a file of this path is a pipeline, a script, a schema or a rule.</summary>
    public static bool IsOne(string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        return Names.Contains(name, StringComparer.Ordinal) || Array.Exists(Ends, end => name.EndsWith(end, StringComparison.Ordinal))
            || Array.Exists(Folders, folder => path.StartsWith(folder, StringComparison.Ordinal) || path.Contains("/" + folder, StringComparison.Ordinal))
            || (name.EndsWith(".json", StringComparison.Ordinal) && Contains(name, "podsecuritypolicy"));
    }

    /// <summary>Whether a line names the kind, or asks kubectl by its short name.</summary>
    private static bool Mentions(string line) => !line.TrimStart().StartsWith('#')
        && (Contains(line, "podsecuritypolic")
            || (Contains(line, "kubectl") && line.Split(Separators, StringSplitOptions.RemoveEmptyEntries).Contains("psp", StringComparer.Ordinal)));

    private static bool Contains(string text, string word) => text.Contains(word, StringComparison.OrdinalIgnoreCase);

    private static string Short(string line) => line.Length <= LongestLine ? line : line[..LongestLine] + "…";
}
