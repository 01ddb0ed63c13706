using PspMigrate.Cli.CommandLine;

namespace PspMigrate.Cli.Tests.CommandLine;

[TestClass]
public sealed class HelpTextTests
{
    public static IEnumerable<object[]> VerbNames => Application.Verbs.Select(v => new object[] { v.Name });

    [TestMethod]
    [DynamicData(nameof(VerbNames))]
    public void Every_verb_has_help_with_examples_and_all_its_options(string verb)
    {
        using var test = new TestHost();

        test.Run(verb, "--help").Should().Be(ExitCode.Ok);

        test.Error.Should().BeEmpty();
        test.Out.Should().Contain($"Usage:\n  pspmigrate {verb} ").And.Contain("\nExamples:\n  # ");
        var declared = Application.Verbs.Single(v => string.Equals(v.Name, verb, StringComparison.Ordinal));
        foreach (var option in declared.Options.SelectMany(g => g.Options))
            test.Out.Should().Contain($"{option.LongName}").And.Contain(option.Help);
    }

    [TestMethod]
    [DynamicData(nameof(VerbNames))]
    public void Every_example_is_understood_by_the_parser(string verb)
    {
        var declared = Application.Verbs.Single(v => string.Equals(v.Name, verb, StringComparison.Ordinal));
        declared.Examples.Should().NotBeEmpty();
        foreach (var example in declared.Examples)
        {
            var ours = example.Command.Split("{0} ").Should().HaveCount(2).And.Subject.Last().Split([" | ", " > ", ")"], StringSplitOptions.None)[0];
            ArgumentParser.Parse(ours.Split(' '), Application.Verbs, "pspmigrate").Should().BeOfType<RunRequest>();
        }
    }

    [TestMethod]
    [DynamicData(nameof(VerbNames))]
    public void Help_is_a_word_too(string verb)
    {
        using var word = new TestHost();
        using var option = new TestHost();

        word.Run("help", verb).Should().Be(option.Run(verb, "--help"));

        word.Out.Should().Be(option.Out);
    }

    [TestMethod]
    public void Help_about_an_unknown_verb_is_an_error()
    {
        using var test = new TestHost();

        test.Run("help", "conver").Should().Be(ExitCode.BadInput);

        test.Out.Should().BeEmpty();
        test.Error.Should().Contain("unknown command conver").And.Contain("did you mean convert?");
    }

    [TestMethod]
    public void Help_about_everything_lists_the_verbs()
    {
        using var test = new TestHost();

        test.Run("--help").Should().Be(ExitCode.Ok);

        test.Error.Should().BeEmpty();
        foreach (var verb in Application.Verbs)
            test.Out.Should().Contain($"\n  {verb.Name} ").And.Contain(verb.Summary);
    }

    [TestMethod]
    public void The_plugin_is_shown_as_kubectl_shows_it()
    {
        using var output = new StringWriter { NewLine = "\n" };

        HelpText.Write(Application.Verbs[0], "kubectl pspmigrate", output);

        output.ToString().Should().Contain("Usage:\n  kubectl pspmigrate convert [FILE...] [options]\n");
        output.ToString().Should().Contain("  kubectl pspmigrate convert manifests/\n");
    }

    [TestMethod]
    public void Names_are_aligned_and_long_ones_stand_alone()
    {
        var verb = new StubVerb(
            "try",
            new OptionGroup("Things", new Option("-a|--all", null, "All of them"), new Option("--some-very-long-name", "ONE|ANOTHER", "One")));
        using var output = new StringWriter { NewLine = "\n" };

        HelpText.Write(verb, "pspmigrate", output);

        output.ToString().Should().Contain(
            """

            Things:
              -a, --all                       All of them
                  --some-very-long-name ONE|ANOTHER
                                              One

            """.ReplaceLineEndings("\n"));
    }
}
