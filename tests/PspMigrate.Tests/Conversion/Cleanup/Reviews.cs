using PspMigrate.Manifests.Objects;

namespace PspMigrate.Tests.Conversion.Cleanup;

/// <summary>One access review.</summary>
internal sealed record Review(string User, string[] Groups, string Namespace, string Verb, string ApiGroup, string Resource, string Name);

/// <summary>Answers access reviews of any resource by the rules of RBAC, written for these tests alone.</summary>
/// <remarks>plugin/pkg/auth/authorizer/rbac/rbac.go and pkg/apis/rbac/v1/evaluation_helpers.go @v1.20.2; aggregation as its controller does it.</remarks>
internal sealed class Reviews
{
    private readonly Inventory _inventory;
    private readonly Dictionary<Role, List<PolicyRule>> _rules = new(ReferenceEqualityComparer.Instance);

    public Reviews(Inventory inventory)
    {
        _inventory = inventory;
        foreach (var role in inventory.Roles)
            _rules[role] = role.Aggregation.IsDefault ? [.. role.Rules] : [];
        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var role in inventory.Roles.Where(role => !role.Aggregation.IsDefault))
            {
                var gathered = inventory.Roles
                    .Where(other => other.IsCluster
                        && !ReferenceEquals(other, role)
                        && role.Aggregation.Any(selector => selector.MatchLabels.All(pair => other.Labels.GetValueOrDefault(pair.Key) == pair.Value)))
                    .SelectMany(other => _rules[other]).Distinct().ToList();
                changed |= gathered.Count != _rules[role].Count;
                _rules[role] = gathered;
            }
        }
    }

    public bool Allows(Review review) => _inventory.Bindings.Any(binding =>
        (binding.IsCluster || binding.Namespace == review.Namespace)
        && binding.Subjects.Any(subject => Means(binding, subject, review))
        && _inventory.Roles.Any(role => Refers(binding, role) && _rules[role].Any(rule => Allows(rule, review))));

    private static bool Refers(Binding binding, Role role) => binding.RoleRef.Name == role.Name
        && (binding.RoleRef.Kind == "ClusterRole" ? role.IsCluster : role.Namespace == binding.Namespace);

    private static bool Means(Binding binding, Subject subject, Review review) => subject.Kind switch
    {
        "Group" => review.Groups.Contains(subject.Name),
        "User" => subject.Name == review.User,
        _ => review.User == $"system:serviceaccount:{subject.Namespace ?? binding.Namespace}:{subject.Name}",
    };

    private static bool Allows(PolicyRule rule, Review review) =>
        (rule.Verbs.Contains("*") || rule.Verbs.Contains(review.Verb))
        && (rule.ApiGroups.Contains("*") || rule.ApiGroups.Contains(review.ApiGroup))
        && (rule.Resources.Contains("*") || rule.Resources.Contains(review.Resource))
        && (rule.ResourceNames.IsEmpty || rule.ResourceNames.Contains(review.Name));
}
