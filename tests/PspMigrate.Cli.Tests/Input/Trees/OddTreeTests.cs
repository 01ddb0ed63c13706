using PspMigrate.Cli.CommandLine;

namespace PspMigrate.Cli.Tests.Input.Trees;

/// <summary>Files that other tools know by their names hold anything: the answer is an answer or an error, never a stack trace.</summary>
[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
public sealed class OddTreeTests
{
    /// <summary>The fields of such files that are followed; each is put to every odd value by itself.</summary>
    private static readonly (string Path, string[] Fields)[] Files =
    [
        ("fleet.yaml", ["namespace", "defaultNamespace", "helm", "helm.chart", "helm.values", "helm.valuesFiles", "kustomize", "kustomize.dir",
            "targetCustomizations", "namespaceLabels"]),
        ("helmfile.yaml", ["releases", "environments"]),
        ("Chart.yaml", ["name", "dependencies"]),
        ("kustomization.yaml", ["resources", "bases", "components", "patches", "patchesStrategicMerge", "patchesJson6902", "replacements", "helmCharts",
            "configMapGenerator", "namespace", "namePrefix"]),
        ("system/repo.yaml", ["kind", "spec"]),
        ("Pulumi.yaml", ["name", "resources"]),
        ("playbook.yml", ["hosts", "tasks"]),
    ];

    private static readonly (string ApiVersion, string Kind, string[] Fields)[] Objects =
    [
        ("argoproj.io/v1alpha1", "Application",
            ["source", "sources", "destination", "syncPolicy", "source.helm", "source.directory", "source.kustomize", "source.path"]),
        ("argoproj.io/v1alpha1", "ApplicationSet", ["generators", "template", "template.spec", "generators.list", "goTemplate"]),
        ("kustomize.toolkit.fluxcd.io/v1", "Kustomization", ["path", "targetNamespace", "patches", "postBuild", "components", "sourceRef"]),
        ("helm.toolkit.fluxcd.io/v2", "HelmRelease", ["chart", "chart.spec", "chart.spec.valuesFiles", "values", "valuesFrom", "targetNamespace", "install"]),
        ("kappctrl.k14s.io/v1alpha1", "App", ["fetch", "template", "deploy"]),
        ("kustomize.config.k8s.io/v1alpha1", "Component", ["resources"]),
    ];

    private static readonly string[] Values =
    [
        "", "null", "[]", "{}", "text", "1", "[null]", "[text]", "[[a]]", "[{}]", "{a: null}", "{a: [b]}", "../..", "\"a\\nb\"",
        "[{name: null, path: [], list: 1}]",
    ];

    public static IEnumerable<object[]> Trees() =>
        Files.SelectMany(file => file.Fields, (file, field) => new object[] { $"app/{file.Path}", "", field })
            .Concat(Objects.SelectMany(item => item.Fields, (item, field) => new object[]
            {
                "app/object.yaml", $"apiVersion: {item.ApiVersion}\nkind: {item.Kind}\nmetadata: {{name: a}}\n", $"spec.{field}",
            }));

    [TestMethod]
    [DynamicData(nameof(Trees))]
    public void Whatever_a_field_holds_there_is_an_answer_or_an_error(string path, string head, string field)
    {
        foreach (var value in Values)
        {
            using var test = new TestHost();
            test.Write("psp.yaml", Git.GitSandbox.Policies);
            test.Write("app/web.yaml", "apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {containers: [{name: web, image: web}]}\n");
            test.Write(path, head + Written(field.Split('.'), value));

            test.Run("convert", "-R", ".").Should().BeOneOf([ExitCode.Ok, ExitCode.BadInput, ExitCode.NothingRead], value);
        }
    }

    private static string Written(ReadOnlySpan<string> field, string value)
    {
        var text = "";
        for (var i = 0; i < field.Length; i++)
            text += $"{new string(' ', 2 * i)}{field[i]}:{(i == field.Length - 1 ? $" {value}" : "")}\n";
        return text;
    }
}
