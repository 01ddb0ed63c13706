using PspMigrate.Manifests.Machine;
using PspMigrate.Manifests.Readers;

namespace PspMigrate.Manifests.Reading;

/// <summary>Takes documents, opens lists, and hands each object to the reader of its kind.</summary>
/// <param name="defaultNamespace">The namespace of objects that name none; null is <c>default</c>, with a note for each.</param>
/// <param name="isFound">Whether the documents were found in a tree, rather than named: what is no object is passed over.</param>
/// <param name="keepsRequiredFields">See <see cref="ReadOptions.KeepsRequiredFields"/>.</param>
internal sealed class ObjectReader(NamespaceFallback defaultNamespace, SharedParts shared, bool isFound = false, bool keepsRequiredFields = true)
{
    /// <summary>Reads one document.</summary>
    public void Add(Node document, PieceResult result)
    {
        if (document is ScalarNode { Type: ScalarType.Null })
            return;
        if (document is not MapNode map)
        {
            if (isFound)
            {
                if (document is ListNode list && AnsibleTasks.Read(list) is { } tasks)
                    result.Missing.Add(tasks);
                else
                    result.PassedOver++;
                return;
            }

            result.Diagnostics.Add(new Diagnostic(
                Severity.Error, $"expected a Kubernetes object here, found a {document.Kind}", document.At));
            return;
        }

        var fields = new Fields(map, result.Diagnostics, shared);
        var (kind, apiVersion) = (fields.String("kind"), fields.String("apiVersion"));
        if (string.IsNullOrEmpty(kind) || string.IsNullOrEmpty(apiVersion))
        {
            AddUntyped(map, kind, apiVersion, result);
            return;
        }

        if (isFound && Found.IsLocal(map))
            result.PassedOver++;
        else if (Foreign.IsEncrypted(kind))
            result.Diagnostics.Add(Foreign.Encrypted(map.At) with { Severity = isFound ? Severity.Warning : Severity.Error });
        else if (!IsList(kind))
            AddObject(fields, apiVersion, kind, result);
        else if (map["items"] is ListNode items)
            AddItems(items, apiVersion, kind, result);
    }

    /// <summary>True for a list of objects: <c>List</c> of v1, or the list of any kind.</summary>
    public static bool IsList(string kind) => kind.EndsWith("List", StringComparison.Ordinal);

    /// <summary>Reads one item of a list. Those of typed lists come without their type where the API server itself made the list.</summary>
    public void AddItem(Node item, string listApiVersion, string listKind, PieceResult result)
    {
        var kind = listKind[..^"List".Length];
        Add(
            item is MapNode map && kind.Length > 0 && map["kind"] is null && map["apiVersion"] is null
                ? new MapNode(map.At, [Entry("apiVersion", listApiVersion), Entry("kind", kind), .. map.Entries])
                : item,
            result);

        MapEntry Entry(string key, string value) => new(key, item.At, new ScalarNode(item.At, value, ScalarType.String));
    }

    private void AddUntyped(MapNode map, string? kind, string? apiVersion, PieceResult result)
    {
        if (map.Span.IsEmpty)
            return;
        if (PlatformConfigurationReader.ReadSettings(map, result.Diagnostics) is { } settings)
        {
            result.Objects.Add(new ReadObject("", Namespace: null, settings.Name, default, map.At, settings, IsUnnamed: true));
            return;
        }

        if (isFound && !Found.IsBroken(kind))
        {
            if (EmbeddedObjects.ReadTexts(map) is { } part)
                result.Missing.Add(part with { What = "a file of settings", At = map.At });
            else
                result.PassedOver++;
            return;
        }

        var missing = (kind, apiVersion) switch
        {
            (null or "", null or "") => "apiVersion and kind",
            (null or "", _) => "kind",
            _ => "apiVersion",
        };

        // Values of charts and other settings often lie beside manifests; half a type is a broken manifest.
        result.Diagnostics.Add(missing is "apiVersion and kind"
            ? new Diagnostic(Severity.Warning, "this has no apiVersion and kind: it is not a Kubernetes object, and is not read", map.At)
            : new Diagnostic(Severity.Error, $"this object has no {missing}", map.At));
    }

    private void AddItems(ListNode items, string apiVersion, string kind, PieceResult result)
    {
        foreach (var item in items.Span)
            AddItem(item, apiVersion, kind, result);
    }

