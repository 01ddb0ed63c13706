namespace PspMigrate.Conversion.Keeping.Clauses;

/// <summary>Drivers of a type of volume.</summary>
internal sealed class DriversClause(VolumeDrivers control) : KeptControl(control)
{
    protected override IEnumerable<Rule> Rules(PodSecurityPolicy policy, ValueSet submitted, ValueSet lost)
    {
        var type = Control.Parent!.Value.Value.AsText!;
        var test = Cel.In($"v.{type}.driver", Shape.Of(submitted, Control.Domain));
        yield return new(Control.Name, $"{Facets.Volumes.Use}.all(v, !has(v.{type}) || {test})", submitted, Facets.Volumes);
    }
}
