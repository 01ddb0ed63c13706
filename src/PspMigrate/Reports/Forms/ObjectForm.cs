namespace PspMigrate.Reports.Forms;

/// <summary>A form in which what is to be applied is printed.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="Write">The whole text; empty when there is nothing to apply.</param>
public sealed record ObjectForm<T>(string Name, Func<T, string> Write);
