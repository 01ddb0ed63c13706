using PspMigrate.Manifests;
using PspMigrate.Manifests.Objects;

namespace PspMigrate.Access;

/// <summary>Why the API refuses a whole binding, and the place of the reason.</summary>
/// <param name="Kind">MissingSubjectNamespace or IneffectiveBinding.</param>
internal sealed record BindingRefusal(AccessFindingKind Kind, string Reason, Position At)
{
    /// <summary>The first reason why the API refuses this binding with all of its subjects, or null.</summary>
    /// <remarks>pkg/apis/rbac/validation/validation.go @v1.20.2 (facts/pod-security-policy.md, 7 and 10). apiGroups are the readers' matter.</remarks>
    public static BindingRefusal? Of(Binding binding) =>
        OfRoleRef(binding) ?? binding.Subjects.Select(subject => OfSubject(binding, subject)).FirstOrDefault(refusal => refusal is not null);

    private static BindingRefusal? OfRoleRef(Binding binding) => binding.RoleRef.Kind switch
    {
        "ClusterRole" => null,
        "Role" when !binding.IsCluster => null,
        "Role" => Refuse("it binds a Role, and a ClusterRoleBinding may bind only a ClusterRole", binding.RoleRef.At),
        var kind => Refuse($"there is no kind of role called \"{kind}\"", binding.RoleRef.At),
    };

    private static BindingRefusal? OfSubject(Binding binding, Subject subject) => subject.Kind switch
    {
        "User" or "Group" when subject.Name.Length > 0 => null,
        "User" or "Group" => Refuse("a subject has no name", subject.At),
        "ServiceAccount" when !ObjectNames.IsSubdomain(subject.Name) =>
            Refuse($"\"{subject.Name}\" can't be the name of a service account", subject.At),
        "ServiceAccount" when SubjectKey.NamespaceOf(binding, subject) is null => new(
            AccessFindingKind.MissingSubjectNamespace, $"service account {subject.Name} has no namespace", subject.At),
        "ServiceAccount" => null,
        var kind => Refuse($"there is no kind of subject called \"{kind}\"", subject.At),
    };

    private static BindingRefusal Refuse(string reason, Position at) => new(AccessFindingKind.IneffectiveBinding, reason, at);
}
