using PspMigrate.Conversion.Stages;

namespace PspMigrate.Reports.Status;

/// <summary>A step that is left, in words.</summary>
/// <param name="Text">What it is for.</param>
/// <param name="Commands">What to paste.</param>
internal sealed record StatusStep(NextStep Step, string Text, ImmutableArray<string> Commands);
