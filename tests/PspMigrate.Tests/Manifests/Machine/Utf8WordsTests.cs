using System.Text;
using PspMigrate.Manifests.Machine;

namespace PspMigrate.Tests.Manifests.Machine;

[TestClass]
public sealed class Utf8WordsTests
{
    private readonly Utf8Words _words = new(sizeBits: 1);

    [TestMethod]
    public void A_word_that_comes_again_is_kept_and_one_object_from_then_on()
    {
        var first = Get("spec");
        var second = Get("spec");

        Get("spec").Should().BeSameAs(second).And.NotBeSameAs(first);
        first.Text.Should().Be("spec");
    }

    [TestMethod]
    public void Words_that_come_once_push_none_out()
    {
        Get("spec");
        var kept = Get("spec");
        for (var i = 0; i < 100; i++)
            Get($"pod-{i}").Text.Should().Be($"pod-{i}");

        Get("spec").Should().BeSameAs(kept);
    }

    [TestMethod]
    public void A_word_is_known_from_the_second_time_on()
    {
        _words.Find("spec"u8).Should().BeNull();
        _words.Find("spec"u8)!.Text.Should().Be("spec");
    }

    [TestMethod]
    public void Long_texts_are_never_kept()
    {
        var text = Encoding.UTF8.GetBytes(new string('a', Utf8Words.Longest + 1));

        for (var i = 0; i < 3; i++)
            _words.Find(text).Should().BeNull();
        _words.Get(text).Text.Should().HaveLength(Utf8Words.Longest + 1);
    }

    private Utf8Word Get(string text) => _words.Get(Encoding.UTF8.GetBytes(text));
}
