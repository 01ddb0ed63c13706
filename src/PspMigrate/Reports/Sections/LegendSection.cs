namespace PspMigrate.Reports.Sections;

/// <summary>What the words mean by which every form tells differences; it stands where they first occur.</summary>
internal static class LegendSection
{
    public static readonly Items Block = new(
    [
        new("the policy refused it, but the level lets it in", Tone.Lost),
        new("the policy let it in, but the level refuses it", Tone.Tightened),
        new("the level takes what pods do, but their manifests have to say it", Tone.Respell),
        new("the policy set it where pods left it out; nothing will", Tone.Default),
        new("another policy already let it in, so nothing is lost", Tone.NeverHeld),
    ]);
}
