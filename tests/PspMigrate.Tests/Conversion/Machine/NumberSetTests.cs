using CsCheck;
using PspMigrate.Conversion.Machine;

namespace PspMigrate.Tests.Conversion.Machine;

[TestClass]
public sealed class NumberSetTests
{
    [TestMethod]
    public void Common_numbers_are_found_one_after_another_in_ascending_order() =>
        Gen.Select(Gen.Int[1, 200], Gen.Int[0, 199].HashSet[0, 40], Gen.Int[0, 199].HashSet[0, 40]).Sample((limit, one, other) =>
        {
            one.RemoveWhere(number => number >= limit);
            other.RemoveWhere(number => number >= limit);
            var (left, right) = (new NumberSet(one, limit), new NumberSet(other, limit));
            var common = new List<int>();

            for (var number = left.Common(right); number >= 0; number = left.Common(right, number + 1))
                common.Add(number);

            common.Should().Equal(one.Intersect(other).Order());
        });

    [TestMethod]
    public void Without_room_for_any_there_are_none() => new NumberSet([], 0).Common(new([], 0)).Should().Be(-1);
}
