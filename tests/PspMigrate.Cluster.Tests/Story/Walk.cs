using System.Text.Json;

namespace PspMigrate.Cluster.Tests.Story;

/// <summary>A user who asks <c>status</c> what is next and does just that, until nothing is left or somebody else has to do something.</summary>
/// <param name="shell">Where commands are pasted.</param>
/// <param name="status">How status is asked.</param>
internal sealed class Walk(Shell shell, string status)
{
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _words = new(StringComparer.Ordinal);

    /// <summary>Every step that was taken, and every command, in order.</summary>
    public List<string> Log { get; } = [];

    /// <summary>Takes the steps in order, each once; what is printed after a step counts, not what was printed before.</summary>
    /// <param name="after">What is asked after each step, which it is told.</param>
    /// <param name="until">The step that only somebody else can take.</param>
    public void Go(Action<string> after, string? until = null)
    {
        while (Next() is var (step, commands) && !string.Equals(step, until, StringComparison.Ordinal))
        {
            _taken.Add(step);
            foreach (var command in commands)
            {
                Log.Add(command);
                shell.Paste(command).Fine();
            }

            after(step);
        }
    }

    /// <summary>The steps that are left.</summary>
    public string[] Left() => [.. Steps().Select(step => step.Step)];

    /// <summary>What a step said that was there once; null when it wasn't.</summary>
    public string? Words(string step) => _words.GetValueOrDefault(step);

    /// <summary>Forgets what was taken: the cluster isn't what it was.</summary>
    public void Again() => _taken.Clear();

    private (string Step, string[] Commands)? Next() =>
        Steps().Where(step => !_taken.Contains(step.Step)).Select(step => ((string, string[])?)step).FirstOrDefault();

    private IEnumerable<(string Step, string[] Commands)> Steps()
    {
        using var answer = JsonDocument.Parse(shell.Paste($"{status} -o json").Fine().Out);
        JsonElement[] steps = [.. answer.RootElement.GetProperty("nextSteps").EnumerateArray()];
        foreach (var step in steps)
            _words[step.GetProperty("step").GetString()!] = step.GetProperty("text").GetString()!;
        return
        [
            .. steps.Select(step => (
                step.GetProperty("step").GetString()!, step.GetProperty("commands").EnumerateArray().Select(command => command.GetString()!).ToArray())),
        ];
    }
}
