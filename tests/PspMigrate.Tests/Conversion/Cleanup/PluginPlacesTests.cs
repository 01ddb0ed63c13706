using PspMigrate.Conversion.Cleanup;

namespace PspMigrate.Tests.Conversion.Cleanup;

/// <summary>Settings as the documentation of each platform writes them.</summary>
[TestClass]
public sealed class PluginPlacesTests
{
    [TestMethod]
    [DataRow(
        "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n  - command:\n    - kube-apiserver\n    - "
            + "--enable-admission-plugins=NodeRestriction,PodSecurityPolicy\n", PluginPlatform.StaticPod, 7)]
    [DataRow(
        "apiVersion: kubeadm.k8s.io/v1beta3\nkind: ClusterConfiguration\napiServer:\n  extraArgs:\n    enable-admission-plugins: "
            + "NodeRestriction,PodSecurityPolicy\n", PluginPlatform.Kubeadm, 5)]
    [DataRow(
        "apiVersion: kubeadm.k8s.io/v1beta4\nkind: ClusterConfiguration\napiServer:\n  extraArgs:\n  - name: enable-admission-plugins\n    value: "
            + "\"NodeRestriction,PodSecurityPolicy\"\n", PluginPlatform.Kubeadm, 6)]
    [DataRow(
        "kind: KubeadmControlPlane\nspec:\n  kubeadmConfigSpec:\n    clusterConfiguration:\n      apiServer:\n        extraArgs:\n "
            + "         enable-admission-plugins: PodSecurityPolicy\n", PluginPlatform.ClusterApi, 7)]
    [DataRow("kube-apiserver-arg:\n- \"enable-admission-plugins=NodeRestriction,PodSecurityPolicy\"\n", PluginPlatform.K3s, 2)]
    [DataRow("# /etc/rancher/rke2/config.yaml\nkube-apiserver-arg:\n- enable-admission-plugins=PodSecurityPolicy\n", PluginPlatform.Rke2, 3)]
    [DataRow("podsecuritypolicy_enabled: true\n", PluginPlatform.Kubespray, 1)]
    [DataRow("kube_apiserver_enable_admission_plugins:\n  - NodeRestriction\n  - PodSecurityPolicy\n", PluginPlatform.Kubespray, 3)]
    [DataRow("apiVersion: kops.k8s.io/v1alpha2\nkind: Cluster\nspec:\n  kubeAPIServer:\n    appendAdmissionPlugins:\n    - PodSecurityPolicy\n",
        PluginPlatform.Kops, 6)]
    [DataRow("apiVersion: kops.k8s.io/v1alpha2\nspec:\n  kubeAPIServer:\n    admissionControl:\n    - NamespaceLifecycle\n    - PodSecurityPolicy\n",
        PluginPlatform.Kops, 6)]
    [DataRow("services:\n  kube-api:\n    pod_security_policy: true\n", PluginPlatform.Rancher, 3)]
    [DataRow("defaultPodSecurityPolicyTemplateId: restricted\n", PluginPlatform.Rancher, 1)]
    [DataRow("minikube start --extra-config=apiserver.enable-admission-plugins=NodeRestriction,PodSecurityPolicy\n", PluginPlatform.Minikube, 1)]
    [DataRow("resource \"x\" \"y\" {\n  enable_pod_security_policy = true\n}\n", PluginPlatform.Aks, 2)]
    [DataRow("resource \"x\" \"y\" {\n  pod_security_policy_config {\n    enabled = true\n  }\n}\n", PluginPlatform.Gke, 2)]
    [DataRow("kube-apiserver --admission-control=NodeRestriction,PodSecurityPolicy\n", PluginPlatform.ApiServer, 1)]
    public void The_line_that_switches_it_on_is_found(string text, PluginPlatform platform, int line)
    {
        var place = PluginPlaces.Find("a.yaml", text).Should().ContainSingle().Which;

        (place.Platform, place.At.Line, place.At.Source).Should().Be((platform, line, "a.yaml"));
    }

    [TestMethod]
    [DataRow("# --enable-admission-plugins=PodSecurityPolicy\n")]
    [DataRow("- --disable-admission-plugins=PodSecurityPolicy\n")]
    [DataRow("disable-admission-plugins:\n- PodSecurityPolicy\n")]
    [DataRow("podsecuritypolicy_enabled: false\n")]
    [DataRow("enable_pod_security_policy = false\n")]
    [DataRow("kind: PodSecurityPolicy\napiVersion: policy/v1beta1\n")]
    [DataRow("skippedKinds:\n- PodSecurityPolicy\n")]
    [DataRow("- --enable-admission-plugins=PodSecurityPolicyOfOthers\n")]
    [DataRow("apiServer:\n  extraArgs:\n  - name: other\n    value: PodSecurityPolicy\n")]
    public void Other_lines_are_not(string text) => PluginPlaces.Find("a.yaml", text).Should().BeEmpty();
}
