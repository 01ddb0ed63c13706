using PspMigrate.Manifests.Editing;
using PspMigrate.Manifests.Json;

namespace PspMigrate.Reports.Forms;

/// <summary>What JSON says, as YAML.</summary>
internal sealed class YamlForm() : ReportForm("yaml", ".yaml", ".yml")
{
    public override string Render(Answer answer, Ink ink, int width) =>
        NodeText.Document((MapNode)JsonTree.Parse(Name, Json.Render(answer, ink, width)));
}
