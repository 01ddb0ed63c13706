// What krew and Homebrew install from: templates with the addresses and checksums of the archives.

void WriteKrewManifest(FilePath file, IReadOnlyDictionary<Platform, FilePath> archives)
{
    const string Each = "  platforms:\n";
    var template = Template("deploy/krew/pspmigrate.template.yaml");
    var split = template.IndexOf(Each, StringComparison.Ordinal) + Each.Length;
    // Kubectl's plugins are for systems and processors; the static binary is the same for a system that has another C library.
    var entries = archives.Where(item => !item.Key.Name.EndsWith("-static")).Select(item => Fill(
        template[split..],
        ("os", item.Key.Os), ("arch", item.Key.Arch), ("binary", item.Key.Binary), ("url", Address(item.Value)), ("sha256", Sha256(item.Value))));
    System.IO.File.WriteAllText(file.FullPath, Fill(template[..split]) + string.Concat(entries));
}

void WriteFormula(FilePath file, IReadOnlyDictionary<Platform, FilePath> archives)
{
    var values = archives.SelectMany(item => new[]
    {
        ($"{item.Key.Name}-url", Address(item.Value)), ($"{item.Key.Name}-sha256", Sha256(item.Value)),
    });
    System.IO.File.WriteAllText(file.FullPath, Fill(Template("deploy/homebrew/pspmigrate.template.rb"), [.. values]));
}

// Without its first line, which is about the template.
string Template(string file)
{
    var text = System.IO.File.ReadAllText(file);
    return text[(text.IndexOf('\n') + 1)..];
}

string Fill(string text, params (string Name, string Value)[] values)
{
    foreach (var (name, value) in values.Concat([("version", version), ("homepage", homepage), ("summary", summary), ("maintainer", maintainer)]))
        text = text.Replace("{{" + name + "}}", value);
    return text;
}

string Address(FilePath archive) => $"{homepage}/releases/download/v{version}/{archive.GetFilename()}";

string Sha256(FilePath file) => Sha256(System.IO.File.ReadAllBytes(file.FullPath));
