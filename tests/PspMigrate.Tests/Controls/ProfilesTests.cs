using PspMigrate.Controls;
using PspMigrate.Manifests.Objects;

namespace PspMigrate.Tests.Controls;

/// <summary>Expectations: pkg/api/pod/util.go SeccompAnnotationForField and seccompFieldForAnnotation @v1.20.2.</summary>
[TestClass]
public sealed class ProfilesTests
{
    [TestMethod]
    [DataRow("runtime/default", "RuntimeDefault", null)]
    [DataRow("docker/default", "RuntimeDefault", null)]
    [DataRow("unconfined", "Unconfined", null)]
    [DataRow("localhost/a/b.json", "Localhost", "a/b.json")]
    public void An_annotation_has_a_field(string name, string type, string? profile) =>
        Profiles.Field(name).Should().Be(new ProfileField(type, profile));

    [TestMethod]
    [DataRow("localhost/")]
    [DataRow("longer/than/localhost")]
    [DataRow("")]
    public void Other_names_have_none(string name) => Profiles.Field(name).Should().BeNull();

    [TestMethod]
    [DataRow("RuntimeDefault", null, "runtime/default")]
    [DataRow("Unconfined", null, "unconfined")]
    [DataRow("Localhost", "a.json", "localhost/a.json")]
    [DataRow("Localhost", null, null, DisplayName = "a profile without a name has none")]
    [DataRow("Other", null, null)]
    public void A_field_has_an_annotation(string type, string? profile, string? annotation) =>
        Profiles.AnnotationFor(new(type, profile)).Should().Be(annotation);

    [TestMethod]
    public void Samples_are_profiles_that_the_API_takes() =>
        Profiles.Samples.Where(sample => !sample.IsUnset).Should().OnlyContain(sample => Profiles.Field(sample.AsText!) != null);
}
