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

    /// <summary>Half of the server's answer comes as if it were all.</summary>
    public static readonly Fault Half = new(-2);

    /// <summary>The server gets the request twice, and what it says the second time is the answer.</summary>
    public static readonly Fault Twice = new(-3);

    /// <summary>The server does what it is asked, and its answer takes a while.</summary>
    public static readonly Fault Slow = new(-4);

    /// <summary>A page for people, as proxies and gateways send them.</summary>
    public static Fault Page(int code, params (string Name, string Value)[] headers) =>
        new(code, "<!DOCTYPE html><html><head><title>Sign in</title></head><body></body></html>", [("Content-Type", "text/html"), .. headers]);

    public static Fault Status(int code, string reason, string message, params (string Name, string Value)[] headers) => new(
        code, $$"""{"kind": "Status", "apiVersion": "v1", "status": "Failure", "reason": "{{reason}}", "message": "{{message}}", "code": {{code}} }""",
        headers);
}

/// <summary>A request as a proxy sees it.</summary>
/// <param name="Number">How many requests with this method came before.</param>
internal sealed record Seen(string Method, string Path, string Query, int Number, string? Authorization, string? User, string? Uid)
{
    /// <summary>Whether the server only says what it would do.</summary>
    public required bool IsDryRun { get; init; }

    /// <summary>Whether something changes by it.</summary>
    public bool IsWrite => Method is not "GET" && !IsDryRun;
}

/// <summary>Stands on 127.0.0.1 before the real API server and breaks what it is told to.</summary>
internal sealed class Proxy : IDisposable
{
    private static readonly string[] Passed = ["Impersonate-User", "Impersonate-Group", "Accept"];

    private readonly Admin _admin;
    private readonly Func<Seen, Fault?> _break;
    private readonly ConcurrentDictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly HttpListener _listener;
    private int _busy;

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

    /// <summary>Waits until everything that was asked for has been answered, whether anybody is there to take it or not.</summary>
    public void WaitUntilIdle() => SpinWait.SpinUntil(() => Volatile.Read(ref _busy) == 0);

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
                Interlocked.Increment(ref _busy);
                _ = Task.Run(async () =>
                {
                    await Answer(context);
                    Interlocked.Decrement(ref _busy);
                });
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
        using var body = new MemoryStream();
        await request.InputStream.CopyToAsync(body);
        var seen = new Seen(
            request.HttpMethod, request.Url!.AbsolutePath, request.Url.Query,
            _counts.AddOrUpdate(request.HttpMethod, 0, (_, count) => count + 1), request.Headers["Authorization"], request.Headers["Impersonate-User"],
            request.Headers["Impersonate-Uid"])
        {
            IsDryRun = request.Url.Query.Contains("dryRun=All", StringComparison.Ordinal)
                || Encoding.UTF8.GetString(body.ToArray()).Contains("\"dryRun\":[", StringComparison.Ordinal),
        };
        Requests.Enqueue(seen);
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
                await Forward(request, body.ToArray(), response, fault);
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
            response.Headers[name] = value;
        response.OutputStream.Write(Encoding.UTF8.GetBytes(fault.Body));
    }

    private async Task Forward(HttpListenerRequest request, byte[] body, HttpListenerResponse response, Fault? fault)
    {
        if (fault == Fault.Twice)
            (await Send(request, body)).Dispose();
        using var answer = await Send(request, body);
        if (fault == Fault.Slow)
            await Task.Delay(TimeSpan.FromSeconds(3));
        response.StatusCode = (int)answer.StatusCode;
        response.ContentType = "application/json";
        if (fault != Fault.Cut && fault != Fault.Half)
        {
            await answer.Content.CopyToAsync(response.OutputStream);
            return;
        }

        var whole = await answer.Content.ReadAsByteArrayAsync();
        var half = whole.AsMemory(0, whole.Length / 2);
        response.ContentLength64 = fault == Fault.Half ? half.Length : whole.Length;
        await response.OutputStream.WriteAsync(half);
        await response.OutputStream.FlushAsync();
        if (fault == Fault.Cut)
            response.Abort();
    }

    private async Task<HttpResponseMessage> Send(HttpListenerRequest request, byte[] body)
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

        return await _admin.Http.SendAsync(forwarded);
    }
}
