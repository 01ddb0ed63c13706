using System.Diagnostics;
using System.Text;
using CsCheck;
using PspMigrate.Manifests;
using PspMigrate.Manifests.Machine;
using PspMigrate.Manifests.Readers;
using PspMigrate.Manifests.Text;
using PspMigrate.Manifests.Yaml;

namespace PspMigrate.Tests.Manifests.Yaml;

/// <summary>The reader for plain YAML against the reader of record: the same trees with the same places, or no answer.</summary>
[TestClass]
public sealed class FastYamlTests
{
    private static readonly string[] Insertions =
    [
        "\n", "\n\n", "\n  ", "  ", ": ", " #", "- ", "|\n", "|-\n   x\n", "\\n", "\\\n", "''", "\n\n   ", "\"", "'", "{}", "[]", "&a ", "*a", "!!str ", "? ",
        "<<: ", "\t", "\r\n", "é", "😀", "\u2028", "\u0085", "\uFEFF", "~", "null", "0x1F", "key: ", "\u0007", ">", "%", "@", "`", "---\n", "...\n",
    ];

    private static readonly Gen<(int Indent, string Line, string End)> Line = Gen.Select(
        Gen.Int[0, 4],
        Gen.OneOf(["a:", "b:", "\"c\":", "d: x", "e: 'y'", "-", "- f", "- g: 1", "- - h", "# i", "", "j: |", "k: |-", "l: \"m", "n\"", "o: p", "q r",
            "s: 't", "u'", "v: {}", "- []"]),
        Gen.OneOf(["", " ", " # w", " x", ":", " y: z", "\\"]));

    [TestMethod]
    [DataRow("a: 1\nb: yes\nc: ~\nd: 010\ne: -1\nf: 1.50\n\"on\": off\n'q': ''\n")]
    [DataRow("a:\nb:\n- x\n-\n- \n- - y\n  - z\n- k: v\n  l:\n  - m\nc:\n  - n\n")]
    [DataRow("# c\n---\n# d\na: b # e\n\n# f\nc: {} # g\nd: [ ]\ne: \"x\" # h\nf: | # i\n  j\n # k\n")]
    [DataRow("a: |\n\n  x\n    y\n\n  z\n\n\nb: |-\n  1\nc:\n- |\n  d\n")]
    [DataRow("a: one\n  two\n\n  three\nb: 'it''s\n  folded'\nc: \"x\\\n  \\ y\\n\\u00e9\n\n  z \\\"q\\\"\"\n")]
    [DataRow("a: http://x:80/?y#z\nb: --flag=a:b\nc: 25%\nd: a,b]c}\n")]
    [DataRow("a: x é – “y”\nb: \"\\u00e9\"\n")]
    [DataRow("a: # b\nc: # d\n  e: 1\nf: # g\n- # h\n  i: 1\n")]
    public void Plain_YAML_is_read_without_the_record_reader(string yaml) => Same(Encoding.UTF8.GetBytes(yaml)).Should().BeTrue();

    [TestMethod]
    [DataRow("a: &x 1\n"), DataRow("a: *x\n"), DataRow("a: !!str 1\n"), DataRow("a: {b: c}\n"), DataRow("a: [b]\n"), DataRow("a: >\n  b\n"),
        DataRow("? a\n: b\n")]
    [DataRow("a: 1\na: 2\n"), DataRow("<<: {}\n"), DataRow("null: 1\n"), DataRow("a:\n\tb: 1\n"), DataRow("a: b: c\n"), DataRow("a: \"x\n"),
        DataRow("a: |+\n  b\n")]
    [DataRow("a: |2\n   b\n"), DataRow("a: 1\r\n"), DataRow("%YAML 1.1\n---\na: 1\n"), DataRow("- a\n"), DataRow("a\n"), DataRow(""), DataRow("a: 1\n b: 2\n"),
        DataRow("a: \"\\ud83d\"\n")]
    public void Everything_else_is_left_to_the_record_reader(string yaml) => Fast(Encoding.UTF8.GetBytes(yaml)).Should().BeNull();

