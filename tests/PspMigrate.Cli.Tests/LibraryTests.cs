using System.Globalization;
using PspMigrate.Controls;
using PspMigrate.Conversion;
using PspMigrate.Manifests;
using PspMigrate.Policies;

namespace PspMigrate.Cli.Tests;

/// <summary>The library used as docs/library.md shows it, from a project that sees its public types alone.</summary>
[TestClass]
public sealed class LibraryTests
{
    [TestMethod]
    public void The_example_of_the_page_gives_each_namespace_its_level()
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);

        Example(Repository.Path("fixtures", "article"), output);

        output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd('\r'))
            .Should().EndWith(["kube-system: privileged", "psa-test: no level", "security-test: privileged"]);
    }

    [TestMethod]
    public void The_page_shows_the_example_that_is_compiled_here()
    {
        var source = File.ReadAllText(Repository.Path("tests", "PspMigrate.Cli.Tests", "LibraryTests.cs"));
        var compiled = source.Split("// docs/library.md\n")[1].Split("        // /docs/library.md")[0].Split('\n')
            .Select(line => line.Length > 8 ? line[8..] : line.Trim());
        var shown = File.ReadAllText(Repository.Path("docs", "library.md")).Split("<!-- library -->\n```csharp\n")[1].Split("```\n<!-- /library -->")[0];

        shown.Split('\n').Should().Equal(compiled);
    }

    private static void Example(string directory, TextWriter output)
    {
        // docs/library.md
        var reader = new ManifestReader(new ReadOptions());
        foreach (var file in Directory.EnumerateFiles(directory, "*.yaml"))
        {
            using var content = File.OpenRead(file);
            reader.Read(file, content);
        }

        var input = reader.Finish();
        foreach (var problem in input.Diagnostics.Concat(PolicyValidation.ValidateAll(input.Inventory.Policies)))
            output.WriteLine($"{problem.At}: {problem.Message}");
        var plan = Planner.Make(input.Inventory, new PlanOptions { Fit = Fit.Policy, Version = KubernetesVersion.Latest });
        foreach (var item in plan.Namespaces)
            output.WriteLine($"{item.Name}: {item.Level?.Name() ?? "no level"}");
        // /docs/library.md
    }
}
