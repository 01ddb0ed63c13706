using CsCheck;
using PspMigrate.Conversion;
using PspMigrate.Conversion.Cleanup;
using PspMigrate.Manifests;
using PspMigrate.Manifests.Objects;
using static PspMigrate.Tests.Access.Rbac;

namespace PspMigrate.Tests.Conversion.Cleanup;

/// <summary>No access review about anything but policies has another answer after a cleanup.</summary>
[TestClass]
public sealed class CleanupPropertyTests
{
    private const int Sample = 3_000;

    private static readonly string[] Resources = ["pods", "podsecuritypolicies", "poddisruptionbudgets", "*", "podsecuritypolicies/status", "secrets"];
    private static readonly string[] ApiGroups = ["", "policy", "extensions", "*", "example.com"];
    private static readonly string[] Verbs = ["use", "get", "*"];
    private static readonly string[] Names = ["p1", "p2"];

    private static readonly Gen<PolicyRule> AnyRule = Gen.Select(
        Any(ApiGroups).Array[1, 2], Any(Resources).Array[1, 3], Any(Verbs).Array[1, 2], Any(Names).Array[0, 2],
        (groups, resources, verbs, names) =>
            new PolicyRule { ApiGroups = [.. groups], Resources = [.. resources], Verbs = [.. verbs], ResourceNames = [.. names] });

    /// <summary>Rules as they are written about policies, so that whole roles go often enough.</summary>
    private static readonly Gen<PolicyRule> LikelyRule = Gen.Frequency((2, AnyRule), (3, Any(Names).Array[0, 1].Select(names => Use(names))));

    private static readonly Gen<Role> AnyRole = Gen.Select(
        Any("r1", "r2", "r3", "admin"), Any("a", "b").Null(), LikelyRule.Array[0, 3], Gen.Int[0, 5], Gen.Bool,
        (name, ns, rules, aggregates, isLive) => Role(name, ns, rules, ns is null ? aggregates : 0, isLive));

    private static readonly Gen<Binding> AnyBinding = Gen.Select(
        Any("r1", "r2", "r3", "admin"), Any("a", "b").Null(), Gen.Bool, Any("devs", "ops"),
        (role, ns, isCluster, group) => new Binding
        {
            Name = $"{role}-{group}",
            Namespace = ns,
            RoleRef = new(ns is null || isCluster ? "ClusterRole" : "Role", role, default),
            Subjects = [Group(group)],
        });

    private static readonly Gen<Inventory> AnyInventory = Gen.Select(
        AnyRole.Array[1, 6], AnyBinding.Array[1, 6], Gen.Bool,
        (roles, bindings, asks) => new Inventory
        {
            Policies = [.. Names.Select(name => new PodSecurityPolicy { Name = name })],
            Roles = [.. roles.DistinctBy(role => (role.Namespace, role.Name))],
            Bindings = [.. bindings.DistinctBy(binding => (binding.Namespace, binding.Name))],
            AuthorizerChecks = asks ? [new("ValidatingAdmissionPolicy", "kept", "p1", default)] : [],
        });

    private static IEnumerable<Review> All =>
        from user in new[] { "devs", "ops" }
        from ns in new[] { "a", "b" }
        from verb in new[] { "use", "get" }
        from apiGroup in ApiGroups.Where(name => name is not "*")
        from resource in Resources.Where(resource => resource is not "*")
        from name in Names
        select new Review("someone", [user], ns, verb, apiGroup, resource, name);

    [TestMethod]
    public void Generated_reviews_about_anything_else_have_the_answer_that_they_had() => AnyInventory.Sample(
        inventory => StayTheSame(inventory, All.Where(review => !review.Resource.StartsWith("podsecuritypolicies", StringComparison.Ordinal))), iter: 500);

    [TestMethod]
    public void What_an_admission_policy_asks_has_the_answer_that_it_had() => AnyInventory.Sample(
        inventory => StayTheSame(
            inventory with { AuthorizerChecks = [new("ValidatingAdmissionPolicy", "kept", "p1", default)] },
            All.Where(review => review is { Verb: "use", ApiGroup: "policy" or "extensions", Resource: "podsecuritypolicies", Name: "p1" })),
        iter: 500);

