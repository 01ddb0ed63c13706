using PspMigrate.Manifests;
using PspMigrate.Manifests.Text;

namespace PspMigrate.Tests.Manifests.Text;

/// <summary>Expectations from sigs.k8s.io/yaml goyaml.v2/resolve.go and its tests.</summary>
[TestClass]
public sealed class YamlScalarsTests
{
    [TestMethod]
    [DataRow("y"), DataRow("Y"), DataRow("yes"), DataRow("Yes"), DataRow("YES"), DataRow("true"), DataRow("True")]
    [DataRow("TRUE"), DataRow("on"), DataRow("On"), DataRow("ON")]
    public void Words_for_yes_are_true(string plain) =>
        YamlScalars.Resolve(plain).Should().Be((ScalarType.Boolean, "true"));

    [TestMethod]
    [DataRow("n"), DataRow("N"), DataRow("no"), DataRow("No"), DataRow("NO"), DataRow("false"), DataRow("False")]
    [DataRow("FALSE"), DataRow("off"), DataRow("Off"), DataRow("OFF")]
    public void Words_for_no_are_false(string plain) =>
        YamlScalars.Resolve(plain).Should().Be((ScalarType.Boolean, "false"));

    [TestMethod]
    [DataRow(""), DataRow("~"), DataRow("null"), DataRow("Null"), DataRow("NULL")]
    public void Null_words_are_null(string plain) => YamlScalars.Resolve(plain).Type.Should().Be(ScalarType.Null);

    [TestMethod]
    [DataRow("yEs"), DataRow("tRUE"), DataRow("oN"), DataRow("nULL"), DataRow("0x"), DataRow("0b2"), DataRow("0o9"), DataRow("1.2.3")]
    [DataRow("-"), DataRow("+"), DataRow("--1"), DataRow("1e"), DataRow("_1"), DataRow("2001-12-14"), DataRow("10:30"), DataRow("v1")]
    [DataRow("1e999"), DataRow("."), DataRow("..."), DataRow("NET_ADMIN"), DataRow("*"), DataRow("0xZZ"), DataRow("12abc")]
    public void Everything_else_is_a_string_as_written(string plain) =>
        YamlScalars.Resolve(plain).Should().Be((ScalarType.String, plain));

    [TestMethod]
    [DataRow("0", "0"), DataRow("-0", "0"), DataRow("+12", "12"), DataRow("685_230", "685230"), DataRow("0x0A", "10")]
    [DataRow("-0xff", "-255"), DataRow("0b1010", "10"), DataRow("0o17", "15"), DataRow("010", "8"), DataRow("02472256", "685230")]
    [DataRow("9223372036854775807", "9223372036854775807"), DataRow("18446744073709551616", "18446744073709551616")]
    public void Integers_become_decimal(string plain, string text) =>
        YamlScalars.Resolve(plain).Should().Be((ScalarType.Integer, text));

    [TestMethod]
    [DataRow("80.0", "80"), DataRow("1e3", "1000"), DataRow("08", "8"), DataRow("1.", "1")]
    public void Floats_of_whole_value_are_integers_to_the_API_server(string plain, string text) =>
        YamlScalars.Resolve(plain).Should().Be((ScalarType.Integer, text));

    [TestMethod]
    [DataRow("80.5"), DataRow(".5"), DataRow("1e-3"), DataRow(".inf"), DataRow("-.INF"), DataRow(".NaN")]
    public void Other_floats_stay_floats(string plain) => YamlScalars.Resolve(plain).Type.Should().Be(ScalarType.Float);
}
