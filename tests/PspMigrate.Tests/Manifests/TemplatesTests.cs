namespace PspMigrate.Tests.Manifests;

[TestClass]
public sealed class TemplatesTests
{
    [TestMethod]
    [DataRow("{{- if .Values.psp }}\nkind: PodSecurityPolicy\n{{- end }}", "Helm", "1:1")]
    [DataRow("apiVersion: policy/v1beta1\nkind: PodSecurityPolicy\nmetadata:\n  name: {{ .Release.Name }}-psp", "Helm", "4:9")]
    [DataRow("apiVersion: policy/v1beta1\nkind: PodSecurityPolicy\nmetadata:\n  name: {{ .Release.Name }}", "Helm", "4:9")]
    [DataRow("apiVersion: policy/v1beta1\nkind: PodSecurityPolicy\nmetadata:\n  name: psp-{{ .Release.Name }}", "Helm", "4:9")]
    [DataRow("apiVersion: policy/v1beta1\nkind: PodSecurityPolicy\nmetadata: {name: a}\nspec:\n  privileged: <%= p('x') %>", "ERB", "5:15")]
    [DataRow("{% if psp %}\nkind: PodSecurityPolicy\n{% endif %}", "Jinja", "1:1")]
    [DataRow("#@ load(\"@ytt:data\", \"data\")\napiVersion: policy/v1beta1\nkind: PodSecurityPolicy\nmetadata:\n  name: #@ data.name", "ytt", "1:1")]
    public void Text_that_must_be_rendered_first_is_said_to_be_a_template(string text, string kind, string place)
    {
        var error = Read.Text(text).Errors().Should().ContainSingle().Subject;
        error.Message.Should().Contain(kind).And.Contain("template");
        error.Advice.Should().Contain("render it first");
        error.At.ToString().Should().Be($"a.yaml:{place}");
    }

    [TestMethod]
    public void A_template_of_many_documents_is_one_error() =>
        Read.Text("a: {{ .x }}\n---\nb: {{ .y }}\n---\nc: {{ .z }}").Errors().Should().ContainSingle();

    [TestMethod]
    public void Braces_where_nothing_depends_on_them_are_fine() =>
        Read.Text("""
            apiVersion: v1
            kind: Pod
            metadata: {name: p, annotations: {note: "{{ x }}"}}
            spec: {containers: [{name: c, image: "{{ y }}", args: ["{{ z }}"]}]}
            """).Diagnostics.Should().BeEmpty();
}
