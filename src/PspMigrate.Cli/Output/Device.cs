using PspMigrate.Cli.Input;

namespace PspMigrate.Cli.Output;

/// <summary>Files that must not be replaced by a file of the same name: <c>/dev/null</c>, <c>/dev/fd/3</c>, named pipes, …</summary>
internal static class Device
{
    public static bool Is(string fullPath) => File.Exists(fullPath)
        && ((fullPath.StartsWith("/dev/", StringComparison.Ordinal) && !fullPath.StartsWith("/dev/shm/", StringComparison.Ordinal))
            || FileKind.IsPipe(fullPath));

    /// <remarks>Standard streams are written through the host, which keeps their order and position.</remarks>
    public static void Write(string fullPath, OutputFile file, Host host)
    {
        switch (fullPath)
        {
            case "/dev/stdout":
                file.WriteTo(host.Out);
                break;
            case "/dev/stderr":
                file.WriteTo(host.Error);
                break;
            default:
                using (var stream = new FileStream(fullPath, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
                using (var writer = new StreamWriter(stream))
                    file.WriteTo(writer);
                break;
        }
    }
}
