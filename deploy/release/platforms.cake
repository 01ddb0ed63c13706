// For which machines something is released, and how its binary is made on Linux, x64: .NET's native compiler goes to another processor, not to
// another system, so Windows and macOS get managed code and its runtime, trimmed, in one file.

record Platform(string Name, string Os, string Arch, string Runtime, Need[] Needs, params (string Name, string Value)[] Properties)
{
    public string Binary => Os is "windows" ? "pspmigrate.exe" : "pspmigrate";
}

// A program of this machine, and Debian's package with it.
record Need(string Program, string Package);

var linker = new Need("ld.lld", "lld");

var platforms = new[]
{
    new Platform("linux-amd64", "linux", "amd64", "linux-x64", []),
    // Without a library of the system, OpenSSL included: for images and for musl, of which there is no native compiler's package.
    new Platform(
        "linux-amd64-static", "linux", "amd64", "linux-x64",
        [linker, new("cmake", "cmake"), new("/usr/lib/x86_64-linux-gnu/libssl.a", "libssl-dev")],
        ("StaticExecutable", "true"), ("StaticOpenSslLinking", "true"), ("LinkerFlavor", "lld")),
    new Platform(
        "linux-arm64", "linux", "arm64", "linux-arm64",
        // gcc compiles for one machine only.
        [
            linker, new("clang", "clang"), new("aarch64-linux-gnu-objcopy", "binutils-aarch64-linux-gnu"),
            new("/usr/aarch64-linux-gnu/lib/crt1.o", "gcc-aarch64-linux-gnu"),
        ],
        ("LinkerFlavor", "lld"), ("ObjCopyName", "aarch64-linux-gnu-objcopy")),
    Managed("windows", "amd64", "win-x64"),
    Managed("darwin", "amd64", "osx-x64"),
    Managed("darwin", "arm64", "osx-arm64"),
};

Platform Managed(string os, string arch, string runtime) => new(
    $"{os}-{arch}", os, arch, runtime, [],
    ("PublishAot", "false"), ("SelfContained", "true"), ("PublishSingleFile", "true"), ("PublishTrimmed", "true"));

void DemandPrograms(IEnumerable<Platform> platforms)
{
    var missing = platforms.SelectMany(platform => platform.Needs)
        .Where(need => !System.IO.File.Exists(need.Program) && Context.Tools.Resolve(need.Program) is null)
        .Select(need => need.Package).Distinct().ToArray();
    if (missing.Length > 0)
        throw new CakeException($"A release needs programs that are missing here: apt-get install {string.Join(' ', missing)}");
}
