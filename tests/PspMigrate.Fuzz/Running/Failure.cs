using System.Diagnostics;
using PspMigrate.Fuzz.Targets;

namespace PspMigrate.Fuzz.Running;

/// <summary>What went wrong with an input.</summary>
/// <param name="Kind">The same for inputs that fail for the same reason.</param>
/// <param name="Detail">Everything that is known.</param>
internal sealed record Failure(string Kind, string Detail)
{
    /// <summary>A broken property, or an exception, known by the place in the product that it comes from.</summary>
    public static Failure Of(Exception exception) => exception is PropertyException property
        ? new(property.Rule, exception.Message)
        : new($"{exception.GetType().Name} in {Place(exception)}", exception.ToString());

    private static string Place(Exception exception) => new StackTrace(exception).GetFrames()
        .Select(frame => frame.GetMethod())
        .Where(method => method?.DeclaringType?.FullName?.StartsWith("PspMigrate.", StringComparison.Ordinal) == true)
        .Select(method => $"{method!.DeclaringType!.Name}.{method.Name}")
        .FirstOrDefault("unknown code");
}
