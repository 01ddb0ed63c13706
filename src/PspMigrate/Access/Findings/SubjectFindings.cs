namespace PspMigrate.Access.Findings;

/// <summary>Subjects that don't mean what they seem to.</summary>
internal static class SubjectFindings
{
    public static IEnumerable<AccessFinding> Find(BoundSubject bound)
    {
        var subject = bound.Subject;
        var kind = subject.Kind is "Group" ? "group" : "user";
        if (subject.Kind is "User" or "Group" && !string.IsNullOrEmpty(subject.Namespace))
        {
            yield return Finding(
                bound,
                AccessFindingKind.IgnoredSubjectNamespace,
                $"the namespace field ({subject.Namespace}) of {kind} {subject.Name} is ignored",
                $"Users and groups have no namespace: the API accepts the field and does not look at it. This grant counts"
                + $" {Words.Scope(bound.Binding)}, for the whole {kind}.");
        }

        if (bound.Reach.Kind == ReachKind.Nobody)
        {
            yield return Finding(
                bound,
                AccessFindingKind.SubjectMatchesNobody,
                $"no request ever comes from {kind} \"{subject.Name}\", so this grants nothing",
                Advice(subject.Kind, subject.Name));
        }
    }

    private static AccessFinding Finding(BoundSubject bound, AccessFindingKind kind, string message, string detail) => new(
        kind, message, detail, bound.Subject.At, [bound.Binding.At],
        Words.OnlyPolicy(bound.Uses), bound.Binding.Namespace);

    private static string Advice(string kind, string name)
    {
        if (name.Contains('*', StringComparison.Ordinal))
            return "A * in the name of a user or group is a literal star. Everybody is the group system:authenticated.";
        if (kind is "Group" && name.StartsWith(Identity.ServiceAccountPrefix, StringComparison.Ordinal))
        {
            var rest = name[Identity.ServiceAccountPrefix.Length..].Split(':');
            return rest.Length == 2
                ? $"One service account is a subject of kind ServiceAccount with name {rest[1]} and namespace {rest[0]}."
                : $"The group of all service accounts of a namespace is spelled {Identity.ServiceAccountGroupPrefix}{rest[0]}.";
        }

        return kind is "User" && !name.StartsWith(Identity.ServiceAccountPrefix, StringComparison.Ordinal)
            ? "This is the name of a group: the subject must be of kind Group."
            : $"A service account's user name is {Identity.ServiceAccountPrefix}NAMESPACE:NAME, and the group of all of a"
                + $" namespace is {Identity.ServiceAccountGroupPrefix}NAMESPACE.";
    }
}
