using System.Text.Json.Nodes;

namespace PspMigrate.Cluster.Tests;

/// <summary>The server's own answers about rights: SubjectAccessReviews.</summary>
internal static class Authorizer
{
    /// <summary>Whether a service account may do something in its namespace.</summary>
    /// <param name="name">The object; null for none in particular.</param>
    public static bool Allows(string space, string account, string verb, string group, string resource, string? name) => TestCluster.GetAdmin().Send(
        HttpMethod.Post,
        "/apis/authorization.k8s.io/v1/subjectaccessreviews",
        new JsonObject
        {
            ["spec"] = new JsonObject
            {
                ["user"] = $"system:serviceaccount:{space}:{account}",
                ["groups"] = new JsonArray("system:serviceaccounts", $"system:serviceaccounts:{space}", "system:authenticated"),
                ["resourceAttributes"] = new JsonObject
                {
                    ["namespace"] = space,
                    ["verb"] = verb,
                    ["group"] = group,
                    ["resource"] = resource,
                    ["name"] = name,
                },
            },
        }.ToJsonString()).Body["status"]!["allowed"]!.GetValue<bool>();

    /// <summary>Waits until the server has noticed that a group may do everything.</summary>
    public static void WaitForGroup(string group)
    {
        var question = $$"""{"spec": {"user": "x", "groups": ["{{group}}"], "resourceAttributes": {"verb": "*", "group": "*", "resource": "*"} } }""";
        for (var attempt = 0; attempt < 100; attempt++)
        {
            var (_, body) = TestCluster.GetAdmin().Send(HttpMethod.Post, "/apis/authorization.k8s.io/v1/subjectaccessreviews", question);
            if (body["status"]!["allowed"]!.GetValue<bool>())
                return;
            Thread.Sleep(100);
        }
    }

    /// <summary>Waits until the server has noticed new roles and bindings, which it reads from a cache.</summary>
    public static void WaitFor(string space, string account, string verb, string group, string resource, string? name)
    {
        for (var attempt = 0; attempt < 100 && !Allows(space, account, verb, group, resource, name); attempt++)
            Thread.Sleep(100);
    }
}
