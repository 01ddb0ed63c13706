using PspMigrate.Access.Findings;

namespace PspMigrate.Access;

/// <summary>What every namespace gets from the grants.</summary>
/// <remarks>
/// A policy reaches a namespace through its service accounts or through system:authenticated, which every requesting user
/// is in (facts/pod-security-policy.md, 2-5). Grants to people, nodes and controllers are findings, and widen a namespace only if asked to.
/// </remarks>
public static class AccessAnalysis
{
    /// <summary>The access of every known namespace, and the findings.</summary>
    /// <param name="includeControllers">Count what the controllers' own accounts in kube-system may use.</param>
    /// <param name="includeUsers">Count what people, and RoleBindings' accounts of other namespaces, may use.</param>
    public static AccessReport Analyze(
        Inventory inventory, AccessIndex index, bool includeControllers = false, bool includeUsers = false)
    {
        var reader = new AccessReader(index, includeControllers, includeUsers);
        return new(
            [.. KnownAccounts.Of(inventory).Select(known => reader.Read(known.Key, known.Value))],
            reader.Read("", ["default"]),
            [
                .. index.Subjects.SelectMany(ReachFindings.Find)
                    .Concat(index.Subjects.SelectMany(SubjectFindings.Find))
                    .Concat(RoleFindings.Wildcards(index))
                    .Concat(RoleFindings.Overwritten(index))
                    .Concat(BindingFindings.Find(inventory, index))
                    .Concat(PolicyFindings.Ungranted(inventory, index))
                    .Concat(PolicyFindings.Unknown(index))
                    .OrderBy(finding => finding.Kind)
                    .ThenBy(finding => finding.At)
                    .ThenBy(finding => finding.Message, StringComparer.Ordinal),
            ]);
    }
}
