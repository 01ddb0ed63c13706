using System.Reflection;
using System.Runtime.CompilerServices;
using PspMigrate.Manifests.Objects;

namespace PspMigrate.Tests.Manifests.Objects;

/// <summary>
/// A pod in which every property says something, and pods that differ from it in one place each: found by reflection, so that none is forgotten.
/// </summary>
internal static class PodSamples
{
    private static readonly ImmutableArray<Volume> Volumes =
    [
        new() { Name = "host", Sources = ["hostPath"], HostPath = "/var" },
        new() { Name = "driver", Sources = ["csi"], Driver = "csi.example.com" },
        new() { Name = "token", Sources = ["projected"], IsServiceAccountToken = true },
    ];

    public static Pod Full => (Pod)Make(typeof(Pod), "");

    /// <summary>The properties of volumes of which no sample says anything.</summary>
    public static IEnumerable<string> UnsaidOfVolumes =>
        from property in Properties(typeof(Volume))
        let unsaid = property.GetValue(new Volume { Name = "" })
        where Volumes.All(volume => Equals(property.GetValue(volume), unsaid))
        select property.Name;

    /// <summary>Where each pod differs, as <c>Containers[0].SecurityContext.Privileged</c>, and the pod.</summary>
    public static IEnumerable<(string Path, Pod Pod)> Others =>
        Changes(Full, typeof(Pod), "").Where(change => change.Value is not null).Select(change => (change.Path, (Pod)change.Value!));

    private static object Make(Type type, string name)
    {
        if (type == typeof(string))
            return name switch { "NodeOs" => "windows", "Field" => "livenessProbe.httpGet.host", _ => $"a-{name}" };
        if (type == typeof(ImmutableSortedDictionary<string, string>))
            return Maps.Empty.Add(name is "MeshLabels" ? MeshLabels.IstioInject : "container.apparmor.security.beta.kubernetes.io/c", "a");
        if (type == typeof(ValueList<Volume>))
            return (ValueList<Volume>)Volumes;
        if (Nullable.GetUnderlyingType(type) is { } inner)
            return Make(inner, name);
        if (type == typeof(bool))
            return true;
        if (type == typeof(int) || type == typeof(long))
            return Convert.ChangeType(42, type, null);
        if (Item(type) is { } item)
            return List(item, [Make(item, name)]);
        var made = RuntimeHelpers.GetUninitializedObject(type);
        foreach (var property in Properties(type))
            property.SetValue(made, Make(property.PropertyType, property.Name));
        return made;
    }

    /// <summary>The values that differ in one place from one that <see cref="Make"/> made.</summary>
    private static IEnumerable<(string Path, object? Value)> Changes(object value, Type type, string path)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner)
            return Changes(value, inner, path).Append((path, null));
        return value switch
        {
            string text => [(path, text switch { "windows" => "linux", "livenessProbe.httpGet.host" => "lifecycle.preStop.tcpSocket.host", _ => text + "-2" })],
            bool flag => [(path, !flag)],
            int number => [(path, number + 1)],
            long number => [(path, number + 1)],
            ImmutableSortedDictionary<string, string> map => [(path, Maps.Empty), (path, map.SetItem(map.Keys.First(), "b"))],
            _ when Item(type) is { } item => ListChanges([.. ((System.Collections.IEnumerable)value).Cast<object>()], item, path),
            _ => Properties(type).SelectMany(property => PropertyChanges(value, property, path)),
        };
    }

    private static IEnumerable<(string Path, object? Value)> ListChanges(object[] items, Type item, string path)
    {
        yield return (path, List(item, []));
        for (var i = 0; i < items.Length; i++)
        {
            foreach (var change in Changes(items[i], item, $"{path}[{i}]"))
                yield return (change.Path, List(item, [.. items[..i], change.Value!, .. items[(i + 1)..]]));
        }
    }

    private static IEnumerable<(string Path, object? Value)> PropertyChanges(object holder, PropertyInfo property, string path)
    {
        var below = path.Length == 0 ? property.Name : $"{path}.{property.Name}";
        var value = property.GetValue(holder);
        var changes = value is null ? [(below, Make(property.PropertyType, property.Name))] : Changes(value, property.PropertyType, below);
        if (value is not null && !property.PropertyType.IsValueType && new NullabilityInfoContext().Create(property).WriteState == NullabilityState.Nullable)
            changes = changes.Append((below, null));
        return changes.Select(change => (change.Path, (object?)With(holder, property, change.Value)));
    }

    private static object With(object holder, PropertyInfo property, object? value)
    {
        var copy = holder.GetType().GetMethod("<Clone>$")!.Invoke(holder, null)!;
        property.SetValue(copy, value);
        return copy;
    }

    private static PropertyInfo[] Properties(Type type) =>
        [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite)];

    private static Type? Item(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueList<>) ? type.GetGenericArguments()[0] : null;

    private static object List(Type item, object[] items) =>
        typeof(PodSamples).GetMethod(nameof(Of), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(item).Invoke(null, [items])!;

    private static ValueList<T> Of<T>(object[] items) => [.. items.Cast<T>()];
}
