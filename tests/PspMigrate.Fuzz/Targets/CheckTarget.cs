namespace PspMigrate.Fuzz.Targets;

/// <summary>Manifests → <c>check</c>.</summary>
internal static class CheckTarget
{
    public static void Run(ReadOnlySpan<byte> input)
    {
        var bytes = input.ToArray();
        var text = Verb.Run(bytes, Scratch.Directory, "check", "-");
        var names = Verb.Run(bytes, Scratch.Directory, "check", "-", "--level", "restricted", "--kubernetes-version", "v1.24", "-o", "json");
        PropertyException.Unless(text.Code == names.Code, "whether there is an answer doesn't depend on the level", text.Error + names.Error);
    }
}