    private void AddObject(Fields root, string apiVersion, string kind, PieceResult result)
    {
        var (node, diagnostics, before) = (root.Map, result.Diagnostics, result.Diagnostics.Count);
        var interest = Kinds.Classify(apiVersion, kind);
        switch (interest)
        {
            case Interest.Policy when PolicyReader.Read(node, diagnostics) is { } policy:
                Keep(kind, ns: null, policy.Name, policy);
                break;
            case Interest.Role when RoleReader.Read(node, diagnostics, defaultNamespace) is { } role:
                Keep(kind, role.Namespace, role.Name, role);
                break;
            case Interest.Binding when BindingReader.Read(node, diagnostics, defaultNamespace) is { } binding:
                Keep(kind, binding.Namespace, binding.Name, binding);
                break;
            case Interest.Namespace when NamespaceReader.Read(node, diagnostics) is { } ns:
                Keep(kind, ns: null, ns.Name, ns);
                break;
            case Interest.ServiceAccount when ServiceAccountReader.Read(node, diagnostics, defaultNamespace) is { } account:
                Keep(kind, account.Namespace, account.Name, account);
                break;
            case Interest.Workload when WorkloadReader.Read(root, diagnostics, defaultNamespace, keepsRequiredFields) is { } workload:
                Keep(workload.Kind, workload.Namespace, workload.Name, workload, IsGenerated(node));
                break;
            case Interest.PodSecurityConfiguration:
                Keep("PodSecurityConfiguration", ns: null, "", PodSecurityConfigurationReader.Read(node, diagnostics));
                break;
            case Interest.AdmissionConfiguration when PodSecurityConfigurationReader.ReadAdmission(node, diagnostics) is { } configuration:
                Keep("PodSecurityConfiguration", ns: null, "", configuration);
                break;
            case Interest.AdmissionConfiguration when PodSecurityConfigurationReader.PathIn(node) is { } path:
                Keep(kind, ns: null, "", new ConfigurationFile(path.Path, path.At), isUnnamed: true);
                break;
            case Interest.AdmissionPolicy:
                result.Skipped.Add(kind);
                if (AuthorizerCheckReader.Read(node) is { IsEmpty: false } checks)
                    Keep(kind, ns: null, checks[0].Name, checks, isUnnamed: true);
                Guard();
                break;
            case Interest.WrongVersion:
                diagnostics.Add(new Diagnostic(
                    Severity.Error, $"Kubernetes has no {kind} in {Quote.Name(apiVersion)}", node.Where("apiVersion"), Advice(kind)));
                break;
            case Interest.Unknown:
                MissingPart[] parts = [.. MissingPartReader.Read(node, apiVersion, kind)];
                result.Missing.AddRange(parts);
                Guard();
                if (PlatformConfigurationReader.Read(node, apiVersion, kind, diagnostics) is { } inPlatform)
                {
                    Keep(kind, ns: null, inPlatform.Name, inPlatform, isUnnamed: true);
                    break;
                }

                if (PlatformConfigurationReader.ReadName(node, apiVersion, kind) is { } named)
                    Keep(kind, ns: null, named.Template, named, isUnnamed: true);
                var found = MissingPartReader.IsPlaceless(node, kind) ? [] : WorkloadReader.ReadUnknown(node, diagnostics, defaultNamespace);
                if (found.Count == 0)
                    Skip(parts);
                else
                    Keep($"{apiVersion} {kind}", found[0].Namespace, found[0].Name, found, IsGenerated(node));
                break;
            case Interest.Files:
                result.Missing.AddRange(MissingPartReader.Read(node, apiVersion, kind));
                result.Skipped.Add(kind);
                break;
            case Interest.None:
                result.Skipped.Add(kind);
                break;
            default:
                break;
        }

        void Guard()
        {
            if (AdmissionGuardReader.Read(node, apiVersion, kind) is { } guard)
                Keep($"{apiVersion.Split('/')[0]} {kind}", guard.Namespace, guard.Name, guard);
        }

        void Skip(MissingPart[] parts)
        {
            result.Skipped.Add(kind);
            if (!Array.Exists(parts, part => part.Lacks.HasFlag(Lack.Workloads)) && PodMakers.Makes(apiVersion, kind, node))
                result.Unjudged.Add(kind);
        }

        void Keep(string keptKind, string? ns, string name, object item, bool isUnnamed = false)
        {
            // What is still to be filled in may be its namespace or a setting: nothing else that was found out about it holds.
            // Other kinds may have parameters of their own, for their controllers to fill in.
            if (isFound && diagnostics.FindIndex(before, item => Templates.IsTemplate(item)
                && (interest != Interest.Unknown || item.At == node.Find("metadata", "namespace")?.At)) is >= 0 and var at)
            {
                diagnostics.RemoveRange(at + 1, diagnostics.Count - at - 1);
                diagnostics.RemoveRange(before, at - before);
                return;
            }

            var content = node.Content ?? Fingerprint.Of(node, FieldsOfInterest.Of(apiVersion, kind, keepsRequiredFields));
            result.Objects.Add(new ReadObject(keptKind, ns, name, content, node.At, item, isUnnamed));
        }
    }

    private static string? Advice(string kind) =>
        kind is "PodSecurityPolicy" ? "write policy/v1beta1, the only version that it ever had there" : null;

    /// <summary>True for an object that the server names: every one of them is another.</summary>
    private static bool IsGenerated(MapNode node) => node.Find("metadata", "name") is not ScalarNode { Text.Length: > 0 };
}
