using PspMigrate.Conversion.Stages;

namespace PspMigrate.Reports.Status;

/// <summary>A step that is left, in words.</summary>
internal sealed record StatusStep(NextStep Step, string Text, ImmutableArray<string> Commands);
