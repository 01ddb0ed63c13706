using PspMigrate.Cli.CommandLine;

namespace PspMigrate.Cli.Tests.Verbs;

/// <summary>A verb that is forgotten somewhere fails here.</summary>
[TestClass]
public sealed class VerbsTests
{
    public static IEnumerable<object[]> Names => Application.Verbs.Select(verb => new object[] { verb.Name });

    [TestMethod]
    public void Every_verb_is_offered() => typeof(Verb).Assembly.GetTypes()
        .Where(type => type.IsAssignableTo(typeof(Verb)) && type != typeof(Verb))
        .Should().BeEquivalentTo(Application.Verbs.Select(verb => verb.GetType()));

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void Every_verb_is_documented(string name) =>
        string.Concat(Directory.GetFiles(Repository.Path("docs"), "*.md").Append(Repository.Path("README.md")).Select(File.ReadAllText))
            .Should()
            .Contain($"pspmigrate {name}");

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void Every_verb_has_tests(string name) =>
        Directory.GetFiles(Repository.Path("tests"), $"{char.ToUpperInvariant(name[0])}{name[1..]}*Tests.cs", SearchOption.AllDirectories)
            .Should().NotBeEmpty();
}
