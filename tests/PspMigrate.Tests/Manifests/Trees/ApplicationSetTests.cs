using PspMigrate.Manifests;
using PspMigrate.Manifests.Trees;

namespace PspMigrate.Tests.Manifests.Trees;

/// <remarks>
/// Each expectation is an example, or a sentence, of argo-cd docs/operator-manual/applicationset: Generators-List.md, Generators-Git.md,
/// Generators-Git-File-Globbing.md, Generators-Matrix.md, Generators-Merge.md, GoTemplate.md; made shorter.
/// </remarks>
[TestClass]
public sealed class ApplicationSetTests
{
    private const string Plain = "metadata: {name: '{{name}}'}, spec: {source: {path: '{{dir}}'}, destination: {namespace: '{{ns}}'}}";
    private const string Paths = "metadata: {name: '{{path.basename}}'}, spec: {source: {path: '{{path}}'}, destination: {namespace: '{{path[0]}}'}}";
    private const string GoPaths =
        "metadata: {name: '{{.path.basename}}'}, spec: {source: {path: '{{.path.path}}'}, destination: {namespace: '{{index .path.segments 0}}'}}";

    [TestMethod]
    [DataRow("list: {elements: [{name: a, dir: apps/a, ns: x}, {name: b, dir: apps/b, ns: w}]}", Plain, "a apps/a x, b apps/b w", DisplayName = "list")]
    [DataRow("list: {elements: [{name: a, values: {dir: d}}]}",
        "metadata: {name: '{{name}}'}, spec: {source: {path: 'p/{{values.dir}}'}, destination: {namespace: one}}", "a p/d one",
        DisplayName = "list with values")]
    [DataRow("git: {directories: [{path: addons/*}]}", Paths, "prom addons/prom addons, work addons/work addons", DisplayName = "directories")]
    [DataRow("git: {directories: [{path: '*'}]}", Paths, "addons addons addons, clusters clusters clusters",
        DisplayName = "* stays inside a name, and is not hidden")]
    [DataRow("git: {directories: [{path: addons/*}, {path: addons/work, exclude: true}]}", Paths, "prom addons/prom addons",
        DisplayName = "exclude")]
    [DataRow("git: {directories: [{path: addons/work, exclude: true}, {path: addons/*}]}", Paths, "prom addons/prom addons",
        DisplayName = "exclude, first")]
    [DataRow("git: {directories: [{path: 'addons/[p|x]*'}]}", Paths, "prom addons/prom addons", DisplayName = "a class of characters")]
    [DataRow("git: {files: [{path: 'clusters/**/config.json'}]}",
        "metadata: {name: '{{cluster.name}}-{{path.basename}}'}, spec: {source: {path: '{{path.filename}}'}, destination: {namespace: '{{cluster.owner}}'}}",
        "eng-dev-dev config.json ann, eng-prod-prod config.json ben", DisplayName = "files")]
    [DataRow("git: {files: [{path: 'clusters/*/config.json'}]}", Paths, "dev clusters/eng/dev clusters, prod clusters/eng/prod clusters",
        DisplayName = "files: * goes through directories")]
    [DataRow("git: {directories: [{path: addons/prom}], values: {x: 'n-{{path.basename}}'}}",
        "metadata: {name: m}, spec: {source: {path: '{{path}}'}, destination: {namespace: '{{values.x}}'}}", "m addons/prom n-prom", DisplayName = "values")]
    [DataRow("git: {directories: [{path: addons/prom}], pathParamPrefix: app}",
        "metadata: {name: m}, spec: {source: {path: '{{app.path}}'}, destination: {namespace: '{{app.path.basename}}'}}", "m addons/prom prom",
        DisplayName = "pathParamPrefix")]
    [DataRow("matrix: {generators: [{git: {directories: [{path: addons/*}]}}, {list: {elements: [{name: staging}, {name: production}]}}]}",
        "metadata: {name: '{{path.basename}}-{{name}}'}, spec: {source: {path: '{{path}}'}, destination: {namespace: '{{path.basename}}'}}",
        "prom-staging addons/prom prom, prom-production addons/prom prom, work-staging addons/work work, work-production addons/work work",
        DisplayName = "matrix")]
    [DataRow("matrix: {generators: [{list: {elements: [{app: prom}]}}, {git: {directories: [{path: 'addons/{{app}}'}]}}]}", Paths, "prom addons/prom addons",
        DisplayName = "a matrix whose second generator uses the first one's parameters")]
    [DataRow("merge: {mergeKeys: [server], generators: [{list: {elements: [{server: s1, name: staging, ns: x}, {server: s2, name: production, ns: x}]}}, "
        + "{list: {elements: [{server: s2, ns: w}, {server: s3, ns: z}]}}]}",
        "metadata: {name: '{{name}}'}, spec: {source: {path: p}, destination: {namespace: '{{ns}}'}}", "staging p x, production p w", DisplayName = "merge")]
    public void Generators_make_Applications(string generator, string template, string expected) =>
        Of($"generators: [{{{generator}}}]", template).Should().Be(expected);

