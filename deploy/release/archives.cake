// Archives whose bytes follow from what is in them: names in order, nobody's files, the time of the commit.

using System.Formats.Tar;
using System.IO.Compression;

const UnixFileMode Readable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
const UnixFileMode Executable = Readable | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

record Entry(string Name, byte[] Content, bool IsExecutable = false);

Entry FileEntry(string name, FilePath file, bool isExecutable = false) =>
    new(name, System.IO.File.ReadAllBytes(MakeAbsolute(file).FullPath), isExecutable);

byte[] Tar(IEnumerable<Entry> entries)
{
    using var stream = new MemoryStream();
    using (var tar = new TarWriter(stream, TarEntryFormat.Ustar))
    {
        foreach (var entry in entries.OrderBy(entry => entry.Name, StringComparer.Ordinal))
        {
            tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, entry.Name)
            {
                Mode = entry.IsExecutable ? Executable : Readable,
                ModificationTime = committed.Value,
                DataStream = new MemoryStream(entry.Content),
            });
        }
    }

    return stream.ToArray();
}

byte[] GZip(byte[] content)
{
    using var stream = new MemoryStream();
    using (var compressed = new GZipStream(stream, CompressionLevel.SmallestSize))
        compressed.Write(content);
    return stream.ToArray();
}

byte[] Zip(IEnumerable<Entry> entries)
{
    using var stream = new MemoryStream();
    using (var zip = new ZipArchive(stream, ZipArchiveMode.Create))
    {
        foreach (var entry in entries.OrderBy(entry => entry.Name, StringComparer.Ordinal))
        {
            var made = zip.CreateEntry(entry.Name, CompressionLevel.SmallestSize);
            made.LastWriteTime = committed.Value;
            using var content = made.Open();
            content.Write(entry.Content);
        }
    }

    return stream.ToArray();
}

// The same package with the time of the commit for each part: that is all that differs between two packings.
void Settle(FilePath package)
{
    List<Entry> entries;
    using (var zip = ZipFile.OpenRead(package.FullPath))
    {
        entries = zip.Entries.Select(entry =>
        {
            using var content = entry.Open();
            using var copy = new MemoryStream();
            content.CopyTo(copy);
            return new Entry(entry.FullName, copy.ToArray());
        }).ToList();
    }

    System.IO.File.WriteAllBytes(package.FullPath, Zip(entries));
}

string Sha256(byte[] content) => System.Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(content));
