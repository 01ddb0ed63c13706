using System.Numerics;

namespace PspMigrate.Manifests.Text;

/// <summary>Resolves plain scalars as kubectl does.</summary>
/// <remarks>
/// sigs.k8s.io/yaml, goyaml.v2/resolve.go, followed by its conversion to JSON: YAML 1.1 booleans including y, n, on and
/// off; integers in Go's notations (0x, 0o, 0b, leading 0 for octal) without their underscores; a float of whole value
/// reaches the API server as an integer, since Go writes it into JSON without a fraction. Timestamps stay strings.
/// </remarks>
internal static class YamlScalars
{
    /// <summary>Go's encoding/json changes to exponents here.</summary>
    private const double LargestWrittenWhole = 1e21;

    /// <summary>False when a plain scalar with this first character is a string for sure.</summary>
    public static bool MayBeOther(byte first) =>
        first is (byte)'y' or (byte)'Y' or (byte)'n' or (byte)'N' or (byte)'t' or (byte)'T' or (byte)'f' or (byte)'F' or (byte)'o'
            or (byte)'O' or (byte)'~' or (byte)'.' or (byte)'+' or (byte)'-' or (>= (byte)'0' and <= (byte)'9');

    /// <summary>False when a plain scalar is a string for sure; sooner than <see cref="Resolve"/>.</summary>
    public static bool MayBeOther(ReadOnlySpan<byte> plain) => MayBeOther(plain[0]) && (!char.IsAsciiLetter((char)plain[0]) || plain.Length switch
    {
        <= 3 => true,
        4 => Ascii.EqualsIgnoreCase(plain, "true"u8) || Ascii.EqualsIgnoreCase(plain, "null"u8),
        5 => Ascii.EqualsIgnoreCase(plain, "false"u8),
        _ => false,
    });

    /// <summary>The type of a plain scalar and its canonical text.</summary>
    public static (ScalarType Type, string Text) Resolve(string plain)
    {
        if (plain.Length == 0)
            return (ScalarType.Null, "null");
        return plain[0] switch
        {
            'y' or 'Y' or 'n' or 'N' or 't' or 'T' or 'f' or 'F' or 'o' or 'O' or '~' => Word(plain),
            '.' => Point(plain),
            '+' or '-' or (>= '0' and <= '9') => Number(plain),
            _ => (ScalarType.String, plain),
        };
    }

    private static (ScalarType, string) Word(string plain) => plain switch
    {
        "y" or "Y" or "yes" or "Yes" or "YES" or "true" or "True" or "TRUE" or "on" or "On" or "ON" =>
            (ScalarType.Boolean, "true"),
        "n" or "N" or "no" or "No" or "NO" or "false" or "False" or "FALSE" or "off" or "Off" or "OFF" =>
            (ScalarType.Boolean, "false"),
        "~" or "null" or "Null" or "NULL" => (ScalarType.Null, "null"),
        _ => (ScalarType.String, plain),
    };

    private static (ScalarType, string) Point(string plain) => plain switch
    {
        ".nan" or ".NaN" or ".NAN" or ".inf" or ".Inf" or ".INF" => (ScalarType.Float, plain),
        _ => Float(plain) ?? (ScalarType.String, plain),
    };

    private static (ScalarType, string) Number(string plain)
    {
        if (plain is "+.inf" or "+.Inf" or "+.INF" or "-.inf" or "-.Inf" or "-.INF")
            return (ScalarType.Float, plain);
        var digits = plain.Replace("_", "", StringComparison.Ordinal);
        if (Integer(digits) is { } integer)
            return (ScalarType.Integer, integer);
        return Float(digits) ?? (ScalarType.String, plain);
    }

    /// <summary>The decimal form of an integer in Go's notation, or null.</summary>
    private static string? Integer(string digits)
    {
        var negative = digits[0] == '-';
        var body = digits[0] is '-' or '+' ? digits.AsSpan(1) : digits;
        var numberBase = 10;
        if (body.Length > 1 && body[0] == '0')
        {
            (numberBase, var prefix) = body[1] switch
            {
                'x' or 'X' => (16, 2),
                'o' or 'O' => (8, 2),
                'b' or 'B' => (2, 2),
                _ => (8, 1),
            };
            body = body[prefix..];
        }

        // Kubernetes has no number of more than 64 bits; longer ones only have to stay too large.
        if (body.Length is 0 or > 100)
            return null;
        var value = BigInteger.Zero;
        foreach (var c in body)
        {
            var digit = char.IsAsciiHexDigit(c) ? Convert.ToInt32(c.ToString(), 16) : int.MaxValue;
            if (digit >= numberBase)
                return null;
            value = (value * numberBase) + digit;
        }

        return (negative ? -value : value).ToString(CultureInfo.InvariantCulture);
    }

    private static (ScalarType, string)? Float(string text)
    {
        const NumberStyles styles = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        if (!double.TryParse(text, styles, CultureInfo.InvariantCulture, out var value) || double.IsInfinity(value)
            || !text.AsSpan().ContainsAnyInRange('0', '9'))
        {
            return null;
        }

        var isWhole = Math.Abs(value) < LargestWrittenWhole && value == Math.Truncate(value);
        return isWhole
            ? (ScalarType.Integer, new BigInteger(value).ToString(CultureInfo.InvariantCulture))
            : (ScalarType.Float, text);
    }
}
