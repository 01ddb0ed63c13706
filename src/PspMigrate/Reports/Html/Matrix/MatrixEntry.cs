using PspMigrate.Conversion;
using PspMigrate.Reports.Sections;

namespace PspMigrate.Reports.Html.Matrix;

/// <summary>A line of the report, and everywhere where it reads the same.</summary>
/// <param name="Line">Its words; the place is that of the first policy.</param>
/// <param name="Sources">The findings that it is about, each with its place.</param>
internal sealed record MatrixEntry(
    string Id, MatrixMark Mark, FindingLine Line, ImmutableArray<(Comparison Comparison, Finding Finding, string Place)> Sources);

/// <summary>Everything that there is to say of a control at a level.</summary>
/// <param name="Entries">The lines, worst first.</param>
internal sealed record MatrixTopic(string Id, LevelVersion At, Control Control, ImmutableArray<MatrixEntry> Entries);
