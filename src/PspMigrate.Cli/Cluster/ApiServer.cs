using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using k8s;
using k8s.Exceptions;

namespace PspMigrate.Cli.Cluster;

/// <summary>
/// Talks to an API server: signs requests, waits when it says so, and tries again when it is away for a moment.
/// Every request that is sent here may be sent twice: reads, and writes that say what shall be.
/// </summary>
internal sealed partial class ApiServer : IDisposable
{
    private static readonly ImmutableArray<TimeSpan> Pauses =
        [.. new[] { 0.2, 0.5, 1, 2, 4, 8, 8 }.Select(TimeSpan.FromSeconds)];

    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(2);

    /// <summary>
    /// What is said of names that would lead a path elsewhere: no object has them (apimachinery pkg/api/validation/path, IsValidPathSegmentName).
    /// </summary>
    private static readonly ApiAnswer Nowhere =
        new(HttpStatusCode.NotFound, [.. """{"kind": "Status", "reason": "NotFound", "message": "no object can have this name"}"""u8], []);

    private readonly Connection _connection;
    private readonly Kubernetes _client;
    private readonly TimeSpan? _timeout;

    private ApiServer(Connection connection, TimeSpan? timeout, CancellationToken stop)
    {
        (_connection, _timeout, Stop) = (connection, timeout, stop);
        try
        {
            SocketsHttpHandler? handler = null;
            connection.Config.FirstMessageHandlerSetup = made => handler = made;
            _client = new Kubernetes(connection.Config);
            connection.SetUp(handler!);
        }
        catch (Exception e) when (e is KubeConfigException or System.Security.Cryptography.CryptographicException or IOException or FormatException)
        {
            throw new CommandException($"the kubeconfig's credentials can't be used: {e.Message}");
        }
    }

    public CancellationToken Stop { get; }

    /// <summary>The server's address, for messages.</summary>
    public string Address => _client.BaseUri.ToString().TrimEnd('/');

    /// <summary>The server by its context, which people know it by, and its address: for questions.</summary>
    public string Name => _connection.Context is { } context ? $"{Reports.Printable.Escape(context)} ({Address})" : Address;

    /// <exception cref="CommandException">There is no cluster to ask, or its description is wrong.</exception>
    public static ApiServer Open(ClusterOptions options, Host host) =>
        new(Connection.Make(options, host).GetAwaiter().GetResult(), options.RequestTimeout, host.Stop);

    public Task<ApiAnswer> Get(string path) => path.Split('?')[0].Split('/').Any(part => part is "." or "..")
        ? Task.FromResult(Nowhere)
        : Send(HttpMethod.Get, path, json: null);

    public Task<ApiAnswer> Patch(string path, string type, string json) => Send(HttpMethod.Patch, path, json, type);

    /// <param name="options">DeleteOptions, as JSON; null for none.</param>
    public Task<ApiAnswer> Delete(string path, string? options) => Send(HttpMethod.Delete, path, options);

    /// <summary>Creates an object; of a second sending the server says that it is there.</summary>
    public Task<ApiAnswer> Post(string path, string json) => Send(HttpMethod.Post, path, json);

    public void Dispose() => _client.Dispose();

    /// <summary>The path of an object of an API group, by its kind.</summary>
    /// <param name="ns">Its namespace; null for an object of the cluster.</param>
    public static string PathOf(string kind, string apiVersion, string? ns, string name)
    {
        var resource = (kind.EndsWith('y') ? kind[..^1] + "ies" : kind + "s").ToLowerInvariant();
        var place = ns is not null ? $"namespaces/{Uri.EscapeDataString(ns)}/" : "";
        return $"/apis/{apiVersion}/{place}{resource}/{Uri.EscapeDataString(name)}";
    }

