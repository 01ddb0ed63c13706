using PspMigrate.Conversion.Keeping;
using PspMigrate.Reports.Json;

namespace PspMigrate.Reports.Keeping;

/// <summary>What is kept of the policies, and what isn't.</summary>
public sealed class KeptAnswer(Kept kept) : Answer
{
    public override string Title => "What admission policies keep of PodSecurityPolicies";

    internal override IEnumerable<Block> Blocks(Style style) => [new Headline(KeptMessages.Summary(kept)), new Messages([.. KeptMessages.Of(kept)])];

    /// <summary>The command tells the messages apart, equal ones together.</summary>
    internal override IEnumerable<Block> FirstScreen(Style style) => [new Headline(KeptMessages.Summary(kept))];

    internal override void WriteData(Utf8JsonWriter json)
    {
        json.Kind("Kept");
        KeptReportJson.Write(json, kept, hasSets: true);
    }
}
