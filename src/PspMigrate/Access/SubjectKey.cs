namespace PspMigrate.Access;

/// <summary>What a request must carry to be meant by a subject: this user name, or this group.</summary>
internal readonly record struct SubjectKey(bool IsGroup, string Name)
{
    public static SubjectKey User(string name) => new(IsGroup: false, name);

    public static SubjectKey Group(string name) => new(IsGroup: true, name);

    /// <summary>The key of a subject of a binding that the API accepts.</summary>
    /// <remarks>
    /// pkg/registry/rbac/validation/rule.go:283-300 @v1.20.2 (facts/pod-security-policy.md, 7 and 8): the namespace of a User or Group is ignored, and
    /// a ServiceAccount without one takes the RoleBinding's.
    /// </remarks>
    public static SubjectKey Of(Binding binding, Subject subject) => subject.Kind switch
    {
        "Group" => Group(subject.Name),
        "ServiceAccount" => User(Identity.UserOf(NamespaceOf(binding, subject) ?? "", subject.Name)),
        _ => User(subject.Name),
    };

    /// <summary>The namespace of a ServiceAccount subject, or null when it has none.</summary>
    public static string? NamespaceOf(Binding binding, Subject subject) =>
        string.IsNullOrEmpty(subject.Namespace) ? binding.Namespace : subject.Namespace;
}
