// A Debian package, as dpkg-deb makes it from a tree of files.

void WriteDebianPackage(FilePath file, Platform platform, FilePath binary)
{
    var root = releaseBuild.Combine($"debian-{platform.Arch}");
    CleanDirectory(root);
    foreach (var (path, content, mode) in DebianFiles(binary))
    {
        var target = root.CombineWithFilePath(path);
        EnsureDirectoryExists(target.GetDirectory());
        System.IO.File.WriteAllBytes(target.FullPath, content);
        System.IO.File.SetUnixFileMode(target.FullPath, mode);
    }

    System.IO.File.CreateSymbolicLink(root.CombineWithFilePath($"usr/bin/{plugin}").FullPath, "pspmigrate");
    System.IO.File.CreateSymbolicLink(root.CombineWithFilePath($"usr/share/man/man1/{plugin}.1.gz").FullPath, "pspmigrate.1.gz");
    System.IO.File.CreateSymbolicLink(root.CombineWithFilePath("usr/share/man/man1/kubectl_complete-pspmigrate.1.gz").FullPath, "pspmigrate-completion.1.gz");
    WriteControl(root, platform, binary);
    Run("dpkg-deb", ["--root-owner-group", "--build", "-Zxz", root.FullPath, file.FullPath], ("SOURCE_DATE_EPOCH", $"{committed.Value.ToUnixTimeSeconds()}"));
}

IEnumerable<(string Path, byte[] Content, UnixFileMode Mode)> DebianFiles(FilePath binary)
{
    yield return ("usr/bin/pspmigrate", System.IO.File.ReadAllBytes(binary.FullPath), Executable);
    yield return ("usr/bin/kubectl_complete-pspmigrate", System.IO.File.ReadAllBytes("deploy/completion/kubectl_complete-pspmigrate"), Executable);
    foreach (var page in ManPages())
        yield return ($"usr/share/man/man1/{page.Name}.gz", GZip(page.Content), Readable);
    yield return ("usr/share/bash-completion/completions/pspmigrate", Completion("bash"), Readable);
    yield return ("usr/share/zsh/vendor-completions/_pspmigrate", Completion("zsh"), Readable);
    yield return ("usr/share/fish/vendor_completions.d/pspmigrate.fish", Completion("fish"), Readable);
    yield return ("usr/share/doc/pspmigrate/copyright", Text(Fill(Template("deploy/debian/copyright.template"))), Readable);
    yield return ("usr/share/doc/pspmigrate/CHANGELOG.md.gz", GZip(System.IO.File.ReadAllBytes("CHANGELOG.md")), Readable);
    yield return ("usr/share/doc/pspmigrate/changelog.gz", GZip(Text(Fill(
        Template("deploy/debian/changelog.template"),
        ("debian-version", DebianVersion()),
        ("date", committed.Value.ToString("ddd, dd MMM yyyy HH:mm:ss '+0000'", System.Globalization.CultureInfo.InvariantCulture))))), Readable);
    yield return ("usr/share/lintian/overrides/pspmigrate", Text(Template("deploy/debian/lintian-overrides.template")), Readable);
}

void WriteControl(DirectoryPath root, Platform platform, FilePath binary)
{
    var files = System.IO.Directory.EnumerateFiles(root.FullPath, "*", SearchOption.AllDirectories)
        .Where(file => !new System.IO.FileInfo(file).Attributes.HasFlag(System.IO.FileAttributes.ReparsePoint))
        .Order(StringComparer.Ordinal).ToArray();
    var control = root.Combine("DEBIAN");
    EnsureDirectoryExists(control);
    System.IO.File.WriteAllText(control.CombineWithFilePath("control").FullPath, Fill(
        Template("deploy/debian/control.template"),
        ("debian-version", DebianVersion()), ("arch", platform.Arch), ("libc", NewestGlibc(binary)),
        ("size", $"{files.Sum(file => (new System.IO.FileInfo(file).Length + 1023) / 1024)}")));
    System.IO.File.WriteAllLines(control.CombineWithFilePath("md5sums").FullPath, files.Select(file =>
        $"{System.Convert.ToHexStringLower(System.Security.Cryptography.MD5.HashData(System.IO.File.ReadAllBytes(file)))}  {root.GetRelativePath(new FilePath(file))}"));
    foreach (var name in new[] { "control", "md5sums" })
        System.IO.File.SetUnixFileMode(control.CombineWithFilePath(name).FullPath, Readable);
}

// A pre-release comes before its release.
string DebianVersion() => version.Replace('-', '~');

// The newest version of glibc that a symbol of the binary asks for.
string NewestGlibc(FilePath binary) =>
    Regex.Matches(Run("readelf", ["--version-info", "--wide", binary.FullPath]), "GLIBC_([0-9.]+)")
        .Select(match => Version.Parse(match.Groups[1].Value)).Max()!.ToString();

byte[] Text(string text) => System.Text.Encoding.UTF8.GetBytes(text);
