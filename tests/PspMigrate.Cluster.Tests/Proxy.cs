using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PspMigrate.Cluster.Tests;

/// <summary>What a proxy does instead of asking the server.</summary>
/// <param name="Code">The code to answer with; 0 and less are one of the faults below.</param>
internal sealed record Fault(int Code, string Body = "", params (string Name, string Value)[] Headers)
{
    /// <summary>The connection breaks before the server has seen the request.</summary>
    public static readonly Fault Drop = new(0);

    /// <summary>The connection breaks in the middle of the server's answer.</summary>
    public static readonly Fault Cut = new(-1);

    public static Fault Status(int code, string reason, string message, params (string Name, string Value)[] headers) => new(
        code, $$"""{"kind": "Status", "apiVersion": "v1", "status": "Failure", "reason": "{{reason}}", "message": "{{message}}", "code": {{code}} }""",
        headers);
}

/// <summary>A request as a proxy sees it.</summary>
/// <param name="Number">How many requests with this method came before.</param>
internal sealed record Seen(string Method, string Path, string Query, int Number, string? Authorization, string? User, string? Uid);

/// <summary>Stands on 127.0.0.1 before the real API server and breaks what it is told to.</summary>
internal sealed class Proxy : IDisposable
{
    private static readonly string[] Passed = ["Impersonate-User", "Impersonate-Group", "Accept"];

    private readonly Admin _admin;
    private readonly Func<Seen, Fault?> _break;
    private readonly ConcurrentDictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly HttpListener _listener;

    public Proxy(Func<Seen, Fault?> @break, Admin? admin = null)
    {
        _admin = admin ?? TestCluster.GetAdmin();
        _break = @break;
        (_listener, Address) = Listen();
        _ = Task.Run(Serve);
        Kubeconfig = Scratch.Write($"proxy-{Guid.NewGuid():N}.kubeconfig", $$"""
            apiVersion: v1
            kind: Config
            current-context: proxy
            contexts: [{name: proxy, context: {cluster: proxy, user: nobody} }]
            clusters: [{name: proxy, cluster: {server: "{{Address}}"} }]
            users: [{name: nobody, user: {} }]
            """);
    }

    public string Address { get; }

    /// <summary>A kubeconfig that leads here; who comes through is the administrator.</summary>
    public string Kubeconfig { get; }

    /// <summary>Every request, in the order in which they came.</summary>
    public ConcurrentQueue<Seen> Requests { get; } = [];

    /// <summary>The most objects that a page gets; null for as many as were asked for.</summary>
    public int? PageSize { get; init; }

    /// <summary>A header to add to the answer.</summary>
    public Func<Seen, (string Name, string Value)?> Add { get; init; } = _ => null;

    public void Dispose() => _listener.Close();

    private static (HttpListener Listener, string Address) Listen()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        var port = ((IPEndPoint)probe.LocalEndpoint).Port;
        probe.Stop();
        var address = $"http://127.0.0.1:{port}";
        var listener = new HttpListener { Prefixes = { address + "/" } };
        listener.Start();
        return (listener, address);
    }

    private async Task Serve()
    {
        while (_listener.IsListening)
        {
            try
            {
                var context = await _listener.GetContextAsync();
                _ = Task.Run(() => Answer(context));
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task Answer(HttpListenerContext context)
    {
        var (request, response) = (context.Request, context.Response);
        var seen = new Seen(
            request.HttpMethod, request.Url!.AbsolutePath, request.Url.Query,
            _counts.AddOrUpdate(request.HttpMethod, 0, (_, count) => count + 1), request.Headers["Authorization"], request.Headers["Impersonate-User"],
            request.Headers["Impersonate-Uid"]);
        Requests.Enqueue(seen);
        using var body = new MemoryStream();
        await request.InputStream.CopyToAsync(body);
        try
        {
            var fault = _break(seen);
            if (fault is { Code: 0 })
            {
                response.Abort();
                return;
            }

            if (Add(seen) is { } header)
                response.AddHeader(header.Name, header.Value);
            if (fault is null or { Code: < 0 })
                await Forward(request, body.ToArray(), response, isCut: fault is not null);
            else
                Reply(fault, response);
            response.Close();
        }
        catch (Exception e) when (e is HttpListenerException or HttpRequestException or ObjectDisposedException)
        {
            response.Abort();
        }
    }

    private static void Reply(Fault fault, HttpListenerResponse response)
    {
        response.StatusCode = fault.Code;
        response.ContentType = "application/json";
        foreach (var (name, value) in fault.Headers)
            response.AddHeader(name, value);
        response.OutputStream.Write(Encoding.UTF8.GetBytes(fault.Body));
    }

    private async Task Forward(HttpListenerRequest request, byte[] body, HttpListenerResponse response, bool isCut)
    {
        using var forwarded = new HttpRequestMessage(new HttpMethod(request.HttpMethod), new Uri(
            _admin.Address, PageSize is null ? request.RawUrl : request.RawUrl!.Replace("limit=500", $"limit={PageSize}", StringComparison.Ordinal)));
        if (body.Length > 0)
        {
            forwarded.Content = new ByteArrayContent(body);
            forwarded.Content.Headers.Add("Content-Type", request.ContentType);
        }

        foreach (var name in Passed)
        {
            foreach (var value in request.Headers.GetValues(name) ?? [])
                forwarded.Headers.TryAddWithoutValidation(name, value);
        }

        using var answer = await _admin.Http.SendAsync(forwarded);
        response.StatusCode = (int)answer.StatusCode;
        response.ContentType = "application/json";
        if (!isCut)
        {
            await answer.Content.CopyToAsync(response.OutputStream);
            return;
        }

        var whole = await answer.Content.ReadAsByteArrayAsync();
        response.ContentLength64 = whole.Length;
        await response.OutputStream.WriteAsync(whole.AsMemory(0, whole.Length / 2));
        await response.OutputStream.FlushAsync();
        response.Abort();
    }
}