    [TestMethod]
    public void Real_manifests_give_the_same_trees()
    {
        var answers = 0;
        foreach (var file in Directory.GetFiles(SharedData.Find("corpus"), "*.yaml"))
            answers += Documents.Split(File.ReadAllBytes(file)).Count(document => Same(document.Text.ToArray()));
        answers.Should().BeGreaterThan(500);
    }

    [TestMethod]
    public void A_cluster_as_kubectl_writes_it_is_read_to_the_last_document_and_gives_the_same_trees()
    {
        foreach (var document in Documents.Split(Generate("yaml")))
            Same(document.Text.ToArray()).Should().BeTrue($"the document at line {document.FirstLine} is plain");
    }

    [TestMethod]
    public void Manifests_with_random_changes_give_the_same_trees_or_none()
    {
        var seeds = Directory.GetFiles(SharedData.Find("corpus"), "*.yaml").SelectMany(file => Documents.Split(File.ReadAllBytes(file)))
            .Concat(Documents.Split(Generate("yaml")))
            .Select(document => document.Text.ToArray()).Where(text => text.Length < 3000 && Fast(text) is not null).ToArray();
        var change = Gen.Select(Gen.Int[0, 700], Gen.Int[0, 30], Gen.Int[0, 2], Gen.OneOf(Insertions));
        Gen.Select(Gen.OneOf(seeds), Gen.Int[1, 700], change.Array[1, 4]).Sample(
            (seed, length, changes) =>
            {
                var text = seed.Take(length).ToList();
                foreach (var (place, count, what, insertion) in changes)
                {
                    var at = place % (text.Count + 1);
                    if (what > 0)
                        text.RemoveRange(at, Math.Min(what == 1 ? 1 : count, text.Count - at));
                    if (what < 2)
                        text.InsertRange(at, Encoding.UTF8.GetBytes(insertion));
                }

                Same([.. text], before: seed);
            },
            iter: 20_000);
    }

    [TestMethod]
    public void Random_lines_give_the_same_trees_or_none() =>
        Gen.Select(Line.Array[1, 12], Gen.Int[1, 12]).Sample(
            (lines, earlier) =>
            {
                Same(Text(lines), before: [.. Text([.. lines.Take(earlier)]), .. "z: 1\n"u8]);
            },
            iter: 30_000);

    [TestMethod]
    public void Random_lines_behind_such_that_were_read_before_belong_to_them_or_not_as_if_they_had_not_been() =>
        Gen.Select(Line.Array[1, 4], Line.Array[0, 3], Gen.Bool).Sample(
            (known, more, isCut) =>
            {
                byte[] text = [.. "a:\n"u8, .. Text([(1, "k:", ""), .. known, .. more])];
                Same(isCut ? text[..^1] : text, before: [.. "a:\n"u8, .. Text([(1, "k:", ""), .. known, (1, "l: 1", ""), (0, "z: 1", "")])]);
            },
            iter: 60_000);

    [TestMethod]
    [DataRow("  b: 1\n", "  b: 1\n")]
    [DataRow("  b: 1\n", "  b: 1\n  c: 2\n")]
    [DataRow("  b: 1\n", "  b: 1\n   2\n")]
    [DataRow("  b: 1\n", "  b: 1\n\n# c\n")]
    [DataRow("  b: |\n    x\n", "  b: |\n    x\n    y\n")]
    [DataRow("  b: |\n    x\n", "  b: |\n    x\n\n")]
    [DataRow("  b: |\n    x\n", "  b: |\n    x\n    # c\n")]
    [DataRow("  b: |\n    x\n", "  b: |\n    x\n      # c\n")]
    [DataRow("  b: |\n    x\n", "  b: |\n    x\n      \n")]
    [DataRow("- |\n  x\n", "- |\n  x\n  #\n")]
    [DataRow("- b\n", "- b\n- c\n")]
    [DataRow("- b\n", "- b\n  c: 1\n")]
    [DataRow("  - b\n", "  - b\n  - c\n")]
    public void Lines_that_were_read_before_are_known_again_only_where_they_are_the_whole_value(string first, string second)
    {
        var text = Encoding.UTF8.GetBytes($"a:\n{first}x: 1\n");
        Same(Encoding.UTF8.GetBytes($"# moved\na:\n{second}y: 2\n"), text);
        Same(Encoding.UTF8.GetBytes($"q:\n  a:\n{second}"), text);
    }

