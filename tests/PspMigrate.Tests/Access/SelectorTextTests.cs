using PspMigrate.Access;

namespace PspMigrate.Tests.Access;

[TestClass]
public sealed class SelectorTextTests
{
    private static readonly (string Name, ImmutableDictionary<string, string> Labels)[] Spaces =
    [
        ("a", Labels(("team", "web"), ("env", "prod"))),
        ("b", Labels(("team", "pay"), ("example.com/tier", "1"))),
        ("c", Labels(("env", ""))),
        ("d", Labels()),
    ];

    /// <summary>What <c>kubectl get namespaces -l</c> selected among namespaces with these labels on a v1.20.2 server.</summary>
    [TestMethod]
    [DataRow("team=web", "a")]
    [DataRow("team==web", "a")]
    [DataRow(" team = web ", "a")]
    [DataRow("team!=web", "b c d")]
    [DataRow("team", "a b")]
    [DataRow("!team", "c d")]
    [DataRow("! team", "c d")]
    [DataRow("team in (web,pay)", "a b")]
    [DataRow("team in ( web , x )", "a")]
    [DataRow("team notin (web)", "b c d")]
    [DataRow("team in(web)", "a")]
    [DataRow("env in ()", "c")]
    [DataRow("env=", "c")]
    [DataRow("env", "a c")]
    [DataRow("team,env=prod", "a")]
    [DataRow("team in (web,pay),env!=prod", "b")]
    [DataRow("example.com/tier=1", "b")]
    [DataRow("team=WEB", "")]
    public void A_selector_selects_what_kubectl_selects(string text, string expected)
    {
        var selector = SelectorText.Parse(text, out var problem);

        problem.Should().BeNull();
        string.Join(' ', Spaces.Where(space => Selectors.Matches(selector!, space.Labels)).Select(space => space.Name)).Should().Be(expected);
    }

    [TestMethod]
    [DataRow("team is web", "\"team is web\" is not a label requirement")]
    [DataRow("team=web,", "\"\" is not a label requirement")]
    [DataRow("team=a b", "\"team=a b\" is not a label requirement")]
    [DataRow("=web", "\"=web\" is not a label requirement")]
    [DataRow("-team=web", "\"-team\" can't be the key of a label")]
    [DataRow("team=-web", "\"-web\" can't be the value of a label")]
    [DataRow("team=ä", "\"ä\" can't be the value of a label")]
    public void What_kubectl_refuses_is_refused(string text, string expected)
    {
        SelectorText.Parse(text, out var problem).Should().BeNull();

        problem.Should().Be(expected);
    }

    private static ImmutableDictionary<string, string> Labels(params (string Key, string Value)[] labels) =>
        labels.ToImmutableDictionary(label => label.Key, label => label.Value, StringComparer.Ordinal);
}
