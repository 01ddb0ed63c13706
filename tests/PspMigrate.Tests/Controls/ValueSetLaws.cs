using CsCheck;
using PspMigrate.Controls;
using static PspMigrate.Tests.Controls.ValueSetGens;

namespace PspMigrate.Tests.Controls;

/// <summary>The laws of sets.</summary>
[TestClass]
public sealed class ValueSetLaws
{
    private static readonly Gen<(ValueSet, ValueSet)> Two = Gen.Select(AnySet, AnySet);
    private static readonly Gen<(ValueSet, ValueSet, ValueSet)> Three = Gen.Select(AnySet, AnySet, AnySet);

    [TestMethod]
    public void Membership_of_a_combination_is_the_combination_of_memberships()
    {
        Gen.Select(AnySet, AnySet, AnyValue).Sample((a, b, value) =>
        {
            var (inA, inB) = (a.Contains(value), b.Contains(value));
            return (a | b).Contains(value) == (inA || inB)
                && (a & b).Contains(value) == (inA && inB)
                && (a - b).Contains(value) == (inA && !inB)
                && a.Complement().Contains(value) == !inA;
        });
    }

    [TestMethod]
    public void Union_and_intersection_are_commutative()
    {
        Two.Sample((a, b) => (a | b).Equals(b | a) && (a & b).Equals(b & a));
    }

    [TestMethod]
    public void Union_and_intersection_are_associative()
    {
        Three.Sample((a, b, c) => ((a | b) | c).Equals(a | (b | c)) && ((a & b) & c).Equals(a & (b & c)));
    }

    [TestMethod]
    public void Either_distributes_over_the_other()
    {
        Three.Sample((a, b, c) => (a & (b | c)).Equals((a & b) | (a & c)) && (a | (b & c)).Equals((a | b) & (a | c)));
    }

    [TestMethod]
    public void Complement_of_a_union_is_the_intersection_of_complements_and_the_other_way_round()
    {
        Two.Sample((a, b) => (a | b).Complement().Equals(a.Complement() & b.Complement())
            && (a & b).Complement().Equals(a.Complement() | b.Complement()));
    }

    [TestMethod]
    public void Complement_of_the_complement_is_the_set()
    {
        AnySet.Sample(a => a.Complement().Complement().Equals(a) && !a.Complement().Equals(a));
    }

    [TestMethod]
    public void Sets_absorb_and_are_idempotent()
    {
        Two.Sample((a, b) => (a | (a & b)).Equals(a) && (a & (a | b)).Equals(a) && (a | a).Equals(a) && (a & a).Equals(a));
    }

    [TestMethod]
    public void Nothing_and_everything_are_neutral()
    {
        AnySet.Sample(a => (a | ValueSet.None).Equals(a) && (a & ValueSet.All).Equals(a)
            && (a & ValueSet.None).IsEmpty && (a | ValueSet.All).Equals(ValueSet.All)
            && (a & a.Complement()).IsEmpty && (a | a.Complement()).Equals(ValueSet.All));
    }

    [TestMethod]
    public void Difference_is_the_intersection_with_the_complement()
    {
        Two.Sample((a, b) => (a - b).Equals(a & b.Complement()) && ((a - b) | (a & b)).Equals(a));
    }

    [TestMethod]
    public void Subset_says_that_the_union_adds_nothing()
    {
        Two.Sample((a, b) => a.IsSubsetOf(b) == (a | b).Equals(b) && (a & b).IsSubsetOf(a) && a.IsSubsetOf(a | b));
    }

    [TestMethod]
    public void Equal_sets_are_those_with_an_empty_difference_and_have_the_same_hash()
    {
        Two.Sample((a, b) => a.Equals(b) == ((a - b).IsEmpty && (b - a).IsEmpty)
            && a.GetHashCode() == ((a - b) | (a & b)).GetHashCode());
    }

    [TestMethod]
    public void Example_is_a_member_of_all_but_the_empty_set()
    {
        AnySet.Sample(a => a.Example() is { } example ? a.Contains(example) : a.IsEmpty);
    }

