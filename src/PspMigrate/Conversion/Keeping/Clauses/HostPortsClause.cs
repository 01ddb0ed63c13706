using PspMigrate.Controls;
using PspMigrate.Manifests.Objects;

namespace PspMigrate.Conversion.Keeping.Clauses;

/// <summary>Ports opened on the host; 0 is none.</summary>
internal sealed class HostPortsClause() : KeptControl(ControlTable.Get<HostPorts>())
{
    private static readonly CelVariable Field = new("hostPorts",
        "variables.containers.filter(c, has(c.ports))\n.map(c, c.ports.filter(p, has(p.hostPort) && p.hostPort > 0).map(p, p.hostPort))",
        Facets.Containers);

    protected override IEnumerable<Rule> Rules(PodSecurityPolicy policy, ValueSet submitted, ValueSet lost)
    {
        var shape = Shape.Of(submitted, Control.Domain);
        var each = shape is Shape.Nothing ? "ports.size() == 0" : $"ports.all(port, {Cel.In("port", shape)})";
        yield return new(Field.Name, $"{Field.Use}.all(ports, {each})", submitted, Field) { Words = shape is Shape.Nothing ? "hostPort must be left out" : null };
    }
}
