using PspMigrate.Manifests.Objects;

namespace PspMigrate.Manifests.Readers;

/// <summary>Reads seLinuxOptions, which policies and pods spell alike.</summary>
internal static class SELinuxReader
{
    public static SELinuxOptions? Read(Fields? options) => options is null
        ? null
        : new SELinuxOptions(
            options.String("user") ?? "",
            options.String("role") ?? "",
            options.String("type") ?? "",
            options.String("level") ?? "");
}
