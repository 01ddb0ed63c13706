using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace PspMigrate.Fuzz.Targets;

/// <summary>A page, read as strictly as it is written: whatever a manifest smuggles in is an element, an attribute or a place that isn't known here.</summary>
internal static partial class Page
{
    private static readonly HashSet<string> Elements = new(
        ("html head meta title style script body header main footer nav section article div p span b i small code pre a h1 h2 h3 ul ol li label input output "
            + "details summary table thead tbody tr th td svg path text").Split(' '), StringComparer.Ordinal);

    private static readonly HashSet<string> Empty = new(["meta", "input"], StringComparer.Ordinal);

    private static readonly HashSet<string> Attributes = new(
        ("lang charset name content http-equiv id class href type scope colspan open hidden tabindex role title width height viewBox d x y focusable "
            + "aria-hidden aria-label aria-labelledby aria-live data-find data-copy").Split(' '), StringComparer.Ordinal);

    /// <summary>Checks a page.</summary>
    public static void Check(string html)
    {
        const string doctype = "<!DOCTYPE html>\n";
        PropertyException.Unless(html.StartsWith(doctype, StringComparison.Ordinal), "a page begins as HTML", html[..Math.Min(200, html.Length)]);
        var (open, ids, uses, scripts, policies) = (new Stack<string>(), new HashSet<string>(StringComparer.Ordinal), new List<string>(), 0, 0);
        for (var at = doctype.Length; at < html.Length;)
        {
            if (html[at] != '<')
            {
                var end = html.IndexOf('<', at) is var next and >= 0 ? next : html.Length;
                var text = html[at..end];
                PropertyException.Unless(
                    !text.Contains('>', StringComparison.Ordinal) && Entities().Count(text) == text.Count(c => c == '&'), "text is escaped", text);
                at = end;
                continue;
            }

            var tag = Tag().Match(html, at);
            PropertyException.Unless(tag.Success && tag.Index == at, "tags are those of the writer", html[at..Math.Min(html.Length, at + 200)]);
            at += tag.Length;
            var name = tag.Groups["name"].Value;
            PropertyException.Unless(Elements.Contains(name), "elements are those of the writer", tag.Value);
            if (tag.Groups["close"].Length > 0)
            {
                PropertyException.Unless(open.TryPop(out var last) && string.Equals(last, name, StringComparison.Ordinal), "elements are nested", tag.Value);
                continue;
            }

            var attributes = Attribute().Matches(tag.Groups["attributes"].Value)
                .Select(match => (Name: match.Groups["name"].Value, Value: WebUtility.HtmlDecode(match.Groups["value"].Value.Trim('"')))).ToArray();
            foreach (var (key, value) in attributes)
            {
                PropertyException.Unless(Attributes.Contains(key), "attributes are those of the writer", tag.Value);
                PropertyException.Unless(key is not "href" || value.StartsWith('#'), "links lead to the page itself", tag.Value);
                PropertyException.Unless(key is not "id" || ids.Add(value), "names of places are used once", tag.Value);
                if (key is "href" or "aria-labelledby")
                    uses.AddRange(value.TrimStart('#').Split(' '));
                if (key is "http-equiv" && value is "Content-Security-Policy")
                    policies += scripts == 0 && attributes is [_, (_, var allowed)] && IsStrict(allowed) ? 1 : 100;
            }

            if (name is "script" or "style")
            {
                var end = html.IndexOf($"</{name}>", at, StringComparison.Ordinal);
                PropertyException.Unless(end >= 0, "scripts and styles end", tag.Value);
                var isData = attributes.Any(attribute => attribute is ("type", "application/json"));
                if (isData)
                    Data(html[at..end]);
                scripts += isData ? 0 : 1;
                at = end;
            }

            if (!Empty.Contains(name))
                open.Push(name);
        }

        PropertyException.Unless(open.Count == 0, "every element ends", string.Join(' ', open));
        PropertyException.Unless(policies == 1, "there is one policy of what may be loaded, before everything that could be");
        PropertyException.Unless(scripts == 2, "there is one style and one script", $"{scripts}");
        PropertyException.Unless(uses.All(ids.Contains), "links lead somewhere", string.Join(' ', uses.Where(use => !ids.Contains(use))));
    }

    private static bool IsStrict(string policy) => Policy().IsMatch(policy);

    private static void Data(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            if (!document.RootElement.TryGetProperty("encoding", out _))
                return;
            using var gzip = new GZipStream(
                new MemoryStream(Convert.FromBase64String(document.RootElement.GetProperty("data").GetString()!)), CompressionMode.Decompress);
            using var whole = JsonDocument.Parse(new StreamReader(gzip, Encoding.UTF8).ReadToEnd());
            PropertyException.Unless(whole.RootElement.ValueKind == JsonValueKind.Object, "the answer is an object");
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidDataException)
        {
            throw new PropertyException("the answer in the page can be read", $"{e.Message}\n{json}");
        }
    }

    [GeneratedRegex(
        """\G<(?<close>/?)(?<name>[a-z][a-z0-9]*)(?<attributes>( [A-Za-z-]+(=("[^"<>]*"|[A-Za-z0-9#-]+))?)*)>""",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Tag();

    [GeneratedRegex(
        """ (?<name>[A-Za-z-]+)(=(?<value>"[^"<>]*"|[A-Za-z0-9#-]+))?""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 5000)]
    private static partial Regex Attribute();

    [GeneratedRegex("&(amp|lt|gt|quot|#39);", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Entities();

    [GeneratedRegex(
        "^default-src 'none'; style-src 'sha256-[A-Za-z0-9+/]{43}='; script-src 'sha256-[A-Za-z0-9+/]{43}='; base-uri 'none'; form-action 'none'$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Policy();
}
