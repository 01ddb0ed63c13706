using System.Globalization;
using System.Text;
using PspMigrate.Manifests;

namespace PspMigrate.Tests.Manifests;

[TestClass]
public sealed class ManifestReaderTests
{
    private const string Policy = "apiVersion: policy/v1beta1\nkind: PodSecurityPolicy\nmetadata: {name: p}\nspec: {privileged: true}\n";
    private const string Role = "apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata: {name: r, namespace: a}\nrules: []\n";

    [TestMethod]
    public void Documents_of_a_stream_are_all_read_with_their_own_lines()
    {
        var result = Read.Text($"# a comment\n---\n{Policy}---\n---\n# nothing\n---\n{Role}...\n");

        result.Diagnostics.Should().BeEmpty();
        result.Inventory.Policies.Should().ContainSingle().Which.At.Should().Be(new Position("a.yaml", 3, 1));
        result.Inventory.Roles.Should().ContainSingle().Which.At.Should().Be(new Position("a.yaml", 11, 1));
    }

    [TestMethod]
    [DataRow("policy/v1beta1"), DataRow("extensions/v1beta1")]
    public void Policies_of_both_API_groups_are_read(string apiVersion) =>
        Read.Text(Policy.Replace("policy/v1beta1", apiVersion, StringComparison.Ordinal)).Inventory.Policies.Should().ContainSingle();

    [TestMethod]
    [DataRow("policy/v1", "PodSecurityPolicy"), DataRow("rbac.authorization.k8s.io/v2", "Role"), DataRow("v2", "Pod")]
    public void Known_kind_in_a_version_that_never_was_is_an_error_at_its_place(string apiVersion, string kind)
    {
        var error = Read.Text($"kind: {kind}\napiVersion: {apiVersion}\nmetadata: {{name: x}}").Errors().Should().ContainSingle().Subject;
        error.At.Should().Be(new Position("a.yaml", 2, 1));
        error.Message.Should().Contain(kind).And.Contain(apiVersion);
    }

    [TestMethod]
    public void Items_of_lists_are_read_also_where_they_carry_no_type()
    {
        var result = Read.Text("""
            apiVersion: v1
            kind: List
            items:
            - {apiVersion: v1, kind: Namespace, metadata: {name: a}}
            - {apiVersion: v1, kind: Secret, metadata: {name: s}}
            - apiVersion: policy/v1beta1
              kind: PodSecurityPolicyList
              items:
              - metadata: {name: p}
            ---
            {"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "RoleList", "items": [{"metadata": {"name": "r", "namespace": "x"}, "rules": null}]}
            ---
            apiVersion: v1
            kind: PodList
            items: null
            """);

        result.Diagnostics.Should().BeEmpty();
        result.Inventory.Namespaces.Should().ContainSingle().Which.Name.Should().Be("a");
        result.Inventory.Policies.Should().ContainSingle().Which.At.Should().Be(new Position("a.yaml", 9, 5));
        result.Inventory.Roles.Should().ContainSingle().Which.Namespace.Should().Be("x");
        result.Inventory.Skipped.Should().Equal(new Dictionary<string, int>(StringComparer.Ordinal) { ["Secret"] = 1 });
    }

    [TestMethod]
    public void Lists_as_kubectl_writes_them_with_the_kind_at_the_end_are_read_in_both_formats()
    {
        var yaml = Read.Text("""
            apiVersion: v1
            items:
            - apiVersion: v1
              kind: Namespace
              metadata: &m {name: a, labels: {x: z}}
            - apiVersion: v1
              kind: Secret
            - apiVersion: policy/v1beta1
              kind: PodSecurityPolicy
              metadata: *m
            kind: List
            """);
        var json = Read.Text("""
            {"apiVersion": "v1", "items": [
              {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "a"}},
              {"apiVersion": "v1", "kind": "Secret"},
              {"apiVersion": "policy/v1beta1", "kind": "PodSecurityPolicy", "metadata": {"name": "a"}}
            ], "kind": "List", "metadata": {"items": []}}
            """);

        foreach (var result in (ReadResult[])[yaml, json])
        {
            result.Diagnostics.Should().BeEmpty();
            result.Inventory.Namespaces.Should().ContainSingle().Which.Name.Should().Be("a");
            result.Inventory.Policies.Should().ContainSingle().Which.Name.Should().Be("a");
            result.Inventory.Skipped["Secret"].Should().Be(1);
        }

        yaml.Inventory.Namespaces.Single().At.Should().Be(new Position("a.yaml", 3, 3));
        json.Inventory.Namespaces.Single().At.Should().Be(new Position("a.yaml", 2, 3));
    }

