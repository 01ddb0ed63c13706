using PspMigrate.Manifests.Text;

namespace PspMigrate.Manifests.Readers;

/// <summary>The message for a value of a type that the API server refuses.</summary>
internal static class WrongType
{
    public static Diagnostic Explain(string path, Node value, string expected) =>
        new(Severity.Error, $"{path} must be {expected}, not {Describe(value)}", value.At, Advice(value, expected));

    private static string Describe(Node value) => value switch
    {
        ScalarNode { Type: ScalarType.String } text => $"the string {Quote.Text(text.Text)}",
        ScalarNode { Type: ScalarType.Null } => "null",
        ScalarNode scalar => $"the {scalar.Kind} {Quote.Name(scalar.Text)}",
        _ => $"a {value.Kind}",
    };

    private static string? Advice(Node value, string expected)
    {
        if (value is not ScalarNode scalar)
            return expected is "a list" ? "write it as a list, each entry after a dash" : null;
        return (expected, scalar.Type) switch
        {
            ("a string", ScalarType.Boolean) => "put it in quotes: YAML takes y, n, yes, no, on, off, true and false for booleans",
            ("a string", not ScalarType.Null) => "put it in quotes",
            ("a list", ScalarType.String) => $"write a list: [{Quote.Text(scalar.Text)}]",
            ("a boolean", ScalarType.String) when YamlScalars.Resolve(scalar.Text).Type == ScalarType.Boolean => "write it without quotes",
            ("an integer", ScalarType.String) when YamlScalars.Resolve(scalar.Text).Type == ScalarType.Integer => "write it without quotes",
            _ => null,
        };
    }
}
