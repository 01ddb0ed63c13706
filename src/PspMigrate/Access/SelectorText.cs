using System.Text.RegularExpressions;

namespace PspMigrate.Access;

/// <summary>Label selectors as kubectl's <c>-l</c> takes them: <c>team=web,tier!=db,env in (a, b),!old</c>.</summary>
/// <remarks>The grammar of apimachinery pkg/labels/selector.go @v1.33: all requirements must hold; nothing at all selects everything.</remarks>
public static partial class SelectorText
{
    private const string Name = "[A-Za-z0-9](?:[A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?";

    /// <summary>Understands a selector.</summary>
    /// <param name="problem">What is wrong with it; null when it could be read.</param>
    /// <returns>The selector; null when it can't be read.</returns>
    public static LabelSelector? Parse(string text, out string? problem)
    {
        var requirements = ImmutableArray.CreateBuilder<LabelRequirement>();
        foreach (var part in Parts(text))
        {
            if (Requirement(part.Trim(), out problem) is not { } requirement)
                return null;
            requirements.Add(requirement);
        }

        problem = null;
        return new(Maps.Empty, requirements.ToImmutable());
    }

    /// <summary>The parts between commas, but for those in parentheses.</summary>
    private static IEnumerable<string> Parts(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
            yield break;
        var (depth, start) = (0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            depth += text[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (text[i] != ',' || depth > 0)
                continue;
            yield return text[start..i];
            start = i + 1;
        }

        yield return text[start..];
    }

    private static LabelRequirement? Requirement(string part, out string? problem)
    {
        var (key, @operator, values) = Existence().Match(part) is { Success: true } existence
            ? (existence.Groups["key"].Value, existence.Groups["not"].Success ? "DoesNotExist" : "Exists", [])
            : Set().Match(part) is { Success: true } set
                ? (set.Groups["key"].Value, set.Groups["not"].Success ? "NotIn" : "In", Trimmed(set.Groups["values"].Value))
                : Comparison().Match(part) is { Success: true } comparison
                    ? (comparison.Groups["key"].Value, comparison.Groups["not"].Success ? "NotIn" : "In", [comparison.Groups["value"].Value])
                    : ("", "", ImmutableArray<string>.Empty);
        problem = @operator.Length == 0 ? $"\"{part}\" is not a label requirement"
            : !Key().IsMatch(key) ? $"\"{key}\" can't be the key of a label"
            : values.FirstOrDefault(value => !Value().IsMatch(value)) is { } wrong ? $"\"{wrong}\" can't be the value of a label"
            : null;
        return problem is null ? new(key, @operator, values) : null;
    }

    private static ImmutableArray<string> Trimmed(string values) => [.. values.Split(',').Select(value => value.Trim())];

    [GeneratedRegex(@"\A(?<not>!)?\s*(?<key>[^\s!=,()<>]+)\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Existence();

    [GeneratedRegex(@"\A(?<key>[^\s!=,()<>]+)\s+(?<not>not)?in\s*\((?<values>[^()]*)\)\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Set();

    [GeneratedRegex(@"\A(?<key>[^\s!=,()<>]+)\s*(?:(?<not>!=)|==?)\s*(?<value>[^\s!=,()<>]*)\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Comparison();

    [GeneratedRegex(@"\A(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*/)?" + Name + @"\z",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Key();

    [GeneratedRegex(@"\A(?:" + Name + @")?\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Value();
}
