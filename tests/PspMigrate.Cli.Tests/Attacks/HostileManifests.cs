using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;

namespace PspMigrate.Cli.Tests.Attacks;

/// <summary>Manifests by somebody who wants more than to be read: the same text stands wherever a name, label or annotation may stand.</summary>
internal static class HostileManifests
{
    /// <summary>Texts that terminals, shells, Markdown, HTML, YAML, git or file systems could act on.</summary>
    public static readonly string[] Texts =
    [
        "x\e[31mred\e]0;title\a",
        "x\rerror: y\nerror: z",
        "x\u202eb\u200b\u2066c\u2028d\u009b31m\u0085",
        "../../../escaped",
        "/escaped",
        "..",
        "-n",
        "--kubeconfig=x",
        "$(touch escaped)`touch escaped`;touch escaped|touch escaped&touch escaped>escaped",
        "'; touch escaped; '",
        "\\'; touch escaped; #\a",
        "\"; touch escaped; \"",
        "<img src=x onerror=alert(1)> @octocat #1 [link](http://x.example) **b** `c` | d <!-- e",
        "```\n</details><script>alert(1)</script>\n# Title",
        "x\n---\napiVersion: v1\nkind: Secret",
        "&a *b !c {d: e} #f: ",
        "\ud83d\ude00ä\udb40\udc41",
        "C:\\x\\..\\con",
        new('x', 300),
    ];

    /// <summary>A policy that every service account may use, and its grants; the names of all objects but the policy are the text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="policy">The policy's name; a server has stored it, so that names that it would refuse now count.</param>
    public static string With(string text, string policy)
    {
        return """
            apiVersion: policy/v1beta1
            kind: PodSecurityPolicy
            metadata:
              name: POLICY
              uid: 7a1d2f3e-0000-4000-8000-000000000000
              labels: {NAME: NAME}
              annotations: {NAME: NAME, seccomp.security.alpha.kubernetes.io/allowedProfileNames: NAME}
            spec:
              privileged: false
              allowPrivilegeEscalation: false
              requiredDropCapabilities: [NAME]
              allowedHostPaths: [{pathPrefix: NAME}]
              allowedUnsafeSysctls: [NAME]
              allowedFlexVolumes: [{driver: NAME}]
              runAsUser: {rule: MustRunAsNonRoot}
              seLinux: {rule: MustRunAs, seLinuxOptions: {level: NAME}}
              supplementalGroups: {rule: RunAsAny}
              fsGroup: {rule: RunAsAny}
              volumes: [configMap, hostPath, flexVolume, NAME]
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRole
            metadata: {name: NAME}
            rules:
            - {apiGroups: [policy], resources: [podsecuritypolicies], verbs: [use], resourceNames: [POLICY, NAME]}
            - {apiGroups: [""], resources: [namespaces], verbs: [update], resourceNames: [NAME]}
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRoleBinding
            metadata: {name: NAME}
            roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: NAME}
            subjects:
            - {apiGroup: rbac.authorization.k8s.io, kind: Group, name: "system:serviceaccounts"}
            - {apiGroup: rbac.authorization.k8s.io, kind: User, name: NAME}
            ---
            apiVersion: v1
            kind: Namespace
            metadata:
              name: NAME
              labels: {NAME: NAME, pod-security.kubernetes.io/warn: NAME}
              annotations: {NAME: NAME}
            ---
            apiVersion: v1
            kind: ServiceAccount
            metadata: {name: default, namespace: NAME}
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: NAME, namespace: NAME}
            spec:
              selector: {matchLabels: {a: b}}
              template:
                metadata: {labels: {a: b}, annotations: {NAME: NAME, kubernetes.io/psp: NAME}}
                spec:
                  containers:
                  - {name: NAME, image: NAME}
                  volumes:
                  - {name: NAME, hostPath: {path: NAME}}
            ---
            apiVersion: apps/v1
            kind: NAME
            metadata: {name: NAME, namespace: NAME}
            spec:
              template:
                spec:
                  containers:
                  - {name: NAME, image: NAME, securityContext: {privileged: true}}

            """.Replace("NAME", Quoted(text), StringComparison.Ordinal).Replace("POLICY", Quoted(policy), StringComparison.Ordinal);
    }

    /// <summary>The characters of a printed text that a terminal may act on; line feeds are ours.</summary>
    public static IEnumerable<Rune> Unsafe(string printed) => printed.EnumerateRunes().Where(rune => rune.Value != '\n' && Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Format);

    /// <summary>The lines of Markdown, outside of code, in which markup of the hostile texts is alive.</summary>
    public static IEnumerable<string> Markup(string markdown)
    {
        string? fence = null;
        foreach (var line in markdown.Split('\n'))
        {
            if (fence is null && line.StartsWith("```", StringComparison.Ordinal))
                fence = line.TrimEnd('s', 'h');
            else if (string.Equals(line, fence, StringComparison.Ordinal))
                fence = null;
            else if (fence is null && (line is "# Title" || Array
                .Exists(line.StartsWith("<summary>", StringComparison.Ordinal) ? Html : All, markup => line.Contains(markup, StringComparison.Ordinal))))
                yield return line;
        }
    }

    private static readonly string[] Html = ["<img", "<script", "</details><", "<!--", "@octocat", " #1 ", "http://"];

    private static readonly string[] All = [.. Html, "[link](", " **b**", " `c`"];

    private static string Quoted(string text) => $"\"{JavaScriptEncoder.Default.Encode(text)}\"";
}
