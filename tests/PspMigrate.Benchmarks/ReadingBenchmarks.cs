using System.Text;
using BenchmarkDotNet.Attributes;
using PspMigrate.Manifests;
using PspMigrate.Manifests.Json;
using PspMigrate.Manifests.Machine;
using PspMigrate.Manifests.Readers;
using PspMigrate.Manifests.Yaml;

namespace PspMigrate.Benchmarks;

/// <summary>Trees of one deployment, and whole inventories of many.</summary>
[MemoryDiagnoser]
public class ReadingBenchmarks
{
    private const int Many = 5_000;

    private readonly byte[] _yaml = Encoding.UTF8.GetBytes(Sample.Deployment);
    private readonly byte[] _json = Encoding.UTF8.GetBytes(Json(YamlTree.Parse("sample.yaml", Sample.Deployment, 1, [])[0]));
    private readonly byte[] _many = Sample.Yaml(Many);
    private readonly TreeScratch _scratch = new();
    private readonly FieldFilter _filter = FieldsOfInterest.Of("apps/v1", "Deployment");

    [Benchmark(Baseline = true)]
    public object RecordYaml() => YamlTree.Parse("sample.yaml", Encoding.UTF8.GetString(_yaml), 1, []);

    [Benchmark]
    public object? PlainYaml() => FastYaml.Read("sample.yaml", _yaml, 1, FieldFilter.All, _scratch);

    [Benchmark]
    public object? PlainYamlOfInterest() => FastYaml.Read("sample.yaml", _yaml, 1, _filter, _scratch);

    [Benchmark]
    public object WholeJson() => JsonTree.Parse("sample.json", _json);

    [Benchmark]
    public object? JsonOfInterest()
    {
        var reader = new JsonNodeReader(new Position("sample.json", 1, 1), _json);
        reader.MoveNext();
        return reader.ReadObject(0, _filter, _scratch);
    }

    [Benchmark]
    [Arguments(1), Arguments(2)]
    public object Inventory(int workers) => Sample.Read(_many, workers);

    private static string Json(Node node) => node switch
    {
        MapNode map => "{" + string.Join(",", map.Entries.Select(e => $"{Quoted(e.Key)}:{Json(e.Value)}")) + "}",
        ListNode list => "[" + string.Join(",", list.Items.Select(Json)) + "]",
        ScalarNode { Type: ScalarType.String } scalar => Quoted(scalar.Text),
        _ => ((ScalarNode)node).Text,
    };

    private static string Quoted(string text) => $"\"{System.Text.Json.JsonEncodedText.Encode(text)}\"";
}
