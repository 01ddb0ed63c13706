using PspMigrate.Controls;

namespace PspMigrate.Tests.Controls;

[TestClass]
public sealed class ValueSetTests
{
    private static readonly ValueSet Ports = ValueSet.Range(1, 65535);

    [TestMethod]
    public void Neighbouring_ranges_are_one()
    {
        (ValueSet.Range(1, 9) | ValueSet.Range(10, 20)).Should().Be(ValueSet.Range(1, 20));
    }

    [TestMethod]
    public void A_union_of_many_is_the_union_of_each_with_the_next()
    {
        ValueSet[] sets = [ValueSet.Range(1, 3), ValueSet.Range(9, 9), ValueSet.OfTexts(["a"]), ValueSet.Range(2, 5), ValueSet.None];
        for (var count = 0; count <= sets.Length; count++)
            ValueSet.UnionOf(sets.Take(count)).Should().Be(sets.Take(count).Aggregate(ValueSet.None, (all, set) => all | set));
    }

    [TestMethod]
    [Timeout(60_000, CooperativeCancellation = true)]
    public void A_union_of_a_hundred_thousand_ranges_is_made()
    {
        var ranges = ValueSet.UnionOf(Enumerable.Range(0, 100_000).Select(i => ValueSet.Range(3 * i, (3 * i) + 1)));

        ranges.Contains(299_998).Should().BeTrue();
        ranges.Contains(299_999).Should().BeFalse();
        ranges.Runs().Should().HaveCount(100_000);
    }

    [TestMethod]
    public void Inverted_range_is_empty()
    {
        ValueSet.Range(2, 1).IsEmpty.Should().BeTrue();
    }

    [TestMethod]
    public void The_three_kinds_of_values_make_up_everything()
    {
        (ValueSet.Booleans | ValueSet.Numbers | ValueSet.Texts).ToString().Should().Be("anything");
        (ValueSet.Booleans & ValueSet.Numbers).IsEmpty.Should().BeTrue();
        (ValueSet.Numbers & ValueSet.Texts).IsEmpty.Should().BeTrue();
    }

    [TestMethod]
    public void Unset_is_a_value_like_others_and_not_the_empty_text()
    {
        ValueSet.Of(Value.Unset).Contains("").Should().BeFalse();
        ValueSet.Of((string?)null, (long?)null, (bool?)null).Should().Be(ValueSet.Of(Value.Unset));
        default(Value).IsUnset.Should().BeTrue();
    }

    [TestMethod]
    public void Numbers_and_their_texts_are_different_values()
    {
        ValueSet.Of(80L).Contains("80").Should().BeFalse();
        ValueSet.Of("true").Contains(Value.True).Should().BeFalse();
    }

    [TestMethod]
    [DataRow(long.MinValue, long.MaxValue, "0")]
    [DataRow(5, 9, "5")]
    [DataRow(long.MinValue, -6, "-6")]
    public void Example_of_numbers_is_plain(long min, long max, string example)
    {
        ValueSet.Range(min, max).Example().ToString().Should().Be(example);
    }

    [TestMethod]
    public void Operators_do_what_their_names_say()
    {
        var (left, right) = (ValueSet.Range(1, 5), ValueSet.Range(4, 9));
        (left | right).Should().Be(ValueSet.Range(1, 9));
        (left & right).Should().Be(ValueSet.Range(4, 5));
        (left - right).Should().Be(ValueSet.Range(1, 3));
    }

    [TestMethod]
    public void Different_sets_have_different_hashes_as_a_rule()
    {
        Enumerable.Range(0, 100).Select(port => ValueSet.Of((long)port).GetHashCode()).Distinct().Should().HaveCountGreaterThan(90);
    }

    [TestMethod]
    public void Words_say_nothing_and_anything()
    {
        Words(ValueSet.None, Ports).Should().Be("nothing");
        Words(ValueSet.All, Ports).Should().Be("anything");
        ValueSet.Booleans.ToString().Should().Be("unset, false, true");
    }

    [TestMethod]
    public void Words_list_values_ranges_and_prefixes()
    {
        var set = ValueSet.Of(Value.True, 80L, "runtime/default") | ValueSet.Range(8000, 9000) | ValueSet.StartingWith("localhost/");
        set.ToString().Should().Be("true, 80, 8000–9000, localhost/*, runtime/default");
    }

    [TestMethod]
    public void Words_of_a_range_up_to_the_end_of_the_whole_leave_out_the_end()
    {
        Words(ValueSet.Range(1024, 65535), Ports).Should().Be("1024 and above");
        ValueSetText.Describe(ValueSet.Range(1, 65535), ValueSet.Range(0, int.MaxValue), value => $"uid {value}").ToString().Should().Be("uid 1–65535");
        (ValueSet.Numbers - ValueSet.Range(0, long.MaxValue)).ToString().Should().Be("-1 and below");
        ValueSet.Numbers.ToString().Should().Be("any number");
    }

    [TestMethod]
    public void Words_name_what_is_left_out_where_that_is_shorter()
    {
        Words(Ports - ValueSet.Of(80L, 443L, 8080L), Ports).Should().Be("every value but 80, 443, 8080");
        Words(Ports - ValueSet.Of(80L), Ports).Should().Be("every value but 80");
        Words(ValueSet.Texts - ValueSet.Of("a"), ValueSet.Texts).Should().Be("every value but a");
    }

    [TestMethod]
    public void Words_name_the_holes_below_a_prefix()
    {
        var domain = ValueSet.Texts - ValueSet.Of("");
        var net = ValueSet.StartingWith("net.") - ValueSet.Of("net.b") - ValueSet.StartingWith("net.a.");
        Words(net | ValueSet.Of("kernel.x"), domain).Should().Be("kernel.x, net.* (but not net.a.*, net.b)");
        Words(ValueSet.StartingWith("net.") - ValueSet.Of("net."), domain).Should().Be("net.* (but not net.)");
    }

    [TestMethod]
    public void Words_give_up_on_what_has_no_short_name()
    {
        (ValueSet.StartingWith("a") | ValueSet.StartingWith("b")).ToString().Should().Be("a*, b*", "neighbouring prefixes are one run");
        ValueSet.Of("a", "b").Complement().Except(ValueSet.Of("x")).ToString().Should().Contain("but");
    }

    /// <summary>Shapes of sets, which every finding of a report has several of, ask this over and over.</summary>
    [TestMethod]
    public void What_is_small_costs_little_memory_however_large_the_sets_are()
    {
        var many = ValueSet.OfTexts(Enumerable.Range(0, 10_000).Select(i => $"t{i}"));
        var few = ValueSet.Of("t1", "t2");
        _ = (many & few, many.Runs().Count());
        var before = GC.GetAllocatedBytesForCurrentThread();

        _ = (many & few, many.Runs().Count());

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(4_000);
    }

    private static string Words(ValueSet set, ValueSet domain) => ValueSetText.Describe(set, domain, value => value.ToString()).ToString();
}
