using PspMigrate.Reports.Html;
using PspMigrate.Reports.Json;
using PspMigrate.Reports.Sarif;

namespace PspMigrate.Reports.Clusters;

/// <summary>Answers about several clusters: one for each, and all of them at a glance behind.</summary>
/// <param name="clusters">The clusters; at least one.</param>
public sealed class ClustersAnswer(ImmutableArray<ClusterPart> clusters) : Answer
{
    public override string Title => clusters[0].Answer.Title;

    /// <summary>Whether people are shown all of them at a glance only.</summary>
    public bool IsBrief { get; init; }

    internal override IEnumerable<Block> Blocks(Style style) => Each(cluster => cluster.Answer.Blocks(style));

    internal override IEnumerable<Block> FirstScreen(Style style) => Each(cluster => cluster.Answer.FirstScreen(style));

    /// <summary>The tables of all clusters, each row with its cluster in front.</summary>
    internal override IEnumerable<Table> Rows() => clusters
        .SelectMany(cluster => cluster.Answer.Rows().Select(table => (cluster.Name, table)))
        .GroupBy(item => string.Join(' ', item.table.Headers), StringComparer.Ordinal)
        .Select(same => new Table(
            ["CLUSTER", .. same.First().table.Headers],
            [.. same.SelectMany(item => item.table.Rows, (item, row) => (ImmutableArray<Cell>)[Printable.Escape(item.Name), .. row])]));

    private IEnumerable<Block> Each(Func<ClusterPart, IEnumerable<Block>> blocks) => (IsBrief ? [] : clusters)
        .SelectMany(cluster => blocks(cluster).Prepend(new Heading($"Cluster {Printable.Escape(cluster.Name)}"))).Concat(Together());

    internal override void WritePage(HtmlPage page, Style style)
    {
        page.Add(Together());
        foreach (var cluster in clusters)
        {
            page.Section($"Cluster {Printable.Escape(cluster.Name)}");
            cluster.Answer.WritePage(page, style);
        }
    }

    internal override IEnumerable<CodeResult> Results() => clusters.SelectMany(cluster => cluster.Answer.Results());

    internal override void WriteData(Utf8JsonWriter json)
    {
        json.Kind("Clusters");
        json.Objects("clusters", clusters, cluster =>
        {
            json.WriteString("cluster", cluster.Name);
            json.Numbers("counts", cluster.Counts);
            json.Object("report", () => cluster.Answer.WriteData(json));
        });
    }

    private IEnumerable<Block> Together()
    {
        yield return new Heading("All clusters");
        yield return new Table(
            ["CLUSTER", .. clusters[0].Counts.Select(count => count.Word.ToUpperInvariant())],
            [.. clusters.Select(
                cluster => (ImmutableArray<Cell>)[Printable.Escape(cluster.Name), .. cluster.Counts.Select(count => new Cell($"{count.Number}"))])]);
    }
}
