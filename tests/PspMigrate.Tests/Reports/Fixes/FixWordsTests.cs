using PspMigrate.Manifests;
using PspMigrate.Policies;
using PspMigrate.Reports.Fixes;
using PspMigrate.Tests.Conversion;

namespace PspMigrate.Tests.Reports.Fixes;

[TestClass]
public sealed class FixWordsTests
{
    private const string Template = "template: {spec: " + Made.Containers + "}";

    /// <remarks>Where the API has the pod: Pod v1, Deployment apps/v1 and CronJob batch/v1. A key with dots of its own stands in brackets.</remarks>
    [TestMethod]
    [DataRow("Pod", "v1", Made.Containers, "/spec/hostPID", "spec.hostPID")]
    [DataRow("Deployment", "apps/v1", "{" + Template + "}", "/spec/containers/0/securityContext", "spec.template.spec.containers[0].securityContext")]
    [DataRow("Deployment", "apps/v1", "{" + Template + "}", "/metadata/annotations/container.apparmor.security.beta.kubernetes.io~1a",
        "spec.template.metadata.annotations[container.apparmor.security.beta.kubernetes.io/a]")]
    [DataRow("CronJob", "batch/v1", "{schedule: '@daily', jobTemplate: {spec: {" + Template + "}}}", "/spec/volumes/12/hostPath",
        "spec.jobTemplate.spec.template.spec.volumes[12].hostPath")]
    public void A_field_is_named_from_the_top_of_its_object(string kind, string apiVersion, string spec, string pointer, string path) =>
        FixWords.Path(Made.Fix(kind, apiVersion, spec), new(pointer, Value: null, Old: null)).Should().Be(path);

    [TestMethod]
    public void A_change_reads_as_the_line_that_is_to_be_written()
    {
        Change("/spec/securityContext/runAsNonRoot", Tree.Flag(true)).Should().Be("runAsNonRoot: true");
        Change("/metadata/annotations/a~1b", Tree.Text("true")).Should().Be("a/b: \"true\"", "annotations are strings");
        Change("/spec/containers/0/securityContext/capabilities/drop", Tree.Texts(["ALL"])).Should().Be("drop: [ALL]");
    }

    [TestMethod]
    public void What_is_taken_away_is_named_without_a_value() =>
        Change("/spec/containers/0/securityContext/capabilities/add", value: null).Should().Be("leave out add");

    /// <remarks>kubernetes/pod-security-admission policy/checks.go, ForbiddenDetail: the detail in brackets, if there is any.</remarks>
    [TestMethod]
    [DataRow("host namespaces", "hostIPC=true", "host namespaces (hostIPC=true)"), DataRow("seccompProfile", "", "seccompProfile")]
    public void A_reason_has_its_detail_in_brackets(string reason, string detail, string expected)
    {
        var undecided = Made.Web("{hostIPC: true, containers: [{name: a}]}", "baseline:latest", GivenManifests.Loose).Undecided.Single();

        FixWords.Reason(undecided with { Wording = new(reason, detail) }).Should().Be(expected);
    }

    [TestMethod]
    public void Pods_that_stand_for_others_are_counted_in_the_name()
    {
        var fix = Made.Web();

        FixWords.Name(fix).Should().Be("Deployment/web");
        FixWords.Name(fix with { Workload = fix.Workload with { AlikePods = 20 } }).Should().Be("Deployment/web (20 pods)");
    }

    private static string Change(string pointer, Node? value) => FixWords.Change(new PodChange(pointer, value, Old: null));
}