    [TestMethod]
    public void What_nobody_looks_at_is_left_out_of_the_tree_and_of_the_fingerprint()
    {
        foreach (var document in Documents.Split(Generate("yaml")))
        {
            var whole = (MapNode)YamlTree.Parse("a.yaml", Encoding.UTF8.GetString(document.Text.Span), 1, []).Single();
            var filter = FieldsOfInterest.Of(((ScalarNode)whole["apiVersion"]!).Text, ((ScalarNode)whole["kind"]!).Text);
            var kept = FastYaml.Read("a.yaml", document.Text.Span, 1, filter, new TreeScratch())!;
            kept.Content.Should().Be(Fingerprint.Of(whole, filter));
            Nodes.ShowPlaces(kept).Should().Be(Nodes.ShowPlaces(Nodes.Only(whole, filter)));
        }
    }

    private static byte[] Text((int Indent, string Line, string End)[] lines) =>
        Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => new string(' ', line.Indent) + line.Line + line.End + "\n")));

    /// <summary>What gen-cluster.py writes for a small cluster.</summary>
    private static byte[] Generate(string format)
    {
        var start = new ProcessStartInfo(Repository.Program("python3"), [SharedData.Find("bench/gen-cluster.py"), "--size", "S", "--format", format])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = StartOrGiveUp(start);
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        using var output = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(output);
        process.WaitForExit();
        process.ExitCode.Should().Be(0);
        return output.ToArray();
    }

    private static Process StartOrGiveUp(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Inconclusive("needs python3, which is not here");
            throw;
        }
    }

    /// <summary>Nothing, little, and all but little of what tests read.</summary>
    private static readonly FieldFilter[] Filters =
        [FieldFilter.Only(), FieldFilter.Only("b", "metadata"), FieldFilter.AllBut("a"), FieldsOfInterest.Of("apps/v1", "Deployment")];

    private static MapNode? Fast(byte[] text) => FastYaml.Read("a.yaml", text, 1, FieldFilter.All, new TreeScratch());

    /// <summary>False when there was no answer; fails when it is another than the record reader's.</summary>
    /// <param name="text">The text.</param>
    /// <param name="before">What is read before it: that must make no difference.</param>
    private static bool Same(byte[] text, byte[]? before = null)
    {
        var scratch = new TreeScratch();
        FastYaml.Read("b.yaml", before ?? text, 7, FieldFilter.All, scratch);
        var answer = FastYaml.Read("a.yaml", text, 1, FieldFilter.All, scratch);
        (answer is null).Should().Be(Fast(text) is null, Encoding.UTF8.GetString(text));
        foreach (var filter in Filters)
            (FastYaml.Read("a.yaml", text, 1, filter, scratch) is null).Should().Be(answer is null, "what is passed over is read as strictly");
        if (answer is not { } fast)
            return false;
        var decoded = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(text);
        var diagnostics = new List<Diagnostic>();
        var record = YamlTree.Parse("a.yaml", decoded, 1, diagnostics).Should().ContainSingle(decoded).Subject;
        diagnostics.Should().BeEmpty(decoded);
        Nodes.ShowPlaces(fast).Should().Be(Nodes.ShowPlaces(record), decoded);
        fast.Content.Should().Be(Fingerprint.Of((MapNode)record, FieldFilter.All), decoded);
        foreach (var filter in Filters)
        {
            var kept = FastYaml.Read("a.yaml", text, 1, filter, scratch)!;
            Nodes.ShowPlaces(kept).Should().Be(Nodes.ShowPlaces(Nodes.Only(record, filter)), decoded);
            kept.Content.Should().Be(Fingerprint.Of((MapNode)record, filter), decoded);
        }

        return true;
    }
}
