using System.Globalization;
using System.Text;
using PspMigrate.Manifests;
using PspMigrate.Manifests.Objects;

namespace PspMigrate.Benchmarks;

/// <summary>A made-up cluster: policies, roles and bindings, and deployments of a few shapes.</summary>
internal static class Sample
{
    public const string Deployment = """
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          annotations:
            deployment.kubernetes.io/revision: "3"
          creationTimestamp: "2020-02-16T00:57:53Z"
          labels:
            app.kubernetes.io/instance: api
            app.kubernetes.io/name: api
          name: NAME
          namespace: NAMESPACE
          resourceVersion: "1025"
          uid: c324c985-9b81-0e76-6ec9-d28663ca828d
        spec:
          progressDeadlineSeconds: 600
          replicas: 2
          revisionHistoryLimit: 10
          selector:
            matchLabels:
              app.kubernetes.io/name: api
          template:
            metadata:
              creationTimestamp: null
              labels:
                app.kubernetes.io/name: api
            spec:
              containers:
              - args:
                - --listen=:8080
                env:
                - name: LOG_LEVEL
                  value: info
                image: registry.example.com/team/api:1.2.3
                livenessProbe:
                  failureThreshold: 3
                  httpGet:
                    path: /healthz
                    port: 8080
                name: api
                ports:
                - containerPort: 8080
                  protocol: TCP
                resources:
                  limits:
                    memory: 256Mi
                  requests:
                    cpu: 100m
                    memory: 128Mi
                securityContext:
                  allowPrivilegeEscalation: false
                  capabilities:
                    drop:
                    - ALL
                  runAsNonRoot: true
                  runAsUser: 1000
                volumeMounts:
                - mountPath: /tmp
                  name: tmp
              serviceAccountName: api
              volumes:
              - emptyDir: {}
                name: tmp
        status:
          availableReplicas: 2
          conditions:
          - lastTransitionTime: "2020-02-16T00:57:53Z"
            status: "True"
            type: Available

        """;

    /// <summary>Deployments in as many namespaces.</summary>
    public static byte[] Yaml(int count) => Encoding.UTF8.GetBytes(string.Join("---\n", Enumerable.Range(0, count).Select(i =>
        Deployment.Replace("NAMESPACE", Name("ns", i), StringComparison.Ordinal).Replace("NAME", Name("api", i), StringComparison.Ordinal))));

    /// <summary>Namespaces that each bind their accounts to one of the policies.</summary>
    public static Inventory Cluster(int namespaces, int policies)
    {
        var text = new StringBuilder();
        for (var i = 0; i < policies; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $$"""
                apiVersion: policy/v1beta1
                kind: PodSecurityPolicy
                metadata:
                  name: psp-{{i}}
                spec:
                  privileged: {{(i % 3 == 0 ? "true" : "false")}}
                ---
                apiVersion: rbac.authorization.k8s.io/v1
                kind: ClusterRole
                metadata:
                  name: psp-{{i}}
                rules:
                - apiGroups:
                  - policy
                  resourceNames:
                  - psp-{{i}}
                  resources:
                  - podsecuritypolicies
                  verbs:
                  - use
                ---

                """);
        }

        for (var i = 0; i < namespaces; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $$"""
                apiVersion: v1
                kind: ServiceAccount
                metadata:
                  name: api
                  namespace: ns-{{i}}
                ---
                apiVersion: rbac.authorization.k8s.io/v1
                kind: RoleBinding
                metadata:
                  name: psp
                  namespace: ns-{{i}}
                roleRef:
                  apiGroup: rbac.authorization.k8s.io
                  kind: ClusterRole
                  name: psp-{{i % policies}}
                subjects:
                - kind: ServiceAccount
                  name: api
                  namespace: ns-{{i}}
                ---

                """);
        }

        return Read(Encoding.UTF8.GetBytes(text.ToString()), workers: 1).Inventory;
    }

    public static ReadResult Read(byte[] text, int workers)
    {
        var reader = new ManifestReader(new ReadOptions { Workers = workers });
        using var content = new MemoryStream(text);
        reader.Read("sample.yaml", content);
        return reader.Finish();
    }

    private static string Name(string prefix, int i) => string.Create(CultureInfo.InvariantCulture, $"{prefix}-{i}");
}
