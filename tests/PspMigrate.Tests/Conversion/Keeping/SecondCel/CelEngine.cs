using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using PspMigrate.Access;
using PspMigrate.Conversion.Keeping.Objects;
using PspMigrate.Reports.Keeping;

namespace PspMigrate.Tests.Conversion.Keeping.SecondCel;

/// <summary>Another implementation of CEL than the API server's, in a process of its own (evaluate.mjs).</summary>
/// <remarks>
/// It has the core of the language and strings, which is all that validations need unless they ask RBAC; it knows neither what MutatingAdmissionPolicies
/// need besides (lists.range, distinct, sort, JSONPatch) nor types and costs: those are left to an API server.
/// </remarks>
internal sealed class CelEngine : IDisposable
{
    private static readonly string Home = Repository.Path("tests", "PspMigrate.Tests", "Conversion", "Keeping", "SecondCel");

    private readonly Process _process;

    private CelEngine(Process process) => _process = process;

    /// <summary>A new one, which knows some pods; without Node.js or the package the test is inconclusive.</summary>
    public static CelEngine Start(IEnumerable<JsonNode> pods)
    {
        if (!Directory.Exists(Path.Combine(Home, "node_modules")))
            throw new AssertInconclusiveException($"needs a second implementation of CEL: npm ci --prefix {Path.GetRelativePath(Repository.Root, Home)}");
        try
        {
            var engine = new CelEngine(Process.Start(new ProcessStartInfo("node", [Path.Combine(Home, "evaluate.mjs")])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                UseShellExecute = false,
            })!);
            engine.Know(pods, after: 0);
            return engine;
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new AssertInconclusiveException("needs a second implementation of CEL, which runs on Node.js", e);
        }
    }

    /// <summary>Makes pods known by their numbers, after so many that stay known.</summary>
    public void Know(IEnumerable<JsonNode> pods, int after) => Ask(new() { ["pods"] = new JsonArray([.. pods]), ["after"] = after });

    /// <summary>What a ValidatingAdmissionPolicy says of pods.</summary>
    public CelVerdict[] Judge(KeptObject policy, IEnumerable<CelRequest> requests) => Judge(policy, requests, []).Verdicts;

    /// <summary>The same, and for each of some variables whether a pod that is refused gets in when the variable is true.</summary>
    public (CelVerdict[] Verdicts, bool[] Needed) Judge(KeptObject policy, IEnumerable<CelRequest> requests, IEnumerable<string> without)
    {
        var answer = Ask(new()
        {
            ["spec"] = JsonNode.Parse(KeptForms.JsonOf(policy))!["spec"]!.DeepClone(),
            ["requests"] = new JsonArray([.. requests.Select(request => request.ToJson())]),
            ["without"] = new JsonArray([.. without.Select(name => JsonValue.Create(name))]),
        });
        return (
            [.. answer.GetProperty("verdicts").EnumerateArray().Select(CelVerdict.Read)],
            [.. answer.GetProperty("needed").EnumerateArray().Select(item => item.GetBoolean())]);
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    private JsonElement Ask(JsonObject question)
    {
        _process.StandardInput.WriteLine(question.ToJsonString());
        _process.StandardInput.Flush();
        using var answer = JsonDocument.Parse(_process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The other implementation has ended."));
        return answer.RootElement.TryGetProperty("error", out var error)
            ? throw new InvalidOperationException($"The other implementation says: {error}")
            : answer.RootElement.Clone();
    }
}

/// <summary>A pod to be created.</summary>
/// <param name="Pod">Its number.</param>
/// <param name="Namespace">Where.</param>
/// <param name="By">By whom.</param>
internal sealed record CelRequest(int Pod, string Namespace, Identity By)
{
    public JsonNode ToJson() => new JsonObject
    {
        ["pod"] = Pod,
        ["namespace"] = Namespace,
        ["userInfo"] = new JsonObject { ["username"] = By.User, ["groups"] = new JsonArray([.. By.Groups.Select(group => JsonValue.Create(group))]) },
    };
}

/// <summary>What a policy says of a pod.</summary>
/// <param name="Broken">The numbers of the validations that it doesn't keep to.</param>
/// <param name="Error">What went wrong instead.</param>
internal sealed record CelVerdict(int[] Broken, string? Error)
{
    /// <summary><c>admitted</c>, <c>refused</c>, or the error.</summary>
    public string Text => Error ?? (Broken.Length == 0 ? "admitted" : "refused");

    public static CelVerdict Read(JsonElement verdict) => verdict.TryGetProperty("error", out var error)
        ? new([], error.GetString())
        : new([.. verdict.GetProperty("broken").EnumerateArray().Select(item => item.GetInt32())], null);
}
