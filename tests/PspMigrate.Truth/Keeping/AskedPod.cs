using System.Text.Json.Nodes;
using PspMigrate.Access;
using PspMigrate.Conversion;
using PspMigrate.Manifests.Objects;
using PspMigrate.Manifests.Writers;
using PspMigrate.Policies;
using PspMigrate.Truth.Formats;
using PspMigrate.Truth.Server;

namespace PspMigrate.Truth.Keeping;

/// <summary>A pod of a recorded cluster and somebody who creates it: to be asked of servers again and again.</summary>
/// <param name="Workload">What it is a pod of.</param>
/// <param name="User">Who creates it.</param>
/// <param name="Groups">The creator's groups; a server that is told the user finds them by itself.</param>
/// <param name="Old">As a v1.20 server is sent it.</param>
/// <param name="Modern">As a server of today is sent it.</param>
public sealed record AskedPod(Workload Workload, string User, ImmutableArray<string> Groups, JsonObject Old, JsonObject Modern)
{
    /// <summary>A user whom nothing is granted but what everybody is.</summary>
    public const string Neutral = "neutral-user";

    /// <summary>Every workload's pod, created by a neutral user and by the controller that makes it; without a token, which differs between servers.</summary>
    public static ImmutableArray<AskedPod> Of(Inventory inventory)
    {
        var admissions = new Admissions(inventory, AccessIndex.Build(inventory), ServerFeatures.Plain);
        return [.. inventory.Workloads.SelectMany(Ask)];

        IEnumerable<AskedPod> Ask(Workload workload)
        {
            var bare = workload with { Kind = "Pod", Template = workload.Template with { AutomountServiceAccountToken = false } };
            var spec = JsonNode.Parse(NodeText.Canonical(PodWriter.Spec(bare.Template)))!.AsObject();
            var old = JsonNode.Parse(NodeText.Canonical(PodWriter.Write(bare.Template)))!.AsObject();
            old["metadata"] = new JsonObject { ["name"] = "x", ["annotations"] = old["metadata"]?["annotations"]?.DeepClone() };
            var modern = ModernPods.ToSend(ModernPods.Of(PodResult.Tree(StoredPods.Of(admissions.ApplyServerDefaults(bare), ServerFeatures.Plain)), spec));
            yield return new(workload, Neutral, [Identity.Authenticated], old, modern);
            if (Controllers.CreatorOf(workload.Kind) is { } controller)
            {
                ImmutableArray<string> groups = [Identity.ServiceAccounts, Identity.ServiceAccountGroupPrefix + Controllers.Namespace, Identity.Authenticated];
                yield return new(workload, Identity.UserOf(Controllers.Namespace, controller), groups, old, modern);
            }
        }
    }

    /// <summary>How it is called in messages.</summary>
    public override string ToString() => $"{Workload.Namespace} {Workload.Kind}/{Workload.Name} by {User}";
}
