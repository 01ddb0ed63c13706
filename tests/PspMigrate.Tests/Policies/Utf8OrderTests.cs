using System.Text;
using CsCheck;
using PspMigrate.Policies;

namespace PspMigrate.Tests.Policies;

[TestClass]
public sealed class Utf8OrderTests
{
    [TestMethod]
    public void Names_stand_in_the_order_of_their_bytes() => Gen.Select(Names, Names).Sample((one, other) =>
        Math.Sign(Utf8Order.Instance.Compare(one, other)).Should().Be(
            Math.Sign(Encoding.UTF8.GetBytes(one).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(other)))));

    [TestMethod]
    public void No_name_comes_before_every_name()
    {
        Utf8Order.Instance.Compare(null, "a").Should().BeNegative();
        Utf8Order.Instance.Compare("a", null).Should().BePositive();
        Utf8Order.Instance.Compare(null, "").Should().Be(0);
    }

    /// <summary>Few characters, so that names share beginnings: of one to four bytes, on either side of the surrogates.</summary>
    private static Gen<string> Names { get; } =
        Gen.OneOf(["-", ".", "1", "a", "\u00E9", "\uD7FF", "\uE000", "\uFFFD", "\U00010000", "\U00010400", "\U0010FFFF"]).Array[0, 4].Select(string.Concat);
}
