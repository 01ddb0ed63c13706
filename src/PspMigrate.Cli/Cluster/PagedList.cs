using System.Buffers.Binary;
using System.Net;
using System.Security.Cryptography;

namespace PspMigrate.Cli.Cluster;

/// <summary>Reads a list page by page.</summary>
internal static class PagedList
{
    private const int PageSize = 500;
    private const int Restarts = 5;

    /// <summary>Reads to the end; from the beginning again when the server has forgotten where we were (410), without repeating itself.</summary>
    /// <param name="query">More of the query string, beginning with <c>&amp;</c>; or empty.</param>
    /// <param name="each">Takes every object that is new, with its names.</param>
    /// <returns>The refusal, or null when all was read.</returns>
    /// <exception cref="CommandException">The server did not answer with lists.</exception>
    public static async Task<ApiAnswer?> Read(
        ApiServer server, string path, string query, Action<ReadOnlySpan<byte>, (string Namespace, string Name)> each)
    {
        var seen = new HashSet<UInt128>();
        var resume = "";
        var restarts = 0;
        while (true)
        {
            var answer = await server.Get($"{path}?limit={PageSize}{query}{resume}");
            if (answer.Code == HttpStatusCode.Gone && restarts++ < Restarts)
            {
                resume = "";
                continue;
            }

            if (!answer.IsSuccess)
                return answer;
            var page = Page(answer.Body, server);
            var items = page.Items.Select(place => (Place: place, Names: ListPage.NamesOf(page[place])))
                .Where(item => !seen.Contains(Print(item.Names))).ToList();
            foreach (var (place, names) in items)
                each(page[place], names);
            if (page.Continue is null)
                return null;
            foreach (var (_, names) in items)
                seen.Add(Print(names));
            resume = "&continue=" + Uri.EscapeDataString(page.Continue);
        }
    }

    /// <summary>Reads all objects of a kind of an API group as manifests.</summary>
    /// <inheritdoc cref="Read(ApiServer, string, string, Action{ReadOnlySpan{byte}, ValueTuple{string, string}})"/>
    public static Task<ApiAnswer?> Read(ApiServer server, string apiVersion, string resource, string kind, ManifestReader manifests) => Read(
        server, $"/apis/{apiVersion}/{resource}", "", (item, names) => manifests.AddLive(ListPage.SourceOf(kind, names), apiVersion, kind, item));

    /// <summary>Names in little space: of a large cluster there are many.</summary>
    private static UInt128 Print((string Namespace, string Name) names) =>
        BinaryPrimitives.ReadUInt128LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{names.Namespace}/{names.Name}")));

    private static ListPage Page(byte[] body, ApiServer server)
    {
        try
        {
            return new ListPage(body);
        }
        catch (JsonException)
        {
            throw new CommandException($"{server.Address} did not answer with a list", "is it a Kubernetes API server?");
        }
    }
}