    [TestMethod]
    public void StartingWith_holds_the_texts_that_start_with_the_prefix()
    {
        Gen.Select(AnyText, AnyText, AnyText).Sample((prefix, rest, other) =>
            ValueSet.StartingWith(prefix).Contains(prefix + rest)
            && ValueSet.StartingWith(prefix).Contains(other) == other.StartsWith(prefix, StringComparison.Ordinal));
    }

    [TestMethod]
    public void Facets_keep_their_values_apart()
    {
        var (first, second) = (ControlTable.Get<RunAsUser>().Facets[0], ControlTable.Get<RunAsUser>().Facets[1]);
        Gen.Select(AnySet, AnySet, AnyValue).Sample((a, b, value) =>
        {
            var both = first.Of(a) | second.Of(b);
            return both.Of(first).Equals(ValueSet.All.Of(first) & a) && both.Of(second).Equals(ValueSet.All.Of(first) & b)
                && both.Contains(first.Of(value)) == a.Contains(value) && both.Contains(second.Of(value)) == b.Contains(value);
        });
    }

    [TestMethod]
    public void Range_holds_the_numbers_from_end_to_end()
    {
        Gen.Select(AnyNumber, AnyNumber, AnyNumber).Sample((min, max, number) =>
            ValueSet.Range(min, max).Contains(number) == (min <= number && number <= max));
    }

    [TestMethod]
    public void Of_holds_the_listed_values_alone()
    {
        Gen.Select(AnyValue.Array[0, 4], AnyValue).Sample((listed, value) => ValueSet.Of(listed).Contains(value) == listed.Contains(value));
    }

    [TestMethod]
    public void Nothing_lies_between_a_value_and_the_next()
    {
        Gen.Select(AnyValue, AnyValue).Sample((a, b) => a.Next > a && !(a < b && b < a.Next));
    }

    [TestMethod]
    public void Previous_of_the_next_is_the_value_but_for_texts()
    {
        AnyValue.Where(value => value.AsText is null).Sample(value => value.Next.Previous == value);
    }

    [TestMethod]
    public void Order_agrees_with_equality_and_hash()
    {
        Gen.Select(AnyValue, AnyValue).Sample((a, b) => (a.CompareTo(b) == 0) == (a == b)
            && Math.Sign(a.CompareTo(b)) == -Math.Sign(b.CompareTo(a))
            && (a < b) == (a.CompareTo(b) < 0) && (a <= b) == (a < b || a == b) && (a > b) == (b < a) && (a >= b) == (b <= a)
            && (a != b || a.GetHashCode() == b.GetHashCode()));
    }

    [TestMethod]
    public void Words_are_never_empty_and_nothing_says_the_empty_set_alone()
    {
        var facet = ValueSet.Booleans | ValueSet.Numbers | ValueSet.Texts;
        Gen.Select(AnySet, AnySet).Select((a, all) => (a, all & facet)).Sample((a, domain) =>
        {
            var words = ValueSetText.Describe(a, domain, value => value.ToString() + "!").ToString();
            return words.Length > 0 && (words is "nothing") == (a & domain).IsEmpty;
        });
    }

    [TestMethod]
    public void A_set_ends_where_its_runs_of_texts_end()
    {
        Gen.Select(AnySet, AnyText).Where((_, text) => text.Length > 0).Sample((a, text) =>
            a.EndsAt(text) == a.Runs().Any(run => run.To == Value.Of(text))
            && a.Runs().All(run => run.To is not { Is: Value.Kind.Text } to || to.AsText!.Length == 0 || a.EndsAt(to)));
    }

    [TestMethod]
    public void Runs_are_disjoint_ascending_and_make_up_the_set()
    {
        Gen.Select(AnySet, AnyValue).Sample((a, value) =>
        {
            var runs = a.Runs().ToArray();
            return a.Contains(value) == runs.Any(run => run.From <= value && (run.To is not { } to || value < to))
                && runs.Zip(runs.Skip(1)).All(pair => pair.First.To is { } to && to <= pair.Second.From);
        });
    }
}
