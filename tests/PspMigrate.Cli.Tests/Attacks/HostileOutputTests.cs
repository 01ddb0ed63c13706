using System.Diagnostics;
using PspMigrate.Cli.CommandLine;
using PspMigrate.Manifests;

namespace PspMigrate.Cli.Tests.Attacks;

/// <summary>What hostile names, labels and annotations do to every output of every verb that reads files: nothing.</summary>
[TestClass]
public sealed class HostileOutputTests
{
    private const string Place = "a/b/c/d";

    private static readonly string[] Commands =
    [
        "convert in.yaml",
        "convert in.yaml -o json --report json",
        "convert in.yaml -o kubectl --report markdown",
        "convert in.yaml -o kustomize --report none",
        "convert in.yaml -o name --report none --overwrite --warn baseline",
        "convert in.yaml --output-dir out",
        "convert in.yaml --witnesses out --report-file out/report.txt",
        "check in.yaml",
        "check in.yaml --level restricted -o json",
        "check in.yaml --level restricted -o name",
        "fix in.yaml --level restricted",
        "fix in.yaml --level restricted --report full",
        "fix in.yaml --level restricted --report markdown",
        "fix in.yaml --level restricted --report json",
        "fix in.yaml --level restricted --report sarif --report-file out/fix.sarif",
        "fix in.yaml --level baseline --in-place",
        "access -f in.yaml",
        "access -f in.yaml -o wide",
        "access -f in.yaml -o json",
        "access -f in.yaml -o yaml",
        "access -f in.yaml --who-can-label",
        "access -f in.yaml --who-can-label -o yaml",
        "access -f no-such-file",
    ];

    public static IEnumerable<object[]> Texts => Enumerable.Range(0, HostileManifests.Texts.Length).Select(index => new object[] { index });

    [TestMethod]
    [DynamicData(nameof(Texts))]
    public void No_output_passes_on_what_a_terminal_or_a_path_could_act_on(int index)
    {
        foreach (var command in Commands)
        {
            using var test = new TestHost();
            var error = RunIn(test, HostileManifests.Texts[index], command);

            HostileManifests.Unsafe(test.Out).Should().BeEmpty(command);
            HostileManifests.Unsafe(error).Should().BeEmpty(command);
            foreach (var (path, content) in test.Files())
            {
                path.Should().Match(file => string.Equals(
                    file, $"{Place}/in.yaml", StringComparison.Ordinal) || file.StartsWith($"{Place}/out/", StringComparison.Ordinal), command);
                HostileManifests.Unsafe(path + content).Should().BeEmpty("{0} writes {1}", command, path);
            }
        }
    }

    [TestMethod]
    [DynamicData(nameof(Texts))]
    public void Labels_name_the_namespace_that_was_read(int index)
    {
        var text = HostileManifests.Texts[index];
        foreach (var form in new[] { "yaml", "json" })
        {
            using var test = new TestHost();
            RunIn(test, text, $"convert in.yaml -o {form} --report none --overwrite");

            var reader = new ManifestReader(new());
            reader.Read("out", new MemoryStream(System.Text.Encoding.UTF8.GetBytes(test.Out)));
            var result = reader.Finish();
            result.Diagnostics.Should().BeEmpty();
            result.Inventory.Namespaces.Should().ContainSingle().Which.Name.Should().Be(text);
        }
    }

    [TestMethod]
    [DynamicData(nameof(Texts))]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void Commands_run_in_a_shell_are_kubectl_and_nothing_else(int index)
    {
        var text = HostileManifests.Texts[index];
        using var test = new TestHost();
        RunIn(test, text, "convert in.yaml -o kubectl --report none --overwrite");
        test.Write("commands", test.Out);

        foreach (var shell in new[] { "sh", "bash" })
        {
            var asked = RunShell(shell, test);

            test.Files().Keys.Should().BeEquivalentTo([$"{Place}/in.yaml", "commands"], shell);
            asked[..3].Should().Equal("label", "--overwrite", "namespace");
            if (shell is "bash")
                asked.Skip(3).First(argument => argument is not "--").Should().Be(text);
        }
    }

    [TestMethod]
    [DynamicData(nameof(Texts))]
    public void The_markdown_report_holds_no_markup_but_its_own(int index)
    {
        using var test = new TestHost();
        RunIn(test, HostileManifests.Texts[index], "convert in.yaml --output-dir out");

        var report = test.Files()[$"{Place}/out/report.md"];

        HostileManifests.Markup(report).Should().BeEmpty();
    }

    [TestMethod]
    public void A_policy_with_the_longest_name_has_witness_files()
    {
        using var test = new TestHost();
        var name = string.Join('.', Enumerable.Repeat(new string('p', 62), 4));
        test.Write("in.yaml", HostileManifests.With("ns", name));

        test.Run("convert", "in.yaml", "--witnesses", "out", "--report", "none").Should().Be(ExitCode.Ok, test.Error);

        test.Files().Should().HaveCountGreaterThan(1);
    }

    /// <summary>Runs a command some directories below the test's own; what it said on standard error.</summary>
    private static string RunIn(TestHost test, string text, string command)
    {
        test.Write($"{Place}/in.yaml", HostileManifests.With(text, policy: text));
        var error = new StringWriter();
        var host = test.Host with { WorkingDirectory = test.Host.FullPath(Place), Error = error };
        Application.Run(command.Split(' '), host).Should().BeOneOf([ExitCode.Ok, ExitCode.BadInput], "{0}: {1}", command, error);
        return error.ToString();
    }

    /// <summary>The words that kubectl was called with.</summary>
    private static string[] RunShell(string shell, TestHost test)
    {
        using var process = Process.Start(new ProcessStartInfo(shell, ["-c", "kubectl() { printf '%s\\0' \"$@\"; }\n. ./commands"])
        {
            WorkingDirectory = test.Directory.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            Environment = { ["LC_ALL"] = "C.UTF-8" },
        })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.Should().Be(0, error.Result);
        return output.Split('\0');
    }
}
