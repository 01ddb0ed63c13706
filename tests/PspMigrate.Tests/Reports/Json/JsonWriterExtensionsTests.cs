using System.Text.Json;
using PspMigrate.Access;
using PspMigrate.Controls;
using PspMigrate.Manifests;
using PspMigrate.Reports.Json;

namespace PspMigrate.Tests.Reports.Json;

/// <remarks>docs/report-schema.md: places have numbers from 1; what stands in no file is null.</remarks>
[TestClass]
public sealed class JsonWriterExtensionsTests
{
    [TestMethod]
    public void A_place_has_file_line_and_column() => Raw(json => json.Place("at", new("a.yaml", 3, 4))).Should()
        .Be("""{"at":{"file":"a.yaml","line":3,"column":4}}""");

    /// <summary>Objects of a cluster have no lines; what is built in stands nowhere.</summary>
    [TestMethod]
    public void Where_there_is_no_line_none_is_made_up()
    {
        Raw(json => json.Place("at", new("Role a", 0, 0))).Should().Be("""{"at":{"file":"Role a"}}""");
        Raw(json => json.Place("at", Position.None)).Should().Be("""{"at":null}""");
    }

    [TestMethod]
    public void A_word_is_written_as_the_schema_spells_it()
    {
        Raw(json => json.Word("kind", AccessFindingKind.WildcardGrant)).Should().Be("""{"kind":"wildcardGrant"}""");
        Raw(json => json.Word("level", default(Level?))).Should().Be("""{"level":null}""");
    }

    [TestMethod]
    public void A_list_that_does_not_apply_is_null_and_one_without_entries_is_empty()
    {
        Raw(json => json.Strings("names", null)).Should().Be("""{"names":null}""");
        Raw(json => json.Strings("names", [])).Should().Be("""{"names":[]}""");
    }

    /// <summary>A list of a list leaves in pieces: none may be lost between them.</summary>
    [TestMethod]
    public void Entries_come_whole_and_in_order_however_many_there_are()
    {
        int[] numbers = [.. Enumerable.Range(0, 5000)];

        var said = Said.By(json => json.Objects("all", numbers, number => json.Objects("inner", [number], inner => json.WriteNumber("n", inner))));

        said.GetProperty("all").EnumerateArray().Select(item => item.GetProperty("inner")[0].GetProperty("n").GetInt32()).Should().Equal(numbers);
    }

    private static string Raw(Action<Utf8JsonWriter> entries) => JsonSerializer.Serialize(Said.By(entries));
}
