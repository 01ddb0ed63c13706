using System.Text;
using PspMigrate.Manifests;
using PspMigrate.Manifests.Text;
using PspMigrate.Manifests.Yaml;

namespace PspMigrate.Fuzz.Mutations;

/// <summary>Writes the documents of a text anew, in another of the many styles that YAML has; what they say mostly stays.</summary>
internal static class Restyle
{
    public static string Apply(string text, Random random, string other)
    {
        var bytes = Encoding.Latin1.GetBytes(text);
        var result = new StringBuilder();
        try
        {
            foreach (var document in Documents.Split(bytes))
            {
                var tree = YamlTree.Parse("seed", Encoding.UTF8.GetString(document.Text.Span), 1, []);
                foreach (var node in tree)
                    result.Append("---\n").Append(new StyledText(random).Document(node));
            }
        }
        catch (ManifestException)
        {
            return text;
        }

        return Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(result.ToString()));
    }
}
