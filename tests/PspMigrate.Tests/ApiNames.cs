using System.Reflection;

namespace PspMigrate.Tests;

/// <summary>Names of types as C# writes them, with <c>?</c> where null may stand.</summary>
internal static class ApiNames
{
    private static readonly Dictionary<Type, string> Short = new()
    {
        [typeof(void)] = "void",
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(string)] = "string",
        [typeof(object)] = "object",
    };

    /// <summary>A new one each time, since it must not be shared between threads.</summary>
    private static NullabilityInfoContext Nullability => new();

    /// <summary>The line that a type begins with.</summary>
    public static string Head(Type type)
    {
        var bases = type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType) && parent != typeof(Enum)
            ? [parent]
            : Type.EmptyTypes;
        var kind = type switch
        {
            { IsEnum: true } => "enum",
            { IsInterface: true } => "interface",
            { IsValueType: true } => "struct",
            { IsAbstract: true, IsSealed: true } => "static class",
            { IsAbstract: true } => "abstract class",
            { IsSealed: true } => "sealed class",
            _ => "class",
        };
        return $"{kind} {Name(type)}{(bases is [var only] ? " : " + Name(only) : "")}";
    }

    public static string Of(FieldInfo field) => Name(Nullability.Create(field));

    public static string Of(PropertyInfo property) => Name(Nullability.Create(property));

    public static string Of(ParameterInfo parameter) => Name(Nullability.Create(parameter));

    public static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Parameter));

    public static string Generic(Type[] arguments) =>
        arguments.Length == 0 ? "" : $"<{string.Join(", ", arguments.Select(Name))}>";

    private static string Parameter(ParameterInfo parameter)
    {
        var way = parameter.IsOut ? "out " : parameter.IsIn ? "in " : parameter.ParameterType.IsByRef ? "ref " : "";
        return $"{way}{Of(parameter)} {parameter.Name}{(parameter.HasDefaultValue ? " = …" : "")}";
    }

    private static string Name(NullabilityInfo info)
    {
        var type = info.Type.IsByRef ? info.Type.GetElementType()! : info.Type;
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return Name(underlying) + "?";
        var mark = !type.IsValueType && info.ReadState == NullabilityState.Nullable ? "?" : "";
        if (type.IsArray)
            return Name(info.ElementType!) + "[]" + mark;
        return (type.IsGenericType && info.GenericTypeArguments is { Length: > 0 } arguments
            ? $"{Bare(type)}<{string.Join(", ", arguments.Select(Name))}>"
            : Name(type)) + mark;
    }

    private static string Name(Type type) => Short.TryGetValue(type, out var word) ? word
        : Nullable.GetUnderlyingType(type) is { } underlying ? Name(underlying) + "?"
        : type.IsArray ? Name(type.GetElementType()!) + "[]"
        : Bare(type) + Generic(type.GetGenericArguments());

    private static string Bare(Type type) =>
        (type.IsNested && !type.IsGenericParameter ? Bare(type.DeclaringType!) + "." : "") + type.Name.Split('`')[0];
}