    [TestMethod]
    [DataRow("git: {directories: [{path: addons/*}]}", GoPaths, "prom addons/prom addons, work addons/work addons")]
    [DataRow("git: {files: [{path: 'clusters/**/config.json'}]}",
        "metadata: {name: '{{.cluster.name}}'}, spec: {source: {path: '{{ .path.path }}'}, destination: {namespace: '{{.path.basenameNormalized}}'}}",
        "eng-dev clusters/eng/dev dev, eng-prod clusters/eng/prod prod")]
    [DataRow("list: {elements: [{a: {b: {c: x}}, l: [p, q]}]}",
        "metadata: {name: m}, spec: {source: {path: '{{index .l 1}}'}, destination: {namespace: '{{.a.b.c}}'}}", "m q x")]
    [DataRow("matrix: {generators: [{list: {elements: [{ns: first}]}}, {list: {elements: [{ns: second}]}}]}",
        "metadata: {name: m}, spec: {source: {path: p}, destination: {namespace: '{{.ns}}'}}", "m p first")]
    public void Go_templates_may_take_fields_and_items(string generator, string template, string expected) =>
        Of($"goTemplate: true, generators: [{{{generator}}}]", template).Should().Be(expected);

    [TestMethod]
    [DataRow("generators: [{clusters: {}}]", Plain, "the clusters generator")]
    [DataRow("generators: [{matrix: {generators: [{clusters: {}}, {list: {elements: []}}]}}]", Plain, "the clusters generator")]
    [DataRow("generators: [{scmProvider: {}}]", Plain, "the scmProvider generator")]
    [DataRow("generators: [{list: {elementsYaml: '{{ .x }}'}}]", Plain, "the list generator")]
    [DataRow("generators: [{list: {elements: [{name: a}]}, selector: {matchLabels: {name: a}}}]", Plain, "the selector of a generator")]
    [DataRow("generators: [{git: {repoURL: 'https://example.com/other.git', directories: [{path: addons/*}]}}]", Paths,
        "the git generator of https://example.com/other.git")]
    [DataRow("generators: [{git: {directories: [{path: nope/*}]}}]", Paths, "the git generator, which finds nothing here")]
    [DataRow("generators: [{list: {elements: [{name: a}]}}]", Plain, "source.path: {{dir}}")]
    [DataRow("goTemplate: true, generators: [{list: {elements: [{name: a}]}}]",
        "metadata: {name: m}, spec: {source: {path: p}, destination: {namespace: '{{ .name | upper }}'}}", "destination.namespace: {{ .name | upper }}")]
    [DataRow("goTemplate: true, generators: [{list: {elements: [{name: a}]}}]",
        "metadata: {name: m}, spec: {source: {path: p}, destination: {namespace: '{{if .name}}x{{end}}'}}", "destination.namespace: {{if .name}}x{{end}}")]
    [DataRow("templatePatch: x, generators: [{list: {elements: [{name: a, dir: d, ns: one}]}}]", Plain, "templatePatch")]
    public void What_the_repository_does_not_tell_is_named(string generators, string template, string unfollowed)
    {
        var set = Set(generators, template);

        set.Applications.Should().BeEmpty();
        set.Unfollowed.Should().Be(unfollowed);
    }

    /// <summary>Which cluster an Application goes to, and how it is called, changes nothing here.</summary>
    [TestMethod]
    public void Names_and_servers_need_not_be_known() => Of("generators: [{git: {directories: [{path: addons/prom}]}}]",
        "metadata: {name: '{{path.basename}}-{{x}}'}, spec: {project: '{{x}}', source: {repoURL: '{{x}}', targetRevision: '{{x}}', path: '{{path}}'}, "
            + "destination: {server: '{{x}}', namespace: one}}").Should().Be("{{path.basename}}-{{x}} addons/prom one");

    [TestMethod]
    public void Of_several_generators_those_that_can_be_followed_are()
    {
        var set = Set("generators: [{clusters: {}}, {list: {elements: [{name: a, dir: d, ns: one}]}}]", Plain);

        set.Applications.Should().ContainSingle();
        set.Unfollowed.Should().Be("the clusters generator");
    }

    [TestMethod]
    public void Products_that_nobody_can_have_meant_are_not_made()
    {
        var elements = string.Join(", ", Enumerable.Range(0, 101).Select(i => $"{{name: a{i}, dir: d, ns: one}}"));

        var list = $"{{list: {{elements: [{elements}]}}}}";

        Set($"goTemplate: true, generators: [{{matrix: {{generators: [{list}, {list}]}}}}]", Plain).Unfollowed.Should().Be("a matrix generator of very many");
        Set($"generators: [{list}]", $"{Plain}, more: '{new string('x', 1_000_000)}'").Unfollowed
            .Should().Be("a generator of very many");
    }

    private static string Of(string generators, string template)
    {
        var set = Set(generators, template);
        set.Unfollowed.Should().BeNull();
        return string.Join(", ", set.Applications.Select(item => $"{Text(item, "metadata", "name")} {Text(item, "spec", "source", "path")} "
            + Text(item, "spec", "destination", "namespace")));
    }

    private static string Text(MapNode node, params string[] path) => ((ScalarNode)node.Find(path)!).Text;

    private static ApplicationSet Set(string generators, string template)
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["addons/work/kustomization.yaml"] = "",
            ["addons/prom/Chart.yaml"] = "",
            [".github/workflows/ci.yaml"] = "",
            ["clusters/eng/dev/config.json"] = """{"cluster": {"name": "eng-dev", "owner": "ann"}}""",
            ["clusters/eng/prod/config.json"] = """{"cluster": {"name": "eng-prod", "owner": "ben"}}""",
        };
        var set = Places.Objects("set.yaml", $"kind: ApplicationSet\nspec: {{{generators}, template: {{{template}}}}}\n").Single();
        return ApplicationSet.Of(set, new(files.Keys, files.GetValueOrDefault, address => !address.Contains("other", StringComparison.Ordinal)));
    }
}
