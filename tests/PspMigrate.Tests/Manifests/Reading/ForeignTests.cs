using PspMigrate.Manifests;

namespace PspMigrate.Tests.Manifests.Reading;

[TestClass]
public sealed class ForeignTests
{
    [TestMethod]
    [DataRow("NAME             PRIV    CAPS   SELINUX\neks.privileged   true    *      RunAsAny\n", "this is a table for people, not manifests", "-o yaml")]
    [DataRow("resource \"kubernetes_namespace\" \"shop\" {\n  metadata { name = \"shop\" }\n}\n", "this is Terraform, which isn't read",
        "read the cluster")]
    [DataRow("{\"format_version\":\"1.0\",\"terraform_version\":\"1.3.6\",\"values\":{}}", "this is the state of Terraform, which isn't read",
        "read the cluster")]
    [DataRow("apiVersion: ENC[AES256_GCM,data:x,type:str]\nkind: ENC[AES256_GCM,data:x,type:str]\nsops:\n  version: 3.7.1\n",
        "this is encrypted by sops, and isn't read", "sops --decrypt")]
    public void What_is_given_in_place_of_manifests_is_called_by_its_name(string text, string message, string advice)
    {
        var error = Read.Text(text).Diagnostics.Should().ContainSingle().Subject;

        error.Severity.Should().Be(Severity.Error);
        error.Message.Should().Be(message);
        error.Advice.Should().Contain(advice);
    }

    [TestMethod]
    public void A_broken_rule_of_Prometheus_is_no_template() => Read.Text(
        """
        apiVersion: monitoring.coreos.com/v1
        kind: PrometheusRule
        metadata: {name: x}
        spec:
          groups:
          - name: a
            rules:
            - alert: X
              annotations:
                message: "node {{ $labels.node }} down"
                text: |
                  {{ $value }} of {{ $labels.node }}
             bad: indent
        """).Errors().Should().ContainSingle().Which.Message.Should().StartWith("this is not valid YAML");

    [TestMethod]
    public void Jinja_and_Go_are_told_apart_by_statements_and_names()
    {
        Read.Text("a: {{ x }}\n{% if y %}\nb: 1\n{% endif %}").Errors().Single().Message.Should().Contain("Jinja");
        Read.Text("a: {{ x }}", "a.yaml.j2").Errors().Single().Message.Should().Contain("Jinja");
        Read.Text("a: {{ .Values.x }}").Errors().Single().Message.Should().Contain("Go template");
    }
}
