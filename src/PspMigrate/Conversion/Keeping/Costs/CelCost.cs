using System.Text.RegularExpressions;

namespace PspMigrate.Conversion.Keeping.Costs;

/// <summary>What an expression costs at most for a pod of <see cref="PodSize"/>, in the API server's own units.</summary>
/// <remarks>
/// cel-go interpreter/runtimecost.go and common/cost.go: 1 for each name, field and call; nothing for literals, has(), &amp;&amp;, || and choices;
/// 10 for a list, 30 for a map, 40 for an object; each item of all() 3, of exists() 4, of filter() 13, of map() 12 besides what is in them;
/// <c>in</c> the items of its list; texts a tenth of their length. One question to RBAC is 350,000 (facts/admission-policies.md, 2).
/// </remarks>
internal sealed partial class CelCost
{
    private const long Check = 350_000;
    private const int List = 10;
    private const int Map = 30;
    private const int Instance = 40;

    private readonly ImmutableArray<string> _tokens;
    private readonly IReadOnlyDictionary<string, Extent> _variables;
    private readonly Dictionary<string, Extent> _bound = new(StringComparer.Ordinal);
    private int _at;
    private int _depth;
    private int _deepest;

    private CelCost(string expression, IReadOnlyDictionary<string, Extent> variables) => (_tokens, _variables) = ([.. Tokens(expression)], variables);

    /// <summary>The cost of an expression, how large its value is, and how deep choices and brackets nest in it.</summary>
    /// <param name="variables">How large the variables are that it may use.</param>
    public static (long Cost, Extent Extent, int Depth) Of(string expression, IReadOnlyDictionary<string, Extent> variables)
    {
        var reading = new CelCost(expression, variables);
        var (cost, extent) = reading.Choice();
        return (cost, extent, reading._deepest);
    }

    private string Next => _at < _tokens.Length ? _tokens[_at] : "";

    private bool Take(string token)
    {
        var isNext = string.Equals(Next, token, StringComparison.Ordinal);
        _at += isNext ? 1 : 0;
        return isNext;
    }

    /// <summary><c>a ? b : c</c></summary>
    private (long Cost, Extent Extent) Choice()
    {
        _deepest = Math.Max(_deepest, ++_depth);
        var value = Operation(0);
        if (Take("?"))
        {
            var one = Choice();
            Take(":");
            var other = Choice();
            value = (value.Cost + Math.Max(one.Cost, other.Cost), Extent.Either(one.Extent, other.Extent));
        }

        _depth--;
        return value;
    }

    private static int Precedence(string sign) => sign switch
    {
        "||" => 1,
        "&&" => 2,
        "==" or "!=" or "<" or "<=" or ">" or ">=" or "in" => 3,
        "+" => 4,
        _ => 0,
    };

    private (long Cost, Extent Extent) Operation(int above)
    {
        var left = Unary();
        while (Precedence(Next) is var precedence && precedence > above)
        {
            var sign = _tokens[_at++];
            var length = Next.Length;
            var right = Operation(precedence);
            left = (left.Cost + right.Cost + sign switch
            {
                "||" or "&&" => 0,
                "in" => right.Extent.Size,
                _ => 1 + (length / 10),
            }, sign is "+" ? Extent.Both(left.Extent, right.Extent) : Extent.One);
        }

        return left;
    }

    private (long Cost, Extent Extent) Unary()
    {
        if (Take("!") || Take("-"))
            return Unary() is var (cost, extent) ? (cost + 1, extent) : default;
        var value = Primary();
        while (true)
        {
            if (Take("."))
            {
                value = Member(value, _tokens[_at++]);
                continue;
            }

            if (!Take("["))
                return value;
            value = (value.Cost + 1 + Choice().Cost, value.Extent.Each);
            Take("]");
        }
    }

    private (long Cost, Extent Extent) Primary()
    {
        if (Take("("))
        {
            var inner = Choice();
            Take(")");
            return inner;
        }

        if (Take("["))
        {
            var items = Items("]", entries: false);
            return (List + items.Cost, new(items.Count, items.First));
        }

        if (Take("{"))
            return (Map + Items("}", entries: true).Cost, Extent.One);
        var name = _tokens[_at++];
        if (Take("{"))
            return (Instance + Items("}", entries: true).Cost, Extent.One);
        if (Take("("))
            return Call(name);
        return (name[0] is '\'' || char.IsAsciiDigit(name[0]) || name is "true" or "false" ? 0 : 1, _bound.GetValueOrDefault(name) ?? Extent.One);
    }

    /// <summary>A function; has() looks at the field without paying for it.</summary>
    private (long Cost, Extent Extent) Call(string name)
    {
        var arguments = Items(")", entries: false);
        return (arguments.Cost + (name is "has" or "dyn" ? 0 : 1), arguments.First ?? Extent.One);
    }

    private (long Cost, Extent Extent) Member((long Cost, Extent Extent) of, string name)
    {
        if (!Take("("))
            return (of.Cost + 1, _at > 2 && _tokens[_at - 3] is "variables" ? _variables.GetValueOrDefault(name) ?? Extent.One : PodSize.Of(name));
        if (PerItem(name) is { } each)
            return Comprehension(of, name, each);
        var arguments = Items(")", entries: false);
        var cost = of.Cost + arguments.Cost + name switch
        {
            "check" => Check,
            "distinct" => of.Extent.Size * of.Extent.Size,
            "sort" or "min" or "max" => of.Extent.Size,
            "join" or "split" => of.Extent.Size + 1,
            _ => 2,
        };
        return (cost, name switch
        {
            "range" => arguments.First ?? Extent.One,
            "distinct" or "sort" => of.Extent,
            "split" => new(8),
            _ => Extent.One,
        });
    }

    private static int? PerItem(string macro) => macro switch
    {
        "all" => 3,
        "exists" => 4,
        "filter" => 13,
        "map" => 12,
        _ => null,
    };

    private (long Cost, Extent Extent) Comprehension((long Cost, Extent Extent) range, string macro, int each)
    {
        var name = _tokens[_at++];
        Take(",");
        var before = _bound.GetValueOrDefault(name);
        _bound[name] = range.Extent.Each;
        var body = Choice();
        Take(")");
        if (before is null)
            _bound.Remove(name);
        else
            _bound[name] = before;
        return (range.Cost + 2 + (range.Extent.Size * (each + body.Cost)), macro switch
        {
            "filter" => range.Extent,
            "map" => new(range.Extent.Size, body.Extent),
            _ => Extent.One,
        });
    }

    /// <summary>Items up to a closing sign; of entries, names and values.</summary>
    private (long Cost, int Count, Extent? First) Items(string close, bool entries)
    {
        var (cost, count, first) = (0L, 0, default(Extent?));
        while (!Take(close))
        {
            var item = Choice();
            if (entries && Take(":"))
                item = Choice() is var value ? (item.Cost + value.Cost, value.Extent) : item;
            (cost, count, first) = (cost + item.Cost, count + 1, first ?? item.Extent);
            Take(",");
        }

        return (cost, count, first);
    }

    /// <summary>Names, numbers, literals with their quotes, and signs, in order.</summary>
    private static List<string> Tokens(string expression)
    {
        var tokens = new List<string>();
        foreach (var token in Token().EnumerateMatches(expression))
            tokens.Add(expression.Substring(token.Index, token.Length));
        return tokens;
    }

    [GeneratedRegex(@"'[^'\\]*(\\.[^'\\]*)*'|[A-Za-z0-9_]+|&&|\|\||[=!<>]=|\S",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Token();
}