    [TestMethod]
    public void Broken_list_keeps_its_place_and_a_null_list_holds_nothing()
    {
        Read.Text("apiVersion: v1\nkind: List\nitems:\n- 1\n").Errors().Single().At.Line.Should().Be(4);
        Read.Text("apiVersion: v1\nkind: List\nitems:\n").Diagnostics.Should().BeEmpty();
        Read.Text("{\"apiVersion\": \"v1\", \"kind\": \"List\", \"items\": null}").Diagnostics.Should().BeEmpty();
    }

    [TestMethod]
    [DataRow("Service"), DataRow("Secret")]
    public void JSON_of_kinds_that_never_hold_pods_is_counted_and_passed_over(string kind)
    {
        var result =
            Read.Text(
                $"{{\"kind\": \"{kind}\", \"data\": {{\"a\": 1, \"a\": 2}}, \"apiVersion\": \"v1\"}} {{\"apiVersion\": \"v1\", \"kind\": \"Namespace\", "
                    + "\"metadata\": {\"name\": \"a\"}}");
        result.Diagnostics.Should().BeEmpty();
        result.Inventory.Skipped[kind].Should().Be(1);
        result.Inventory.Namespaces.Should().ContainSingle();
    }

    /// <summary>Wherever the ConfigMap stands: what is read before it may have been passed over in part.</summary>
    [TestMethod]
    [DataRow("{0} {1} {2} {1}", DisplayName = "one after the other")]
    [DataRow("{{\"apiVersion\": \"v1\", \"kind\": \"List\", \"items\": [{0}, {1}, {2}, {1}]}}", DisplayName = "in a list")]
    public void JSON_of_a_ConfigMap_is_read_where_its_text_names_other_kinds(string form)
    {
        const string pod = "{\"apiVersion\": \"v1\", \"kind\": \"Pod\", \"metadata\": {\"name\": \"a\"}, \"status\": {\"x\": [1, 2, {\"y\": \"kind: Pod\"}]}, "
            + "\"spec\": {\"containers\": [{\"name\": \"c\", \"env\": [{\"name\": \"kind: Pod\"}]}]}}";
        const string other = "{\"apiVersion\": \"v1\", \"kind\": \"ConfigMap\", \"metadata\": {\"name\": \"b\"}, \"data\": {\"a\": \"b\\nkind of\"}}";
        const string manifests = "{\"apiVersion\": \"v1\", \"kind\": \"ConfigMap\", \"metadata\": {\"name\": \"m\"}, "
            + "\"data\": {\"a.yaml\": \"apiVersion: v1\\nkind: Pod\\nmetadata: {name: x}\\n\"}}";

        var result = Read.Text(string.Format(CultureInfo.InvariantCulture, form, pod, other, manifests));

        result.Inventory.Missing.Should().ContainSingle().Which.What.Should().Contain("ConfigMap m");
        result.Inventory.Skipped["ConfigMap"].Should().Be(3);
    }

    [TestMethod]
    public void Kinds_that_never_hold_pods_are_counted_without_being_parsed()
    {
        var result = Read.Text("apiVersion: v1\nkind: ConfigMap\ndata: {{ not: [yaml\n---\napiVersion: v1\ndata:\n  a: b\nkind: ConfigMap # c\n");
        result.Diagnostics.Should().BeEmpty();
        result.Inventory.Skipped["ConfigMap"].Should().Be(2);
    }

    [TestMethod]
    public void Policy_after_a_forgotten_separator_is_not_skipped_with_the_document_before()
    {
        var result = Read.Text("apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: c\n" + Policy);
        result.Inventory.Policies.Should().ContainSingle();
        result.Diagnostics.Where(d => d.Message.Contains("twice", StringComparison.Ordinal)).Should().HaveCount(3);
    }

