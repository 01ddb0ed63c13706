using PspMigrate.Controls;

namespace PspMigrate.Tests.Controls;

/// <summary>Long sets in a line of a report.</summary>
[TestClass]
public sealed class SetWordsTests
{
    private static readonly SetWords Five = SetWords.Join("abcde".Select(letter => SetWords.Of($"{letter}")));

    [TestMethod]
    [DataRow(2, "a, b and 3 more")]
    [DataRow(3, "a, b, c and 2 more")]
    [DataRow(4, "a, b, c, d, e", DisplayName = "one more takes no less room than its count")]
    [DataRow(int.MaxValue, "a, b, c, d, e", DisplayName = "nothing is cut short")]
    public void What_is_cut_short_is_counted(int limit, string expected) => Five.Shorten(limit).Should().Be(expected);

    [TestMethod]
    public void That_a_field_may_be_left_out_is_not_said_beside_values()
    {
        var unset = SetWords.Of("(not set)", WordKind.Unset);

        SetWords.Join([unset, SetWords.Of("a"), SetWords.Of("b")]).WithoutUnset().ToString().Should().Be("a, b");
        unset.WithoutUnset().Should().Be(unset, "else nothing would be said");
    }
}