    /// <exception cref="CommandException">The server stays away, or doesn't know who we are.</exception>
    private async Task<ApiAnswer> Send(HttpMethod method, string path, string? json, string type = "application/json")
    {
        var asked = false;
        for (var attempt = 0; ; attempt++)
        {
            var (answer, wait, problem) = await Try(method, path, json, type);
            if (answer is { Code: HttpStatusCode.Unauthorized })
            {
                if (asked || _connection.Token is null)
                    throw Unauthorized(answer);
                asked = true;
                _connection.Token.Reset();
                continue;
            }

            if (answer is not null && !IsPassing(answer.Code))
                return answer;
            if (attempt == Pauses.Length)
            {
                throw new CommandException(
                    problem is null ? $"the API server {Address} stays overloaded: {answer!.Message}" : $"can't reach the API server {Address}: {problem}",
                    "try again when it answers");
            }

            await Task.Delay(wait ?? Pauses[attempt], Stop);
        }
    }

    /// <summary>One attempt: an answer and how long the server wants us to wait, or what went wrong on the way.</summary>
    private async Task<(ApiAnswer? Answer, TimeSpan? Wait, string? Problem)> Try(HttpMethod method, string path, string? json, string type)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        if (_timeout is { } time)
            limit.CancelAfter(time);
        try
        {
            using var request = new HttpRequestMessage(method, new Uri(_client.BaseUri, _client.BaseUri.AbsolutePath.TrimEnd('/') + path));
            if (json is not null)
                request.Content = new StringContent(json, new MediaTypeHeaderValue(type));
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
            // The only way to tell .NET the name for TLS.
            request.Headers.Host = _connection.ServerName;
            _connection.Impersonation?.Sign(request);
            if (_client.Credentials is { } credentials)
                await credentials.ProcessHttpRequestAsync(request, limit.Token);
            using var response = await _client.HttpClient.SendAsync(request, limit.Token);
            var body = await response.Content.ReadAsByteArrayAsync(limit.Token);
            var answer = new ApiAnswer(response.StatusCode, body, Warnings(response)) { Redirection = response.Headers.Location?.ToString() };
            // Every answer of an API server has a body: without one the connection broke.
            if (body.Length == 0 && answer.Redirection is null)
                return (null, null, "an empty answer");
            return (answer.IsSuccess ? AnswerBodies.Of(body, request.RequestUri!.AbsolutePath) : AnswerBody.Whole) switch
            {
                AnswerBody.Part => (null, null, "an answer that breaks off"),
                AnswerBody.Foreign => throw Foreign(response.Content.Headers.ContentType?.MediaType),
                _ => (answer, RetryAfter(response), null),
            };
        }
        catch (OperationCanceledException) when (!Stop.IsCancellationRequested)
        {
            return (null, null, _timeout is { } longest ? $"no answer within {longest.TotalSeconds:0.#} s" : "no answer");
        }
        catch (HttpRequestException e) when (e.HttpRequestError == HttpRequestError.SecureConnectionError)
        {
            throw new CommandException(
                $"the API server {Address} is not trusted: {e.InnerException?.Message ?? e.Message}",
                "check the kubeconfig's certificate-authority, or use --certificate-authority");
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return (null, null, e.Message);
        }
    }

    private CommandException Foreign(string? type) => new(
        $"what answers at {Address} is not an API server{(type is null ? "" : $": it sends {type}")}",
        "check the kubeconfig's server and proxy-url, HTTPS_PROXY, and whether a gateway wants you to log in");

    private static bool IsPassing(HttpStatusCode code) => code is HttpStatusCode.TooManyRequests
        or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout or HttpStatusCode.InternalServerError;

    private static TimeSpan? RetryAfter(HttpResponseMessage response) => response.Headers.RetryAfter?.Delta is { } delta
        ? delta < LongestWait ? delta : LongestWait
        : null;

    /// <summary>The texts of <c>Warning: 299 - "text"</c>.</summary>
    private static ImmutableArray<string> Warnings(HttpResponseMessage response) =>
    [
        .. response.Headers.Warning.Where(warning => warning.Code == 299).Select(warning => Unquote(warning.Text)),
    ];

    private static string Unquote(string text) => Escape().Replace(text is ['"', .., '"'] ? text[1..^1] : text, "${character}");

    [GeneratedRegex(@"\\(?<character>.)", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Escape();

    private CommandException Unauthorized(ApiAnswer answer) => new(
        $"the API server {Address} does not know who you are: {answer.Message}",
        "log in again: the token or certificate may have expired");
}
