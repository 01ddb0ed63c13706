namespace PspMigrate.Reports.Json;

/// <summary>Pieces that recur in the JSON report.</summary>
internal static class JsonWriterExtensions
{
    /// <summary>The depth of the lists of a report: what stands in them leaves one by one.</summary>
    private const int FlushedDepth = 2;

    extension(Utf8JsonWriter json)
    {
        /// <summary><c>"at": {"file": …, "line": …, "column": …}</c>; null for what stands in no file; objects of a cluster have no lines.</summary>
        public void Place(string name, Position at)
        {
            json.WritePropertyName(name);
            json.Place(at);
        }

        public void Place(Position at)
        {
            if (!at.IsKnown)
            {
                json.WriteNullValue();
                return;
            }

            json.WriteStartObject();
            json.WriteString("file", at.Source);
            if (at.Line > 0)
            {
                json.WriteNumber("line", at.Line);
                json.WriteNumber("column", at.Column);
            }

            json.WriteEndObject();
        }

        public void Kind(string kind, int version = 1)
        {
            json.WriteString("apiVersion", $"pspmigrate/v{version}");
            json.WriteString("kind", kind);
        }

        public void Named(string kind, string name)
        {
            json.WriteString("kind", kind);
            json.WriteString("name", name);
        }

        /// <summary>An object of Kubernetes, and where it stands; without a namespace when it is the cluster's.</summary>
        public void Named(string kind, string name, string? @namespace, Position at)
        {
            json.Named(kind, name);
            json.WriteString("namespace", @namespace);
            json.Place("at", at);
        }

        /// <summary>A list of strings, or null.</summary>
        public void Strings(string name, IEnumerable<string>? values)
        {
            if (values is null)
                json.WriteNull(name);
            else
                json.Each(name, values, json.WriteStringValue);
        }

        public void Each<T>(string name, IEnumerable<T> values, Action<T> write)
        {
            json.WriteStartArray(name);
            foreach (var value in values)
                write(value);
            json.WriteEndArray();
        }

        public void Objects<T>(string name, IEnumerable<T> values, Action<T> write) => json.Each(name, values, value =>
        {
            json.Object(() => write(value));
            if (json.CurrentDepth <= FlushedDepth)
                json.Flush();
        });

        public void Object(string name, Action write)
        {
            json.WritePropertyName(name);
            json.Object(write);
        }

        public void Object(Action write)
        {
            json.WriteStartObject();
            write();
            json.WriteEndObject();
        }

        /// <summary>An object, or null.</summary>
        public void Object<T>(string name, T? value, Action<T> write)
            where T : class
        {
            if (value is null)
                json.WriteNull(name);
            else
                json.Object(name, () => write(value));
        }

        public void Texts(string name, IEnumerable<KeyValuePair<string, string>> values) => json.Object(name, () =>
        {
            foreach (var (key, value) in values)
                json.WriteString(key, value);
        });

        public void Numbers(string name, IEnumerable<(string Key, int Value)> values) => json.Object(name, () =>
        {
            foreach (var (key, value) in values)
                json.WriteNumber(key, value);
        });

        /// <summary>An enum's member as the schema spells it: <c>wildcardGrant</c>.</summary>
        public void Word<T>(string name, T value)
            where T : struct, Enum => json.WriteString(name, JsonNamingPolicy.CamelCase.ConvertName(value.ToString()));

        public void Word<T>(string name, T? value)
            where T : struct, Enum
        {
            if (value is { } word)
                json.Word(name, word);
            else
                json.WriteNull(name);
        }

        /// <summary>By whose right the policy is used that admits a workload's pods, and the controller that makes them.</summary>
        public void AdmittedThrough(Admission admission)
        {
            json.Word("admittedThrough", admission.Policy is null ? default(AdmittedThrough?) : admission.Through);
            json.WriteString("controller", admission.Controller);
        }

        /// <summary>Bindings that may grant more than the input shows.</summary>
        public void UnknownGrants(IEnumerable<UnknownGrant> grants) => json.Objects("unknownGrants", grants, grant =>
        {
            json.Object("binding", () => json.Named(grant.Binding.Kind, grant.Binding.Name, grant.Binding.Namespace, grant.Binding.At));
            json.Object("role", () => json.Named(grant.Binding.RoleRef.Kind, grant.Binding.RoleRef.Name));
            json.Strings("missingPolicies", grant.Policies);
        });
    }
}
