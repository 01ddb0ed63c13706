using PspMigrate.Conversion.Fixes;
using PspMigrate.Manifests.Objects;
using PspMigrate.Tests.Conversion;

namespace PspMigrate.Tests.Reports.Fixes;

/// <summary>Fixes to print.</summary>
internal static class Made
{
    public const string Containers = "{containers: [{name: a}]}";

    /// <summary>Runtimes give NET_RAW anyway, so that a fix takes it out.</summary>
    public const string AddsRaw = "{containers: [{name: a, securityContext: {capabilities: {add: [NET_RAW]}}}]}";

    /// <summary>The fix of a Deployment.</summary>
    /// <param name="pod">Its pod spec.</param>
    public static Fix Web(string pod = Containers, string level = "restricted:latest", string policy = GivenManifests.WithoutSeccomp, string name = "web") =>
        Fix("Deployment", "apps/v1", $"{{template: {{spec: {pod}}}}}", level, policy, name);

    public static Fix Fix(
        string kind, string apiVersion, string spec, string level = "restricted:latest", string policy = GivenManifests.WithoutSeccomp, string name = "web") =>
        Fixer.Make(Workload(kind, apiVersion, spec, name), GivenManifests.Policy(policy), GivenManifests.At(level));

    private static Workload Workload(string kind, string apiVersion, string spec, string name) =>
        GivenManifests.Read($"apiVersion: {apiVersion}\nkind: {kind}\nmetadata: {{name: {name}, namespace: shop}}\nspec: {spec}").Workloads.Single();
}
