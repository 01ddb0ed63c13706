using System.Text.RegularExpressions;

namespace PspMigrate.Fuzz.Mutations;

/// <summary>Changes of keys and values, in YAML's block style and in JSON.</summary>
internal static partial class ValueMutations
{
    public static readonly Mutation[] All = [Value, Value, Key, AddField, Type, Quote, Anchor, Alias, BlockText, Flow, JsonValue, JsonKey, Template];

    private static string Value(string text, Random random, string other) => Field(text, random, (key, _) => $"{key} {random.Pick(Tokens.Values)}");

    private static string Key(string text, Random random, string other) =>
        Field(text, random, (key, value) => $"{Indent(key)}{random.Pick(Tokens.Keys)}: {value}");

    private static string AddField(string text, Random random, string other) =>
        Field(text, random, (key, value) => $"{key} {value}\n{Indent(key).Replace('-', ' ')}{random.Pick(Tokens.Keys)}: {random.Pick(Tokens.Values)}");

    private static string Type(string text, Random random, string other)
    {
        var type = random.Pick(Tokens.Types).Split(' ');
        return Some(ApiVersion(), Some(Kind(), text, random, $"kind: {type[1]}"), random, $"apiVersion: {type[0]}");
    }

    private static string Quote(string text, Random random, string other) =>
        Field(text, random, (key,
            value) => random.OneIn(3) ? $"{key} '{value}'" : random.OneIn(2) ? $"{key} \"{value}\"" : $"{Indent(key)}\"{key.Trim(' ', '-', ':')}\": {value}");

    private static string Anchor(string text, Random random, string other) => Field(text, random, (key, value) => $"{key} &{random.Pick(["a", "b"])} {value}");

    private static string Alias(string text, Random random, string other) =>
        Field(
            text, random,
            (key, value) => random.OneIn(3)
                ? $"{Indent(key)}<<: *{random.Pick(["a", "b"])}\n{Indent(key).Replace('-', ' ')}x: {value}"
                : $"{key} *{random.Pick(["a", "b"])}");

    private static string BlockText(string text, Random random, string other) => Field(
        text, random,
        (key, value) =>
            $"{key} {random.Pick(["|", "|-", "|+", ">", ">-", "|2", "|\n", "| # c"])}\n{Indent(key).Replace('-', ' ')} "
                + $" {value}{random.Pick(["", "\n", "\n\n", "\n      # x"])}");

    private static string Flow(string text, Random random, string other) => Field(
        text, random, (key, value) => random.Next(4) switch
        {
            0 => $"{key} [{value}]",
            1 => $"{key} {{a: {value}}}",
            2 => $"{key} {{{value}}}",
            _ => $"{key} [\n  {value}, # c\n  {value}\n ]",
        });

    private static string JsonValue(string text, Random random, string other) => Some(JsonScalar(), text, random, random.Pick(JsonValues));

    private static string JsonKey(string text, Random random, string other) => Some(JsonName(), text, random, $"\"{random.Pick(Tokens.Keys)}\":");

    private static string Template(string text, Random random, string other) =>
        Field(text, random, (key, value) => $"{key} {random.Pick(["{{ .Values.x }}", "<%= x %>", "\"{{ x }}\"", "#@ x", "$(X)"])}");

    private static readonly string[] JsonValues =
        [": null", ": true", ": \"true\"", ": 0", ": -1", ": 1.5", ": 1e3", ": 18446744073709551616", ": {}", ": []", ": [null]", ": \"\"", ": \"*\"",
            ": \"\\u0000\"", ": \"\\ud800\"", ": \"a\\nb\"", ": {\"a\": {}}", ":", ": ,"];

    /// <summary>What stands before a key; the dash of an item with it.</summary>
    private static string Indent(string key) => key[..^key.TrimStart(' ', '-').Length];

    /// <summary>Rewrites one line with a key and a value; or with a key alone, whose value is then empty.</summary>
    private static string Field(string text, Random random, Func<string, string, string> rewrite)
    {
        var lines = text.Split('\n');
        for (var tries = 0; tries < 8; tries++)
        {
            var at = random.Next(lines.Length);
            var colon = lines[at].IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0)
                continue;
            lines[at] = rewrite(lines[at][..(colon + 1)], lines[at][(colon + 1)..].Trim());
            return string.Join('\n', lines);
        }

        return text;
    }

    private static string Some(Regex pattern, string text, Random random, string replacement)
    {
        var matches = pattern.Matches(text);
        if (matches.Count == 0)
            return text;
        var match = random.Pick(matches);
        return $"{text[..match.Index]}{replacement}{text[(match.Index + match.Length)..]}";
    }

    [GeneratedRegex("apiVersion: [^\n]*", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex ApiVersion();

    [GeneratedRegex("kind: [^\n]*", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Kind();

    [GeneratedRegex(": *(\"[^\"\n]*\"|[a-z0-9.-]+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex JsonScalar();

    [GeneratedRegex("\"[^\"\n]*\":", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex JsonName();
}
