namespace PspMigrate.Tests.Manifests;

[TestClass]
public sealed class TemplatesTests
{
    private const string Pod = "apiVersion: v1\nkind: Pod\nmetadata: {name: p, namespace: a}\nspec:\n  containers: [{name: c}]\n";

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

    /// <remarks>carvel.dev/ytt/docs/latest/lang-ref-ytt-overlay: such a document is laid over others, and isn't printed itself.</remarks>
    [TestMethod]
    [DataRow("#@ load(\"@ytt:overlay\", \"overlay\")\n#@overlay/match by=overlay.all\n---\n" + Pod, 0, "1:1")]
    [DataRow("---\n#@overlay/match by=overlay.all\n" + Pod, 0, "1:1")]
    [DataRow(Pod + "# changes it\n#@overlay/match by=overlay.all, expects=1\n---\n" + Pod, 1, "8:1")]
    [DataRow("---\n" + Pod + "  #@overlay/match missing_ok=True\n  hostPID: true\n", 1, null)]
    public void What_ytt_lays_over_other_documents_is_no_object(string text, int pods, string? place)
    {
        var result = Read.Text(text);

        result.Inventory.Workloads.Should().HaveCount(pods);
        result.Errors().Select(error => $"{error.Message} {error.At.Line}:{error.At.Column}").Should()
            .Equal(place is null ? [] : [$"this is a ytt template, not YAML yet {place}"]);
    }

    [TestMethod]
    public void Braces_where_nothing_depends_on_them_are_fine() =>
        Read.Text("""
            apiVersion: v1
            kind: Pod
            metadata: {name: p, annotations: {note: "{{ x }}"}}
            spec: {containers: [{name: c, image: "{{ y }}", args: ["{{ z }}"]}]}
            """).Diagnostics.Should().BeEmpty();
}
