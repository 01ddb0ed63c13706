namespace PspMigrate.Access;

/// <summary>Somebody whom the API server may be asked about: a user name and the groups that come with it.</summary>
public sealed record Identity(string User, ImmutableArray<string> Groups)
{
    public const string ServiceAccounts = "system:serviceaccounts";
    public const string Authenticated = "system:authenticated";
    public const string Unauthenticated = "system:unauthenticated";
    public const string Masters = "system:masters";
    public const string Nodes = "system:nodes";
    public const string NodeUserPrefix = "system:node:";
    public const string ServiceAccountPrefix = "system:serviceaccount:";
    public const string ServiceAccountGroupPrefix = "system:serviceaccounts:";

    /// <summary>A pod's service account as the PodSecurityPolicy plugin builds it: without system:authenticated.</summary>
    /// <remarks>plugin/pkg/admission/security/podsecuritypolicy/admission.go:214 @v1.20.2 (facts/pod-security-policy.md, 3).</remarks>
    public static Identity ServiceAccount(string @namespace, string name) =>
        new(UserOf(@namespace, name), [ServiceAccounts, GroupOf(@namespace)]);

    /// <summary>A service account that makes requests itself, as a controller does.</summary>
    public static Identity Requester(string @namespace, string name) =>
        new(UserOf(@namespace, name), [ServiceAccounts, GroupOf(@namespace), Authenticated]);

    /// <summary>A user without rights but those that every user has.</summary>
    public static readonly Identity Anybody = new("", [Authenticated]);

    /// <summary>The user name of a service account.</summary>
    public static string UserOf(string @namespace, string name) => ServiceAccountPrefix + @namespace + ":" + name;

    /// <summary>The group of all service accounts of a namespace.</summary>
    public static string GroupOf(string @namespace) => ServiceAccountGroupPrefix + @namespace;
}
