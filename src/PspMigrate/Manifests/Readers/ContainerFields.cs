namespace PspMigrate.Manifests.Readers;

/// <summary>The fields of a container of any of a pod's three lists.</summary>
internal static class ContainerFields
{
    /// <summary>A port for probes and hooks, of which only the host is known.</summary>
    private const long ProbePort = 80;

    private static readonly string[] Probes = ["livenessProbe", "readinessProbe", "startupProbe"];
    private static readonly string[] Hooks = ["postStart", "preStop"];
    private static readonly string[] HostActions = ["httpGet", "tcpSocket"];

    public static Container Container(FieldsOf<Container> fields) => new()
    {
        Name = fields.TextOrEmpty("name", container => container.Name),
        Image = fields.PlainText("image", container => container.Image),
        Ports = fields.SharedItems("ports", container => container.Ports, Port),
        VolumeMounts = fields.SharedItems("volumeMounts", container => container.VolumeMounts, Mount),
        ProbeHosts = fields.Own(container => container.ProbeHosts, ReadProbeHosts, WriteProbeHosts),
        SecurityContext = fields.SharedPart("securityContext", container => container.SecurityContext, SecurityContextFields.OfContainer),
    };

    private static ContainerPort Port(FieldsOf<ContainerPort> fields)
    {
        var name = fields.Text("name", port => port.Name);
        var hostPort = fields.NumberOrZero("hostPort", port => port.HostPort);
        return new(fields.NumberOrZero("containerPort", port => port.Number), hostPort, fields.Text("protocol", port => port.Protocol))
        {
            HostIp = fields.Text("hostIP", port => port.HostIp),
            Name = name,
        };
    }

    private static VolumeMount Mount(FieldsOf<VolumeMount> fields)
    {
        var name = fields.TextOrEmpty("name", mount => mount.Name);
        var isReadOnly = fields.FlagOrFalse("readOnly", mount => mount.ReadOnly);
        return new(name, fields.TextOrEmpty("mountPath", mount => mount.MountPath), isReadOnly);
    }

    private static ValueList<ProbeHost> ReadProbeHosts(Fields container)
    {
        var hosts = ImmutableArray<ProbeHost>.Empty;
        foreach (var probe in Probes)
            hosts = AddHosts(hosts, container, probe, "");
        if (container.Child("lifecycle") is { } lifecycle)
        {
            foreach (var hook in Hooks)
                hosts = AddHosts(hosts, lifecycle, hook, "lifecycle.");
        }

        return hosts;
    }

    private static ImmutableArray<ProbeHost> AddHosts(ImmutableArray<ProbeHost> hosts, Fields holder, string key, string path)
    {
        // Of nearly all probes and hooks nothing is left that anybody looks at.
        if (holder.Map[key] is MapNode handler && SaysNothing(handler) || holder.Child(key) is not { } fields)
            return hosts;
        foreach (var action in HostActions)
        {
            if (fields.Child(action)?.PlainString("host") is { Length: > 0 } host)
                hosts = hosts.Add(new ProbeHost($"{path}{key}.{action}.host", host));
        }

        return hosts;
    }

    private static bool SaysNothing(MapNode handler)
    {
        foreach (ref readonly var action in handler.Original.Span)
        {
            if (action.Value is not MapNode { Original.Span.IsEmpty: true })
                return false;
        }

        return true;
    }

    /// <summary>The probes and hooks that name a host, under the fields that they were read from.</summary>
    private static IEnumerable<(string Key, Node? Value)> WriteProbeHosts(ValueList<ProbeHost> hosts)
    {
        var paths = hosts.Select(probe => (Path: probe.Field.Split('.'), probe.Host)).ToArray();
        foreach (var probe in paths.Where(item => item.Path.Length == 3).GroupBy(item => item.Path[0], StringComparer.Ordinal))
            yield return (probe.Key, Tree.Map(probe.Select(item => Action(item.Path[1], item.Host))));
        var hooks = paths.Where(item => item.Path.Length == 4).GroupBy(item => item.Path[1], StringComparer.Ordinal).ToArray();
        if (hooks.Length == 0)
            yield break;
        yield return ("lifecycle", Tree.Map(hooks.Select(hook =>
            (hook.Key, (Node?)Tree.Map(hook.Select(item => Action(item.Path[2], item.Host)))))));
    }

    private static (string Key, Node? Value) Action(string action, string host) =>
        (action, Tree.Map(("host", Tree.Text(host)), ("port", Tree.Number(ProbePort))));
}
