// The native binary, and the list of packages that it consists of. Equal sources give equal bytes.

using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

var runtime = Argument("runtime", RuntimeInformation.RuntimeIdentifier);
var reproduce = artifacts.Combine("reproduce");
var bom = publish.CombineWithFilePath("pspmigrate.cdx.json");

Task("Publish")
    .Description("Publishes the native binary into artifacts/publish, with a list of its packages (CycloneDX). --runtime=RID for another kind of machine.")
    .IsDependentOn("__CleanPublish")
    .IsDependentOn("__PublishNative")
    .IsDependentOn("__LinkPlugin")
    .IsDependentOn("__Bom");

Task("Reproduce")
    .Description("Publishes twice, from copies of the sources in different directories, and compares every byte.")
    .Does(() =>
{
    CleanDirectory(reproduce);
    var hashes = new[] { "one", "the-other/one" }.Select(name =>
    {
        var copy = reproduce.Combine(name);
        CopySources(copy);
        PublishCommand(copy.CombineWithFilePath(command), runtime, copy.Combine("out"));
        return CalculateFileHash(copy.Combine("out").CombineWithFilePath("pspmigrate" + Extension(runtime)), HashAlgorithm.SHA256).ToHex();
    }).Distinct().ToArray();
    if (hashes.Length > 1)
        throw new CakeException($"The binaries differ: compare the files in {reproduce}.");
    Information("The binary is the same: {0}", hashes[0]);
});

// What an ordinary build has left names the paths of this machine.
Task("__CleanPublish").Does(() => CleanDirectories(new[] { publish.FullPath, "src/PspMigrate/obj/Release", "src/PspMigrate.Cli/obj/Release" }));

Task("__PublishNative").Does(() => PublishCommand(command, runtime, publish));

// As kubectl finds it: a second name for the same file.
Task("__LinkPlugin")
    .WithCriteria(() => !runtime.StartsWith("win-"))
    .Does(() => System.IO.File.CreateSymbolicLink(publish.CombineWithFilePath(plugin).FullPath, "pspmigrate"));

// Every package of the lock file that the binary was restored by; those that only build it have the scope "excluded".
Task("__Bom").Does(() =>
{
    var exitCode = StartProcess(
        "dotnet",
        $"tool run dotnet-CycloneDX {command} --recursive --disable-package-restore --no-serial-number --output-format Json --spec-version 1.6 "
            + $"--output {publish} --filename {bom.GetFilename()} --set-name pspmigrate --set-version {version}");
    if (exitCode != 0)
        throw new CakeException("The list of packages can't be made.");
    // The time at which it was made is the only thing that would differ.
    var text = Regex.Replace(System.IO.File.ReadAllText(bom.FullPath), "\"timestamp\": \"[^\"]*\",\\s*", "");
    System.IO.File.WriteAllText(bom.FullPath, text);
    CompareWithLockFile(text);
});

string Extension(string runtime) => runtime.StartsWith("win-") ? ".exe" : "";

void PublishCommand(FilePath project, string runtime, DirectoryPath output, params (string Name, string Value)[] properties)
{
    // Symbols and documentation stay with the build; what is published is what is released.
    var settings = Stamped()
        .WithProperty("CopyOutputSymbolsToPublishDirectory", "false")
        .WithProperty("PublishDocumentationFiles", "false")
        .WithProperty("PublishReferencesDocumentationFiles", "false")
        .WithProperty("AllowedReferenceRelatedFileExtensions", ".none")
        .WithProperty("ContinuousIntegrationBuild", "true");
    foreach (var (name, value) in properties)
        settings.WithProperty(name, value);
    DotNetPublish(project.FullPath, new DotNetPublishSettings { Configuration = "Release", Runtime = runtime, OutputDirectory = output, MSBuildSettings = settings });
}

void CopySources(DirectoryPath to)
{
    foreach (var file in GetFiles("src/**/*").Concat(GetFiles("Directory.*.props")).Concat(GetFiles("{global.json,.editorconfig}")))
    {
        var relative = MakeAbsolute(Directory(".")).GetRelativePath(file);
        if (relative.Segments.Contains("bin") || relative.Segments.Contains("obj"))
            continue;
        EnsureDirectoryExists(to.CombineWithFilePath(relative).GetDirectory());
        CopyFile(file, to.CombineWithFilePath(relative));
    }
}

void CompareWithLockFile(string text)
{
    using var listed = System.Text.Json.JsonDocument.Parse(text);
    using var locked = System.Text.Json.JsonDocument.Parse(System.IO.File.ReadAllText($"src/PspMigrate.Cli/obj/{runtime}.lock.json"));
    var packages = listed.RootElement.GetProperty("components").EnumerateArray()
        .Select(item => $"{item.GetProperty("name")} {item.GetProperty("version")}").Order(StringComparer.Ordinal).ToArray();
    var expected = locked.RootElement.GetProperty("dependencies").EnumerateObject().SelectMany(framework => framework.Value.EnumerateObject())
        .Where(item => item.Value.TryGetProperty("resolved", out _))
        .Select(item => $"{item.Name} {item.Value.GetProperty("resolved")}").Distinct().Order(StringComparer.Ordinal).ToArray();
    if (!packages.SequenceEqual(expected))
        throw new CakeException($"{bom.GetFilename()} lists {string.Join(", ", packages)}; locked are {string.Join(", ", expected)}.");
    Information("{0} lists the {1} packages of the lock file.", bom.GetFilename(), packages.Length);
}
