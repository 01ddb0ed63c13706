using PspMigrate.Manifests.Reading;
using PspMigrate.Tests.Manifests.Objects;

namespace PspMigrate.Tests.Manifests.Reading;

[TestClass]
public sealed class PodLikenessTests
{
    /// <summary>Each pod's own, beside the name of the volume with its token.</summary>
    private static readonly string[] Own = ["Name", "Namespace", "Owners"];

    [TestMethod]
    public void Pods_that_say_the_same_are_alike() =>
        PodLikeness.AreAlike(PodSamples.Full, PodSamples.Full).Should().BeTrue();

    [TestMethod]
    public void Every_property_counts_by_itself()
    {
        foreach (var (path, pod) in PodSamples.Others)
        {
            var isOwn = Own.Contains(path.Split('.', '[')[0], StringComparer.Ordinal) || path is "Volumes[2].Name";

            PodLikeness.AreAlike(PodSamples.Full, pod).Should().Be(isOwn, path);
            PodLikeness.AreAlike(pod, PodSamples.Full).Should().Be(isOwn, path);
            PodLikeness.AreJudgedAlike(PodSamples.Full, pod).Should().Be(isOwn || path.EndsWith(".Image", StringComparison.Ordinal), path);
        }
    }
}
