using System.Collections.Immutable;
using PspMigrate.Manifests.Objects;

namespace PspMigrate.Manifests.Readers;

/// <summary>Reads a container of any of a pod's three lists.</summary>
internal static class ContainerReader
{
    private static readonly string[] Probes = ["livenessProbe", "readinessProbe", "startupProbe"];
    private static readonly string[] Hooks = ["postStart", "preStop"];
    private static readonly string[] HostActions = ["httpGet", "tcpSocket"];

    public static Container Read(Fields container) => new()
    {
        Name = container.String("name") ?? "",
        Image = container.PlainString("image"),
        SecurityContext = container.Child("securityContext")?.Shared(SecurityContextReader.ReadContainer),
        Ports = container.SharedChildren("ports", Port),
        VolumeMounts = container.SharedChildren("volumeMounts", Mount),
        ProbeHosts = ProbeHosts(container),
    };

    private static ContainerPort Port(Fields port) =>
        new(port.Int32("containerPort") ?? 0, port.Int32("hostPort") ?? 0, port.String("protocol"))
        {
            HostIp = port.String("hostIP"),
            Name = port.String("name"),
        };

    private static VolumeMount Mount(Fields mount) =>
        new(mount.String("name") ?? "", mount.String("mountPath") ?? "", mount.Boolean("readOnly") ?? false);

    private static ImmutableArray<ProbeHost> ProbeHosts(Fields container)
    {
        var hosts = ImmutableArray.CreateBuilder<ProbeHost>();
        foreach (var probe in Probes)
            AddHosts(container.Child(probe), probe);
        var lifecycle = container.Child("lifecycle");
        foreach (var hook in Hooks)
            AddHosts(lifecycle?.Child(hook), $"lifecycle.{hook}");
        return hosts.ToImmutable();

        void AddHosts(Fields? handler, string path)
        {
            foreach (var action in HostActions)
            {
                if (handler?.Child(action)?.PlainString("host") is { Length: > 0 } host)
                    hosts.Add(new ProbeHost($"{path}.{action}.host", host));
            }
        }
    }
}
