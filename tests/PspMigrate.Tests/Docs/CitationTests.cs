namespace PspMigrate.Tests.Docs;

/// <summary>Whoever reads <c>facts/FILE.md, N</c> finds that file and that item in docs/facts.</summary>
[TestClass]
public sealed class CitationTests
{
    private const string Folder = "facts/";

    private const string Sample = """
        # A page

        1. One.
        2. Two,
           and more.

        ## Policy of a namespace

        | field | rule |
        |---|---|
        | hostPID, hostIPC | no |

        **Trap 1.** Something.

        ## 3. Cost

        1. One of three.
        """;

    [TestMethod]
    public void Every_citation_leads_to_a_fact()
    {
        var all = Files().SelectMany(file => Citations.Follow(Text(file), Find).Select(problem => (File: file, Problem: problem))).ToArray();

        all.Should().HaveCountGreaterThan(80, "the sources cite facts");
        all.Where(item => item.Problem is not null).Select(item => $"{Path.GetRelativePath(Repository.Root, item.File)}: {item.Problem}")
            .Should().BeEmpty();
    }

    [TestMethod]
    public void Items_are_numbered_once()
    {
        foreach (var file in Directory.GetFiles(Repository.Path("docs", "facts")))
            new Facts(File.ReadAllText(file)).Numbers.Should().OnlyHaveUniqueItems(file);
    }

    [TestMethod]
    [DataRow("page.md")]
    [DataRow("page.md, 2")]
    [DataRow("page.md, 1-2")]
    [DataRow("page.md, 1 to 2).")]
    [DataRow("page.md, 1 and 2: both")]
    [DataRow("page.md, 3.1")]
    [DataRow("page.md, section 3")]
    [DataRow("page.md (Cost)")]
    [DataRow("page.md, \"Policy of a namespace\" and \"Cost\"")]
    [DataRow("page.md, policy of a namespace and cost: these")]
    [DataRow("page.md, hostIPC.")]
    [DataRow("page.md, TRAP 1.")]
    [DataRow("page.md,\n    /// 2")]
    public void Citations_that_lead_somewhere_are_in_order(string citation) =>
        Follow(Folder + citation).Should().Equal((string?)null);

    [TestMethod]
    [DataRow("other.md", "there is no such file")]
    [DataRow("page.md, 9", "\"9\"")]
    [DataRow("page.md, 1-9", "\"1-9\"")]
    [DataRow("page.md, 1 and 9", "\"9\"")]
    [DataRow("page.md, 1, 9", "\"9\"")]
    [DataRow("page.md, 3.2", "\"3.2\"")]
    [DataRow("page.md (Costs)", "\"Costs\"")]
    [DataRow("page.md, \"Policy\"", "\"Policy\"")]
    [DataRow("page.md,\n/// 9", "\"9\"")]
    public void Citations_that_lead_nowhere_are_found(string citation, string complaint) =>
        Follow(Folder + citation).Should().ContainSingle().Which.Should().Contain(complaint);

    [TestMethod]
    public void A_number_without_a_file_is_found() =>
        Follow("see fact" + " 12").Should().ContainSingle().Which.Should().Contain("of which file?");

    [TestMethod]
    public void Other_paths_are_no_citations() =>
        Follow("arti" + Folder + "page.md, 9").Should().BeEmpty();

    private static IEnumerable<string?> Follow(string text) =>
        Citations.Follow(text, name => name is "page.md" ? new(Sample) : null);

    private static IEnumerable<string> Files() =>
        new[] { "src", "tests", "docs" }.SelectMany(folder => Directory.EnumerateFiles(Repository.Path(folder), "*", SearchOption.AllDirectories))
            .Where(file => Path.GetExtension(file) is ".cs" or ".md" or ".cake" or ".py" or ".js")
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"));

    /// <summary>Facts cite each other without the folder.</summary>
    private static string Text(string file)
    {
        var text = File.ReadAllText(file);
        if (Path.GetFileName(Path.GetDirectoryName(file)) is not "facts")
            return text;
        foreach (var name in Directory.GetFiles(Repository.Path("docs", "facts")).Select(Path.GetFileName))
            text = text.Replace(name!, Folder + name, StringComparison.Ordinal);
        return text;
    }

    private static Facts? Find(string name) =>
        Repository.Path("docs", "facts", name) is var path && File.Exists(path) ? new(File.ReadAllText(path)) : null;
}
