using PspMigrate.Manifests.Objects;

namespace PspMigrate.Manifests.Writers;

/// <summary>Writes a container of any of a pod's three lists.</summary>
internal static class ContainerWriter
{
    /// <summary>A port for probes and hooks, of which only the host is known.</summary>
    private const long ProbePort = 80;

    public static MapNode Write(Container container) => Tree.Map(
    [
        ("name", Tree.Text(container.Name)),
        ("image", Tree.TextOrNone(container.Image)),
        ("ports", Tree.ListOrNone(container.Ports.Select(Port))),
        ("volumeMounts", Tree.ListOrNone(container.VolumeMounts.Select(Mount))),
        .. Handlers(container),
        ("securityContext", SecurityContextWriter.Write(container.SecurityContext)),
    ]);

    private static MapNode Port(ContainerPort port) => Tree.Map(
        ("name", Tree.TextOrNone(port.Name)),
        ("hostPort", port.HostPort == 0 ? null : Tree.Number(port.HostPort)),
        ("containerPort", Tree.Number(port.Number)),
        ("protocol", Tree.TextOrNone(port.Protocol)),
        ("hostIP", Tree.TextOrNone(port.HostIp)));

    private static MapNode Mount(VolumeMount mount) => Tree.Map(
        ("name", Tree.Text(mount.Name)),
        ("readOnly", mount.ReadOnly ? Tree.Flag(true) : null),
        ("mountPath", Tree.Text(mount.MountPath)));

    /// <summary>The probes and hooks that name a host, under the fields that they were read from.</summary>
    private static IEnumerable<(string Key, Node? Value)> Handlers(Container container)
    {
        var paths = container.ProbeHosts.Select(probe => (Path: probe.Field.Split('.'), probe.Host)).ToArray();
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
