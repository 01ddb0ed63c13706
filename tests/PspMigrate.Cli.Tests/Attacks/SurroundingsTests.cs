using PspMigrate.Cli.CommandLine;

namespace PspMigrate.Cli.Tests.Attacks;

/// <summary>Language, time zone and home of the user change no byte.</summary>
[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
public sealed class SurroundingsTests
{
    private static readonly string[] Commands =
    [
        "convert {0} -o json --report markdown", "convert {0} -o kubectl --report text", "check {0} --level restricted", "fix {0} --level restricted",
        "access -f {0} -o wide",
    ];

    [TestMethod]
    [DataRow("LC_ALL=tr_TR.UTF-8 LANG=tr_TR.UTF-8 TZ=Pacific/Kiritimati DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=0")]
    [DataRow("LC_ALL=de_DE.UTF-8 LANG=de_DE.UTF-8 TZ=America/St_Johns DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=0")]
    [DataRow("LC_ALL=ar_SA.UTF-8 LANG=ar_SA.UTF-8 TZ=Asia/Riyadh DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=0")]
    [DataRow("LC_ALL=fa_IR LANG=fa_IR TZ=Asia/Kathmandu DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1")]
    [DataRow("LC_ALL=POSIX TZ=nowhere/at-all")]
    [DataRow("-u HOME -u LANG -u LC_ALL -u TERM -u TMPDIR")]
    [DataRow("HOME=/nowhere")]
    public async Task The_answer_is_the_same_in_any_language_time_zone_and_home(string variables)
    {
        var manifests = Repository.Path("fixtures", "article");
        var script = string.Join(" && ", Commands.Select(command => "env $V " + Cli.Words + " " + string.Format(null, command, $"'{manifests}'")));
        var plain = await Cli.Shell("/", "V=; " + script);

        var other = await Cli.Shell("/", $"V='{variables}'; " + script);

        plain.ExitCode.Should().Be(ExitCode.Ok, plain.Error);
        other.Should().Be(plain);
    }
}
