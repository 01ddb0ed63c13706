namespace PspMigrate.Conversion.Keeping.Clauses;

/// <summary>Ports opened on the host; 0 is none.</summary>
internal sealed class HostPortsClause() : KeptControl(ControlTable.Get<HostPorts>())
{
    private static readonly CelVariable Field = new("hostPorts",
        "variables.containers.filter(c, has(c.ports))\n.map(c, c.ports.filter(p, has(p.hostPort) && p.hostPort > 0).map(p, p.hostPort))",
        Facets.Containers);

    /// <summary>Worked out once for all policies: ports are many (Costs).</summary>
    private static readonly CelVariable Bounds = new("hostPortBounds",
        $"{Field.Use}.filter(ports, ports.size() > 0)\n.map(ports, {{'from': ports.map(p, int(p)).min(), 'to': ports.map(p, int(p)).max()}})", Field);

    protected override IEnumerable<Rule> Rules(PodSecurityPolicy policy, ValueSet submitted, ValueSet lost)
    {
        var shape = Shape.Of(submitted, Control.Domain);
        if (shape is Shape.AnyOf([ShapePart.Range({ AsNumber: { } from }, { AsNumber: { } end })]))
        {
            yield return new(Field.Name, $"{Bounds.Use}.all(ports, ports.from >= {from} && ports.to <= {end - 1})", submitted, Bounds);
            yield break;
        }

        var each = shape is Shape.Nothing ? "ports.size() == 0" : $"ports.all(port, {Cel.In("port", shape)})";
        yield return new(Field.Name, $"{Field.Use}.all(ports, {each})", submitted, Field)
        {
            Words = shape is Shape.Nothing ? "hostPort must be left out" : null,
        };
    }
}
