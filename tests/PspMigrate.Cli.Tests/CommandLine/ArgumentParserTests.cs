using PspMigrate.Cli.CommandLine;

namespace PspMigrate.Cli.Tests.CommandLine;

[TestClass]
public sealed class ArgumentParserTests
{
    private static readonly Option Format = new("-o|--output", "FORMAT", "");
    private static readonly Option Filename = new("-f|--filename", "FILE", "");
    private static readonly Option Recursive = new("-R|--recursive", null, "");
    private static readonly StubVerb Verb = new("convert", new OptionGroup("", Format, Filename, Recursive));

    [TestMethod]
    public void Options_and_arguments_may_be_mixed()
    {
        var values = Arguments("a.yaml", "--output", "json", "b.yaml", "-R");

        values.Arguments.Should().Equal("a.yaml", "b.yaml");
        values.Text(Format).Should().Be("json");
        values.Has(Recursive).Should().BeTrue();
        values.Has(Filename).Should().BeFalse();
    }

    [TestMethod]
    [DataRow("--output=json")]
    [DataRow("-o=json")]
    [DataRow("-ojson")]
    public void A_value_may_be_attached(string option) => Arguments(option).Text(Format).Should().Be("json");

    [TestMethod]
    public void Short_switches_may_be_joined_with_an_option() => Arguments("-Rf", "a.yaml").All(Filename).Should().Equal("a.yaml");

    [TestMethod]
    public void A_repeatable_option_keeps_all_its_values_in_order() =>
        Arguments("-f", "b", "--filename", "a", "-f", "-").All(Filename).Should().Equal("b", "a", "-");

    [TestMethod]
    public void Of_several_values_the_last_one_counts() => Arguments("-o", "yaml", "--output=json").Text(Format).Should().Be("json");

    [TestMethod]
    [DataRow(true, "-R")]
    [DataRow(true, "--recursive=true")]
    [DataRow(true, "-R=1")]
    [DataRow(true, "--recursive", "-R")]
    [DataRow(true, "--recursive=false", "-R")]
    [DataRow(false, "--recursive=false")]
    [DataRow(false, "--recursive=F")]
    [DataRow(false, "-R", "--recursive=0")]
    [DataRow(true, "-R", "--", "--recursive=false")]
    public void A_switch_may_be_given_a_value_and_the_last_one_counts(bool expected, params string[] args) =>
        Arguments(args).Has(Recursive).Should().Be(expected);

    [TestMethod]
    public void A_lone_dash_is_an_argument() => Arguments("-").Arguments.Should().Equal("-");

    [TestMethod]
    public void Everything_after_two_dashes_is_an_argument() =>
        Arguments("a", "--", "--output", "-R").Arguments.Should().Equal("a", "--output", "-R");

    [TestMethod]
    public void An_option_that_was_not_given_has_no_value() => Arguments("a").Text(Format).Should().BeNull();

    [TestMethod]
    public void An_empty_value_is_refused()
    {
        var act = () => Arguments("--output=").Text(Format);

        act.Should().Throw<CommandException>().WithMessage("--output needs a value");
    }

    [TestMethod]
    [DataRow("convert --outputt json", "unknown option --outputt", "did you mean --output?")]
    [DataRow("convert --xyzzy", "unknown option --xyzzy", "see kubectl pspmigrate convert --help")]
    [DataRow("convert -x", "unknown option -x", "see kubectl pspmigrate convert --help")]
    [DataRow("konvert", "unknown command konvert", "did you mean convert?")]
    [DataRow("policies.yaml", "unknown command policies.yaml", "see kubectl pspmigrate --help")]
    [DataRow("--versions", "unknown option --versions", "did you mean --version?")]
    [DataRow("convert --output", "missing value for option --output", "see kubectl pspmigrate convert --help")]
    [DataRow("convert -o", "missing value for option -o", "see kubectl pspmigrate convert --help")]
    [DataRow("convert --recursive=yes", "unexpected value 'yes' for option --recursive", "see kubectl pspmigrate convert --help")]
    public void What_is_not_understood_is_named_with_advice(string line, string message, string advice)
    {
        var act = () => Parse(line.Split(' '));

        act.Should().Throw<CommandException>().Which.Problems.Should().Equal(new Problem(message, advice));
    }

    [TestMethod]
    [DataRow("--help")]
    [DataRow("-h")]
    [DataRow("--help convert")]
    public void Help_before_a_verb_is_about_everything(string line) =>
        Parse(line.Split(' ')).Should().Be(new HelpRequest(Verb: null));

    [TestMethod]
    [DataRow("convert --help")]
    [DataRow("convert a.yaml -o json -h")]
    public void Help_after_a_verb_is_about_the_verb(string line) =>
        Parse(line.Split(' ')).Should().Be(new HelpRequest(Verb));

    [TestMethod]
    public void The_version_can_be_asked_for() => Parse("--version").Should().Be(new VersionRequest());

    [TestMethod]
    public void The_command_alone_asks_for_nothing() => Parse().Should().Be(new EmptyRequest());

    private static Request Parse(params string[] args) => ArgumentParser.Parse(args, [Verb], "kubectl pspmigrate");

    private static ParsedArguments Arguments(params string[] args) =>
        Parse(["convert", .. args]).Should().BeOfType<RunRequest>().Which.Arguments;
}