    [TestMethod]
    public void Nothing_is_left_to_do_after_it() => AnyInventory.Sample(
        inventory => CleanupFinder.Find(Cleaned.After(inventory, CleanupFinder.Find(inventory, Scope.All)), Scope.All).Items.Should().BeEmpty(), iter: 500);

    [TestMethod]
    public void Reviews_in_whole_clusters_have_the_answer_that_they_had()
    {
        var deleted = 0;
        IEnumerable<string> files =
        [
            .. Directory.GetDirectories(Repository.Shared("truth", "clusters")).Order(StringComparer.Ordinal)
                .Select(directory => Path.Combine(directory, "cluster.yaml")),
            .. Directory.GetFiles(Repository.Shared("corpus"), "*.yaml").Order(StringComparer.Ordinal),
        ];
        foreach (var inventory in files.Select(Read))
        {
            var subjects = inventory.Bindings.SelectMany(binding => binding.Subjects.Select(subject => subject.Name)).Distinct().ToArray();
            var spaces = inventory.Bindings.Select(binding => binding.Namespace).OfType<string>().Append("elsewhere").Distinct().ToArray();
            var rules = inventory.Roles.SelectMany(role => role.Rules).ToArray();
            string[] groups = [.. rules.SelectMany(rule => rule.ApiGroups).Append("").Where(group => group is not "*").Distinct()];
            string[] resources = [.. rules.SelectMany(rule => rule.Resources).Append("pods")
                .Where(resource => resource is not "*" && !resource.StartsWith("podsecuritypolicies", StringComparison.Ordinal)).Distinct()];
            string[] verbs = [.. rules.SelectMany(rule => rule.Verbs).Append("get").Where(verb => verb is not "*").Distinct()];
            // As many as the time allows, spread over all of them.
            if (subjects.Length == 0)
                continue;
            var combinations = (long)subjects.Length * spaces.Length * groups.Length * resources.Length * verbs.Length;
            deleted += StayTheSame(inventory, Enumerable.Range(0, Sample).Select(i => At((long)(i * (combinations / (double)Sample)))));

            Review At(long number)
            {
                var subject = Take(subjects, ref number);
                return new(
                    subject, [subject], Take(spaces, ref number), Take(verbs, ref number), Take(groups, ref number), Take(resources, ref number), "some");
            }
        }

        deleted.Should().BeGreaterThan(50);
    }

    private static string Take(string[] options, ref long number)
    {
        var taken = options[number % options.Length];
        number /= options.Length;
        return taken;
    }

    /// <returns>How many objects went.</returns>
    private static int StayTheSame(Inventory inventory, IEnumerable<Review> reviews)
    {
        var plan = CleanupFinder.Find(inventory, Scope.All);
        var (before, after) = (new Reviews(inventory), new Reviews(Cleaned.After(inventory, plan)));
        foreach (var review in reviews)
        {
            if (before.Allows(review) != after.Allows(review))
                throw new AssertFailedException($"{review} was {before.Allows(review)}; gone: {string.Join(", ", plan.Items)}");
        }

        return plan.Items.Length;
    }

    private static Role Role(string name, string? ns, PolicyRule[] rules, int aggregates, bool isLive)
    {
        var role = ClusterRole(name, rules) with { Namespace = ns, At = isLive ? new($"cluster:ClusterRole/{name}", 0, 0) : new("roles.yaml", 1, 1) };
        return aggregates switch
        {
            0 or 1 => role.Labelled("gather"),
            2 => role.Aggregating(Label("gather")),
            3 => role.Aggregating(Label("gather")).Labelled("gather-more"),
            4 => role.Aggregating(Label("gather-more")),
            _ => role,
        };
    }

    private static Inventory Read(string path)
    {
        var reader = new ManifestReader(new());
        using var file = File.OpenRead(path);
        reader.Read(path, file);
        return reader.Finish().Inventory;
    }

    private static Gen<string> Any(params string[] options) => Gen.Int[0, options.Length - 1].Select(i => options[i]);
}
