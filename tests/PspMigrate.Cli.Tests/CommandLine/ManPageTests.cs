using System.Diagnostics;
using PspMigrate.Cli.CommandLine;

namespace PspMigrate.Cli.Tests.CommandLine;

[TestClass]
public sealed class ManPageTests
{
    public static IEnumerable<object[]> VerbNames => Application.Verbs.Select(v => new object[] { v.Name });

    [TestMethod]
    [DynamicData(nameof(VerbNames))]
    public void Every_verb_has_a_page_with_all_its_options(string verb)
    {
        var page = Page("__man", verb);

        page.Should().StartWith($".TH PSPMIGRATE\\-{verb.ToUpperInvariant()} 1 ");
        var declared = Application.Verbs.Single(v => string.Equals(v.Name, verb, StringComparison.Ordinal));
        foreach (var option in GlobalOptions.And(declared))
            page.Should().Contain(option.LongName.Replace("-", "\\-", StringComparison.Ordinal));
        foreach (var section in new[] { "NAME", "SYNOPSIS", "OPTIONS", "EXIT STATUS", "EXAMPLES", "SEE ALSO" })
            page.Should().Contain($"\n.SH {section}\n");
    }

    [TestMethod]
    public void The_page_of_the_command_names_those_of_its_verbs()
    {
        var page = Page("__man");

        foreach (var verb in Application.Verbs)
            page.Should().Contain($"\\fBpspmigrate\\-{verb.Name}\\fR(1)");
    }

    [TestMethod]
    public void Text_means_only_itself()
    {
        using var output = new StringWriter { NewLine = "\n" };

        ManPage.Write(new StubVerb("try", new OptionGroup(".things", new Option("--a", "A\\B", "'quoted' \\ `x` ~1"))), output);

        output.ToString().Should().Contain(".SS \\&.things\n").And.Contain("\\fIA\\eB\\fR\n\\&\\(aqquoted\\(aq \\e \\(gax\\(ga \\(ti1.\n");
    }

    [TestMethod]
    [DynamicData(nameof(VerbNames))]
    public void Man_reads_it_without_a_warning(string verb)
    {
        var start = new ProcessStartInfo(Repository.Program("groff"), ["-man", "-Tutf8", "-ww"])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var groff = Process.Start(start)!;
        groff.StandardInput.Write(Page("__man", verb));
        groff.StandardInput.Close();
        var warnings = groff.StandardError.ReadToEndAsync();

        groff.StandardOutput.ReadToEnd().Should().NotBeEmpty();
        warnings.Result.Should().BeEmpty();
    }

    private static string Page(params string[] arguments)
    {
        using var test = new TestHost();
        test.Run(arguments).Should().Be(ExitCode.Ok);
        test.Error.Should().BeEmpty();
        return test.Out;
    }
}
