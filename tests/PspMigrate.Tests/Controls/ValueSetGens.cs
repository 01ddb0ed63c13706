using CsCheck;
using PspMigrate.Controls;

namespace PspMigrate.Tests.Controls;

/// <summary>Random values and sets, dense enough to touch and overlap often.</summary>
internal static class ValueSetGens
{
    public static readonly Gen<string> AnyText = OneOf('a', 'b', '.', '/', '\0', char.MaxValue).Array[0, 3].Select(chars => new string(chars));

    public static readonly Gen<long> AnyNumber =
        Gen.OneOf(Gen.Long[-3, 3], OneOf(long.MinValue, long.MinValue + 1, long.MaxValue - 1, long.MaxValue, 65535L));

    public static readonly Gen<Value> AnyValue = Gen.OneOf(
        OneOf(Value.Unset, Value.False, Value.True),
        AnyNumber.Select(number => (Value)number),
        AnyText.Select(text => (Value)text));

    public static readonly Gen<ValueSet> AnySet = Gen.OneOf(
            OneOf(ValueSet.None, ValueSet.All, ValueSet.Booleans, ValueSet.Numbers, ValueSet.Texts),
            AnyValue.Array[0, 3].Select(values => ValueSet.Of(values)),
            Gen.Select(AnyNumber, AnyNumber, ValueSet.Range),
            AnyText.Select(ValueSet.StartingWith))
        .Array[1, 4].Select(sets => sets.Index().Aggregate(ValueSet.None, (all, next) => (next.Index % 3) switch
        {
            0 => all | next.Item,
            1 => all - next.Item,
            _ => (all - next.Item) | (next.Item - all),
        }));

    private static Gen<T> OneOf<T>(params T[] options) => Gen.Int[0, options.Length - 1].Select(i => options[i]);
}