    [TestMethod]
    public void Built_in_kind_names_of_other_groups_are_looked_into()
    {
        var result = Read.Text("""
            apiVersion: serving.example.com/v1
            kind: Service
            metadata: {name: s}
            spec: {template: {spec: {containers: [{name: c}]}}}
            """);
        result.Inventory.Workloads.Should().ContainSingle().Which.IsKnownKind.Should().BeFalse();
    }

    [TestMethod]
    [DataRow("a: 1", Severity.Warning, "no apiVersion and kind")]
    [DataRow("apiVersion: v1", Severity.Error, "no kind")]
    [DataRow("kind: Pod", Severity.Error, "no apiVersion")]
    [DataRow("just words", Severity.Error, "found a string")]
    [DataRow("- a", Severity.Error, "found a list")]
    [DataRow("kind: 1\napiVersion: v1", Severity.Error, "kind must be a string")]
    public void Documents_that_are_no_objects_are_named(string text, Severity severity, string message) =>
        Read.Text(text).Diagnostics.Should().Contain(d => d.Severity == severity && d.Message.Contains(message));

    [TestMethod]
    [DataRow(""), DataRow("---\n"), DataRow("# c\n"), DataRow("---\n---\n"), DataRow("null"), DataRow("{}"), DataRow("\uFEFF"), DataRow("...\n"),
        DataRow("%YAML 1.1\n---\n")]
    public void Empty_input_holds_nothing_and_is_fine(string text)
    {
        var result = Read.Text(text);
        result.Diagnostics.Should().BeEmpty();
        result.Inventory.Should().BeEquivalentTo(new PspMigrate.Manifests.Objects.Inventory());
    }

    [TestMethod]
    public void Broken_document_does_not_hide_problems_and_objects_after_it()
    {
        var result = Read.Text($"a: [1\n---\n{Policy}---\nb: }}\n---\napiVersion: v1\nkind: Namespace\n");

        result.Inventory.Policies.Should().ContainSingle();
        result.Errors().Select(d => d.At.Line).Should().Equal(2, 8, 10);
    }

    [TestMethod]
    public void Positions_hold_after_carriage_returns_and_a_byte_order_mark()
    {
        var result = Read.Text("\uFEFF" + $"a: b\n---\n{Policy}".Replace("\n", "\r\n", StringComparison.Ordinal));
        result.Inventory.Policies.Single().Where("spec", "privileged").Should().Be(new Position("a.yaml", 6, 8));
    }

