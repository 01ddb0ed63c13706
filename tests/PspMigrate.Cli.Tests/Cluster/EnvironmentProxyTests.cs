using System.Net;
using PspMigrate.Cli.Cluster;
using PspMigrate.Cli.CommandLine;

namespace PspMigrate.Cli.Tests.Cluster;

/// <summary>Expectations: golang.org/x/net/http/httpproxy, its documentation and proxy_test.go.</summary>
[TestClass]
public sealed class EnvironmentProxyTests
{
    [TestMethod]
    [DataRow("https://api.example:6443", "", "http://proxy:3128/")]
    [DataRow("http://api.example", "", null)]
    [DataRow("https://localhost:6443", "", null)]
    [DataRow("https://127.0.0.1:6443", "", null)]
    [DataRow("https://[::1]:6443", "", null)]
    [DataRow("https://api.example", "*", null)]
    [DataRow("https://api.example", "example", null)]
    [DataRow("https://example", "example", null)]
    [DataRow("https://api.example", ".example", null)]
    [DataRow("https://example", ".example", "http://proxy:3128/")]
    [DataRow("https://api.example", "*.example", null)]
    [DataRow("https://myexample", "example", "http://proxy:3128/")]
    [DataRow("https://API.example", "other, api.EXAMPLE", null)]
    [DataRow("https://api.example:6443", "example:6443", null)]
    [DataRow("https://api.example:6443", "example:443", "http://proxy:3128/")]
    [DataRow("https://10.1.2.3", "10.0.0.0/8", null)]
    [DataRow("https://11.1.2.3", "10.0.0.0/8", "http://proxy:3128/")]
    [DataRow("https://10.1.2.3", "10.1.2.3", null)]
    [DataRow("https://10.1.2.3:6443", "10.1.2.3:443", "http://proxy:3128/")]
    [DataRow("https://[fd00::1]:6443", "fd00::/8", null)]
    [DataRow("https://[fd00::1]:6443", "[fd00::1]:6443", null)]
    public void It_is_chosen_as_Go_does(string target, string without, string? expected)
    {
        var proxy = new EnvironmentProxy(name => name switch
        {
            "HTTPS_PROXY" => "proxy:3128",
            "NO_PROXY" => without,
            _ => null,
        });

        (proxy.GetProxy(new Uri(target))?.ToString()).Should().Be(expected);
    }

    [TestMethod]
    public void Names_and_passwords_go_to_their_own_proxy()
    {
        var proxy = new EnvironmentProxy(name => name switch
        {
            "https_proxy" => "http://me:p%40ss@secure:1",
            "HTTP_PROXY" => "http://you@plain:2",
            _ => null,
        });

        NetworkCredential? At(string address) => proxy.Credentials!.GetCredential(new Uri(address), "Basic");
        (At("http://secure:1")!.UserName, At("http://secure:1")!.Password).Should().Be(("me", "p@ss"));
        At("http://plain:2")!.UserName.Should().Be("you");
        At("http://elsewhere").Should().BeNull();
        proxy.GetProxy(new Uri("https://api.example"))!.ToString().Should().Be("http://secure:1/");
    }

    [TestMethod]
    [DataRow("ftp://proxy")]
    [DataRow("http://")]
    public void What_is_no_proxy_is_said(string value)
    {
        var make = () => new EnvironmentProxy(name => name is "HTTPS_PROXY" ? value : null);

        make.Should().Throw<CommandException>().WithMessage("HTTPS_PROXY is not the address of a proxy");
    }
}
