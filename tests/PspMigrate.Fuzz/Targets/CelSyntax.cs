using System.Text.RegularExpressions;

namespace PspMigrate.Fuzz.Targets;

/// <summary>Whether a text is an expression of CEL: written from its grammar, and knowing nothing of what writes ours.</summary>
/// <remarks>cel-spec doc/langdef.md, "Syntax"; optional fields as Kubernetes enables them.</remarks>
internal sealed partial class CelSyntax
{
    private static readonly string[][] Operators = [["||"], ["&&"], ["<=", ">=", "==", "!=", "<", ">", "in"], ["+", "-"], ["*", "/", "%"]];

    private static readonly HashSet<string> Reserved = new(
        "as break const continue else for function if import let loop package namespace return var void while in true false null".Split(' '),
        StringComparer.Ordinal);

    private readonly string[] _tokens;
    private int _at;

    private CelSyntax(string[] tokens) => _tokens = tokens;

    /// <summary>Whether a text is one.</summary>
    public static bool IsExpression(string text)
    {
        var tokens = new List<string>();
        for (var at = 0; at < text.Length;)
        {
            var match = Token().Match(text, at);
            if (!match.Success)
                return false;
            if (!string.IsNullOrWhiteSpace(match.Value))
                tokens.Add(match.Value);
            at += match.Length;
        }

        var syntax = new CelSyntax([.. tokens, ""]);
        return syntax.Expression() && syntax._at == tokens.Count;
    }

    private bool Expression() => Binary(0) && (!Take("?") || (Binary(0) && Take(":") && Expression()));

    private bool Binary(int level)
    {
        if (level == Operators.Length)
            return Unary();
        if (!Binary(level + 1))
            return false;
        while (Operators[level].Any(Take))
        {
            if (!Binary(level + 1))
                return false;
        }

        return true;
    }

    private bool Unary()
    {
        while (Take("!") || Take("-"))
        {
        }

        return Primary() && Members();
    }

    private bool Members()
    {
        while (true)
        {
            if (Take("."))
            {
                Take("?");
                if (!Selector() || (Take("(") && !List(")", Expression)))
                    return false;
            }
            else if (Take("["))
            {
                Take("?");
                if (!Expression() || !Take("]"))
                    return false;
            }
            else if (!Take("{"))
                return true;
            else if (!List("}", Field))
                return false;
        }
    }

    private bool Primary()
    {
        if (Take("("))
            return Expression() && Take(")");
        if (Take("["))
            return List("]", Expression);
        if (Take("{"))
            return List("}", () => Expression() && Take(":") && Expression());
        if (Literal().IsMatch(_tokens[_at]) || _tokens[_at] is "true" or "false" or "null")
        {
            _at++;
            return true;
        }

        Take(".");
        return Name() && (!Take("(") || List(")", Expression));
    }

    private bool Field() => (Take("?") || true) && Selector() && Take(":") && Expression();

    private bool List(string end, Func<bool> item)
    {
        while (!Take(end))
        {
            if (!item())
                return false;
            if (!Take(","))
                return Take(end);
        }

        return true;
    }

    private bool Name() => !Reserved.Contains(_tokens[_at]) && Selector();

    /// <summary>What may stand behind a dot: reserved words, too, but no keywords.</summary>
    private bool Selector()
    {
        if (!Identifier().IsMatch(_tokens[_at]) || _tokens[_at] is "true" or "false" or "null" or "in")
            return false;
        _at++;
        return true;
    }

    private bool Take(string token)
    {
        var isThere = string.Equals(_tokens[_at], token, StringComparison.Ordinal);
        _at += isThere ? 1 : 0;
        return isThere;
    }

    [GeneratedRegex(
        """
        \G(\s+|//[^\n]*|[_a-zA-Z][_a-zA-Z0-9]*|\d+\.\d+([eE][+-]?\d+)?|0x[0-9a-fA-F]+u?|\d+u?
        |'([^'\\\n\r]|\\([abfnrtv\\?"'`]|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[0-3][0-7]{2}))*'
        |"([^"\\\n\r]|\\([abfnrtv\\?"'`]|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}))*"
        |\|\||&&|[<>=!]=|[<>!?:.,+\-*/%()\[\]{}])
        """, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Token();

    [GeneratedRegex("""^(\d|'|")""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Literal();

    [GeneratedRegex("^[_a-zA-Z]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Identifier();
}
