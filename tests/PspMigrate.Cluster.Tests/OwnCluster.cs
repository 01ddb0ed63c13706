using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;

namespace PspMigrate.Cluster.Tests;

/// <summary>A cluster of the test's own, whose API server can be killed and started again; without the tools for it the test is inconclusive.</summary>
internal sealed class OwnCluster : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly string _script;
    private readonly string _directory = Path.Combine(Scratch.Path, $"own-{Guid.NewGuid().ToString("N")[..8]}");
    private string[] _command = [];

    /// <param name="options">What the script is told besides where.</param>
    public OwnCluster(params string[] options)
    {
        if (!OperatingSystem.IsLinux())
            Assert.Inconclusive("needs Linux, on which a test cluster can be started");
        _script = Repository.Shared("testcluster");
        Script(["up", "--dir", _directory, .. options]);
        Admin = new Admin(Kubeconfig);
    }

    public string Kubeconfig => Path.Combine(_directory, "admin.kubeconfig");

    public Admin Admin { get; }

    private string IdFile => Path.Combine(_directory, "kube-apiserver.pid");

    private int ServerId => int.Parse(File.ReadAllText(IdFile), NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture);

    /// <summary>Ends the API server in the middle of whatever it does; what it has stored stays.</summary>
    public void Kill()
    {
        _command = File.ReadAllText($"/proc/{ServerId}/cmdline").Split('\0', StringSplitOptions.RemoveEmptyEntries);
        using var server = Process.GetProcessById(ServerId);
        server.Kill();
        // It may not be our child: then there is nobody to wait for.
        WaitUntil(() => !Listens());
    }

    /// <summary>Starts the API server again as it was started first.</summary>
    /// <param name="change">What of its command line is different from now on.</param>
    public void Start(Func<string, string>? change = null)
    {
        _command = [.. _command.Select(word => change?.Invoke(word) ?? word)];
        string[] args = ["-c", "exec \"$@\" >>\"$0\" 2>&1 </dev/null", Path.Combine(_directory, "kube-apiserver.log"), .. _command];
        using var server = Process.Start(new ProcessStartInfo("/bin/sh", args))!;
        // Where `down` finds it.
        File.WriteAllText(IdFile, server.Id.ToString(CultureInfo.InvariantCulture));
        WaitUntil(IsReady);
    }

    public void Dispose()
    {
        Admin.Dispose();
        Script("down", "--dir", _directory);
    }

    /// <summary>Waits until something holds, which it does soon.</summary>
    public static void WaitUntil(Func<bool> holds)
    {
        var watch = Stopwatch.StartNew();
        while (!holds())
        {
            if (watch.Elapsed > Patience)
                throw new AssertFailedException("waited too long");
            Thread.Sleep(50);
        }
    }

    private bool Listens()
    {
        try
        {
            using var client = new TcpClient(Admin.Address.Host, Admin.Address.Port);
            return true;
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.ConnectionRefused)
        {
            return false;
        }
    }

    private bool IsReady()
    {
        try
        {
            return (int)Admin.Send(HttpMethod.Get, "/readyz").Code == 200;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private void Script(params string[] args)
    {
        using var process =
            Process.Start(new ProcessStartInfo(_script, args) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false })!;
        var error = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new AssertFailedException(error.Result);
    }
}
