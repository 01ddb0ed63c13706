namespace PspMigrate.Controls;

/// <content>The words for values.</content>
public abstract partial class Control
{
    /// <summary>What one value of many is called: <c>every type but hostPath</c>.</summary>
    public virtual string Noun => "value";

    /// <summary>The word for one value.</summary>
    public virtual string Say(Value value) => value.ToString();

    /// <summary>The words for a set of values.</summary>
    public string Say(ValueSet values) => Words(values).ToString();

    /// <summary>The words for a set of values, item by item.</summary>
    public virtual SetWords Words(ValueSet values) => ValueSetText.Describe(values, Domain, Say, Noun);
}
