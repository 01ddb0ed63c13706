using System.Diagnostics;
using System.Text.Json.Nodes;
using PspMigrate.Conversion.Keeping.Objects;
using PspMigrate.Reports.Keeping;

namespace PspMigrate.Truth.Keeping;

/// <summary>Puts admission policies into the lab, and waits until they are in force.</summary>
public static class LabPolicies
{
    private const string Group = "/apis/admissionregistration.k8s.io/v1/";
    private const string Sentinel = "zz-sentinel";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static readonly string[] Kinds =
        ["ValidatingAdmissionPolicyBinding", "MutatingAdmissionPolicyBinding", "ValidatingAdmissionPolicy", "MutatingAdmissionPolicy"];

    /// <summary>Takes away all that are there.</summary>
    public static void Clear(Lab lab)
    {
        foreach (var kind in Kinds)
            lab.Delete(PathOf(kind));
    }

    /// <summary>Puts in what is kept; names begin as given, so that no two of them meet.</summary>
    public static void Put(Lab lab, string prefix, IEnumerable<KeptObject> objects)
    {
        foreach (var item in objects)
            Put(lab, prefix, JsonNode.Parse(KeptForms.JsonOf(item))!.AsObject());
    }

    /// <summary>Puts in one object; its name, and that of the policy that it binds, begin as given.</summary>
    public static void Put(Lab lab, string prefix, JsonObject o)
    {
        o["metadata"]!["name"] = $"{prefix}{o["metadata"]!["name"]}";
        if (o["spec"]!["policyName"] is { } policy)
            o["spec"]!["policyName"] = $"{prefix}{policy}";
        lab.Put(PathOf(o["kind"]!.GetValue<string>()), o);
    }

    /// <summary>Waits until what was put in is in force: policies are looked for once a second, the last ones last.</summary>
    /// <remarks>facts/admission-policies.md, 4.</remarks>
    public static void Await(Lab lab)
    {
        var mark = Stopwatch.GetTimestamp().ToString();
        lab.Namespace(Sentinel);
        foreach (var o in Sentinels(mark))
            Put(lab, "", JsonNode.Parse(o)!.AsObject());
        var pod = JsonNode.Parse("""{"metadata": {"name": "sentinel"}, "spec": {"containers": [{"name": "c", "image": "i"}]}}""")!.AsObject();
        var watch = Stopwatch.StartNew();
        while (!lab.Create(pod, Sentinel, "sentinel").Message.Contains($"{mark} s{mark}", StringComparison.Ordinal))
        {
            if (watch.Elapsed > Patience)
                throw new TruthException($"admission policies were not in force after {Patience}");
            Thread.Sleep(100);
        }

        // Both kinds are looked for apart from each other.
        Thread.Sleep(1200);
    }

    private static string PathOf(string kind) => Group + (kind.EndsWith('y') ? kind[..^1] + "ies" : kind + "s").ToLowerInvariant();

    /// <summary>A pod is named by the one and refused by the other, each in the words of this time.</summary>
    private static IEnumerable<string> Sentinels(string mark)
    {
        const string constraints = """{"resourceRules": [{"apiGroups": [""], "apiVersions": ["v1"], "operations": ["CREATE"], "resources": ["pods"]}]}""";
        const string bound = """{"namespaceSelector": {"matchLabels": {"kubernetes.io/metadata.name": "zz-sentinel"}}}""";
        yield return $$"""
            {"kind": "MutatingAdmissionPolicy", "metadata": {"name": "{{Sentinel}}"}, "spec": {"failurePolicy": "Fail", "reinvocationPolicy": "Never",
             "matchConstraints": {{constraints}}, "mutations": [{"patchType": "JSONPatch", "jsonPatch": {"expression":
             "[JSONPatch{op: 'add', path: '/spec/hostname', value: 's{{mark}}'}]"} }]} }
            """;
        yield return $$"""
            {"kind": "MutatingAdmissionPolicyBinding", "metadata": {"name": "{{Sentinel}}"}, "spec": {"policyName": "{{Sentinel}}",
             "matchResources": {{bound}}} }
            """;
        yield return $$"""
            {"kind": "ValidatingAdmissionPolicy", "metadata": {"name": "{{Sentinel}}"}, "spec": {"failurePolicy": "Fail", "matchConstraints": {{constraints}},
             "validations": [{"expression": "false", "messageExpression": "'{{mark}} ' + (has(object.spec.hostname) ? object.spec.hostname : '-')"}]} }
            """;
        yield return $$"""
            {"kind": "ValidatingAdmissionPolicyBinding", "metadata": {"name": "{{Sentinel}}"},
             "spec": {"policyName": "{{Sentinel}}", "validationActions": ["Deny"], "matchResources": {{bound}}} }
            """;
    }
}
