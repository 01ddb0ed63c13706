namespace PspMigrate.Fuzz.Targets;

/// <summary>Manifests → <c>fix --in-place</c>, on real files.</summary>
internal static class FixTarget
{
    private const string Input = "input.yaml";

    public static void Run(ReadOnlySpan<byte> input)
    {
        Scratch.Write(Input, input);
        var first = Fix();
        var after = Scratch.Read(Input);
        PropertyException.Unless(Scratch.Count() == 2, "no file is left over");
        PropertyException.Unless(Scratch.Read(Scratch.BaseName).AsSpan().SequenceEqual(Scratch.BaseBytes), "files without workloads stay");
        var isSame = input.SequenceEqual(after);
        PropertyException.Unless(first.IsAnswer || isSame, "without an answer the file stays", first.Error);
        PropertyException.Unless(
            !isSame == first.Error.Contains($"{Input}: edited", StringComparison.Ordinal), "the file changes when it says so", first.Error);
        if (isSame)
            return;
        Kept.Check(input, after);
        var second = Fix();
        PropertyException.Unless(second.IsAnswer, "the edited file can be read", second.Error);
        // Where no policy admits a workload before the fix, one may do so afterwards, and fills more in.
        var settled = Scratch.Read(Input);
        Fix();
        PropertyException.Unless(Scratch.Read(Input).AsSpan().SequenceEqual(settled), "the third time nothing changes", Text(settled));
    }

    private static Verb Fix() =>
        Verb.Run([], Scratch.Directory, "fix", "-i", Input, Scratch.BaseName, "--level", "restricted", "--kubernetes-version", "v1.29");

    private static string Text(byte[] bytes) => System.Text.Encoding.UTF8.GetString(bytes);
}
