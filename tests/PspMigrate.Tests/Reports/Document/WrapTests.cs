using CsCheck;
using PspMigrate.Reports.Document;

namespace PspMigrate.Tests.Reports.Document;

[TestClass]
public sealed class WrapTests
{
    [TestMethod]
    public void Lines_are_filled_as_far_as_they_go()
    {
        Wrap.Lines("one two three four", first: 7, rest: 10).Should().Equal("one two", "three four");
    }

    [TestMethod]
    public void Words_stay_whole_and_in_order()
    {
        Gen.Select(Gen.String[Gen.Char.AlphaNumeric, 1, 12].List[1, 30], Gen.Int[1, 40], Gen.Int[1, 40]).Sample((words, first, rest) =>
        {
            var lines = Wrap.Lines(string.Join(' ', words), first, rest);
            lines.SelectMany(line => line.Split(' ')).Should().Equal(words);
            lines.Skip(1).Where(line => line.Contains(' ', StringComparison.Ordinal)).All(line => line.Length <= rest).Should().BeTrue();
        });
    }
}