    [TestMethod]
    public void UTF16_as_Windows_PowerShell_writes_it_is_read()
    {
        Read.Bytes([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Policy)]).Inventory.Policies.Should().ContainSingle();
        Read.Bytes([.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(Policy)]).Inventory.Policies.Should().ContainSingle();
    }

    [TestMethod]
    [DataRow(1), DataRow(20_000)]
    public void UTF16_is_read_however_long_it_is_and_in_however_small_parts_it_comes(int times)
    {
        var text = string.Concat(Enumerable.Range(0, times).Select(i => $"---\napiVersion: v1\nkind: Namespace\nmetadata: {{name: ns-{i}}}\n"));
        var reader = new ManifestReader(new ReadOptions());
        reader.Read("a.yaml", new Trickle([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(text)]));

        var result = reader.Finish();
        result.Diagnostics.Should().BeEmpty();
        result.Inventory.Namespaces.Should().HaveCount(times);
    }

    [TestMethod]
    public void JSON_in_several_values_and_between_YAML_documents_is_read()
    {
        var json = "{\"apiVersion\": \"v1\", \"kind\": \"Namespace\", \"metadata\": {\"name\": \"NAME\"}}\n";
        var result = Read.Text(string.Concat(Policy, "---\n", Named("a"), Named("b"), "--- \n# c\n", Named("c")));

        result.Diagnostics.Should().BeEmpty();
        result.Inventory.Namespaces.Select(n => n.Name).Should().Equal("a", "b", "c");
        result.Inventory.Namespaces.Select(n => n.At.Line).Should().Equal(6, 7, 10);

        string Named(string name) => json.Replace("NAME", name, StringComparison.Ordinal);
    }

    [TestMethod]
    public void KYAML_is_read_as_YAML_although_it_begins_with_a_brace()
    {
        var result = Read.Text("""
            ---
            {
              apiVersion: "policy/v1beta1",
              kind: "PodSecurityPolicy", # a comment
              metadata: {
                name: "p",
              },
              spec: {
                hostPorts: [{
                  min: 1,
                  max: 2,
                }],
              },
            }
            """);
        result.Diagnostics.Should().BeEmpty();
        result.Inventory.Policies.Single().HostPorts.Single().Max.Should().Be(2);
    }

    [TestMethod]
    public void Truncated_JSON_is_reported_as_JSON() =>
        Read.Text("{\"apiVersion\": \"v1\",\n \"kind\": \"Pod\", \"spec").Errors().Single().Message.Should().StartWith("this is not valid JSON");

    [TestMethod]
    public void Namespace_left_out_is_the_given_one_without_a_note()
    {
        var result = Read.Text("apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: s}", ns: "team-b");
        result.Diagnostics.Should().BeEmpty();
        result.Inventory.ServiceAccounts.Single().Namespace.Should().Be("team-b");
    }

    [TestMethod]
    public void Namespace_left_out_with_none_given_is_default_with_a_note()
    {
        var result = Read.Text("apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: s}", ns: null);
        result.Diagnostics.Should().ContainSingle().Which.Severity.Should().Be(Severity.Note);
        result.HasErrors.Should().BeFalse();
        result.Inventory.ServiceAccounts.Single().Namespace.Should().Be("default");
    }

    [TestMethod]
    public void The_same_object_twice_is_folded()
    {
        var again = Policy.Replace("policy/v1beta1", "extensions/v1beta1", StringComparison.Ordinal)
            .Replace("{name: p}", "{uid: u, annotations: {kubectl.kubernetes.io/last-applied-configuration: x}, name: p}", StringComparison.Ordinal)
            + "status: {a: b}\n";
        var result = Read.Text($"{Policy}---\n{again}");
        result.Errors().Should().BeEmpty();
        result.Inventory.Policies.Should().ContainSingle();
    }

    [TestMethod]
    public void The_same_name_with_other_content_is_an_error_that_names_both_places()
    {
        var result = Read.Text($"{Policy}---\n{Policy.Replace("true", "false", StringComparison.Ordinal)}");
        var error = result.Errors().Should().ContainSingle().Subject;
        error.At.Line.Should().Be(6);
        error.Message.Should().Contain("PodSecurityPolicy p").And.Contain("a.yaml:1:1");
    }

    [TestMethod]
    public void Same_names_in_other_namespaces_and_kinds_are_other_objects()
    {
        var cluster = Role.Replace("kind: Role", "kind: ClusterRole", StringComparison.Ordinal);
        var elsewhere = Role.Replace("namespace: a", "namespace: b", StringComparison.Ordinal);
        var result = Read.Text($"{Role}---\n{cluster}---\n{elsewhere}");
        result.Diagnostics.Should().BeEmpty();
        result.Inventory.Roles.Should().HaveCount(3);
    }

    [TestMethod]
    public void Pods_that_the_server_names_are_each_another()
    {
        const string pod = "apiVersion: v1\nkind: Pod\nmetadata: {generateName: job-}\nspec: {containers: [{name: c}]}\n";
        var result = Read.Text($"{pod}---\n{pod}");
        result.Diagnostics.Should().BeEmpty();
        result.Inventory.Workloads.Should().HaveCount(2);
    }

    [TestMethod]
    public void Diagnostics_of_several_sources_are_in_order_of_place()
    {
        var reader = new ManifestReader(new ReadOptions());
        foreach (var source in (string[])["b.yaml", "a.yaml"])
            reader.Read(source, new MemoryStream("a: 1\n---\nb: 2"u8.ToArray()));
        reader.Finish().Diagnostics.Select(d => d.At.ToString()).Should().Equal("a.yaml:1:1", "a.yaml:3:1", "b.yaml:1:1", "b.yaml:3:1");
    }
}
