using System.Text;
using PspMigrate.Controls;
using PspMigrate.Manifests;
using PspMigrate.Manifests.Objects;

namespace PspMigrate.Tests.Controls;

/// <summary>Policies and pods as their manifests say them.</summary>
internal static class Given
{
    private static readonly string[] Rules = ["seLinux", "runAsUser", "supplementalGroups", "fsGroup"];

    /// <summary>A policy with this spec; rules that the API requires are RunAsAny where the spec has none.</summary>
    /// <param name="spec">Lines of the spec.</param>
    /// <param name="annotations">Lines of the annotations.</param>
    public static PodSecurityPolicy Policy(string spec = "", string annotations = "")
    {
        var rules = Rules.Where(rule => !spec.Contains(rule + ":", StringComparison.Ordinal)).Select(rule => $"{rule}: {{rule: RunAsAny}}");
        var text = $"""
            apiVersion: policy/v1beta1
            kind: PodSecurityPolicy
            metadata:
              name: p
              annotations:
                example.com/none: ''
            {Indented(annotations, 4)}
            spec:
            {Indented(string.Join('\n', rules), 2)}
            {Indented(spec, 2)}
            """;
        return Read(text).Policies.Single();
    }

    /// <summary>A pod with one container named <c>a</c>.</summary>
    /// <param name="container">Lines of the container.</param>
    /// <param name="spec">Lines of the pod's spec.</param>
    /// <param name="annotations">Lines of the pod's annotations.</param>
    public static Pod Pod(string container = "", string spec = "", string annotations = "") => PodOf($"""
        containers:
        - name: a
          image: example
        {Indented(container, 2)}
        {spec}
        """, annotations);

    /// <summary>A pod with exactly this spec.</summary>
    public static Pod PodOf(string spec, string annotations = "") => Read($"""
        apiVersion: v1
        kind: Pod
        metadata:
          name: pod
          namespace: default
          annotations:
            example.com/none: ''
        {Indented(annotations, 4)}
        spec:
        {Indented(spec, 2)}
        """).Workloads.Single().Template;

    /// <summary>Whatever the manifests hold; they have to be readable without an error.</summary>
    public static Inventory Read(string text)
    {
        var reader = new ManifestReader(new ReadOptions());
        reader.Read("given.yaml", new MemoryStream(Encoding.UTF8.GetBytes(text)));
        var result = reader.Finish();
        result.Diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error).Should().BeEmpty();
        return result.Inventory;
    }

    /// <summary>A level and version as <c>baseline:v1.29</c>.</summary>
    public static LevelVersion At(string text)
    {
        var parts = text.Split(':');
        return new(Levels.Parse(parts[0])!.Value, KubernetesVersion.Parse(parts[1])!.Value);
    }

    private static string Indented(string lines, int by) =>
        string.Join('\n', lines.Split('\n').Select(line => new string(' ', by) + line));
}
