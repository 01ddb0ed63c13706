using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace PspMigrate.Tests;

/// <summary>Writes down what a library offers to others: public types, and below each its members in C#'s words.</summary>
/// <remarks>What the compiler adds to records and enums is left out.</remarks>
internal static class PublicApi
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static string Of(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (var group in assembly.GetExportedTypes().GroupBy(type => type.Namespace, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            text.Append(text.Length == 0 ? "" : "\n").Append(group.Key).Append('\n');
            foreach (var type in group.OrderBy(type => type.FullName, StringComparer.Ordinal))
            {
                text.Append("  ").Append(ApiNames.Head(type)).Append('\n');
                foreach (var member in Members(type).Order(StringComparer.Ordinal))
                    text.Append("    ").Append(member).Append('\n');
            }
        }

        return text.ToString();
    }

    private static IEnumerable<string> Members(Type type) => type.IsEnum
        ? type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => $"{field.GetRawConstantValue(),2} {field.Name}")
        : [
            .. type.GetConstructors(Declared).Where(IsOffered).Where(constructor => !IsCopy(constructor))
                .Select(constructor => $"new({ApiNames.Parameters(constructor)})"),
            .. type.GetFields(Declared)
                .Where(field => field.IsPublic)
                .Select(field => $"{(field.IsLiteral ? "const" : "static")} {ApiNames.Of(field)} {field.Name}"),
            .. type.GetProperties(Declared).Where(property => property.GetMethod is { } get && IsOffered(get)).Select(Property),
            .. type.GetMethods(Declared).Where(method => IsOffered(method) && IsWritten(method)).Select(Method),
        ];

    private static bool IsOffered(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool IsCopy(ConstructorInfo constructor) =>
        constructor.GetParameters() is [var only] && only.ParameterType == constructor.DeclaringType;

    /// <summary>Whether a method stands in the source: no accessor, nothing that came with <c>record</c>, nothing that every object has.</summary>
    private static bool IsWritten(MethodInfo method) =>
        !method.IsDefined(typeof(CompilerGeneratedAttribute))
        && (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal))
        && method.GetBaseDefinition().DeclaringType != typeof(object)
        && method.GetBaseDefinition().DeclaringType != typeof(ValueType);

    private static string Property(PropertyInfo property)
    {
        var set = property.SetMethod is not { } method || !IsOffered(method) ? ""
            : method.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ? " init;" : " set;";
        var required = property.IsDefined(typeof(RequiredMemberAttribute)) ? "required " : "";
        return $"{Modifiers(property.GetMethod!)}{required}{ApiNames.Of(property)} {property.Name} {{ get;{set} }}";
    }

    private static string Method(MethodInfo method) =>
        $"{Modifiers(method)}{ApiNames.Of(method.ReturnParameter)} "
            + $"{method.Name}{ApiNames.Generic(method.GetGenericArguments())}({ApiNames.Parameters(method)})";

    private static string Modifiers(MethodInfo method) => method switch
    {
        { IsStatic: true } => "static ",
        { IsAbstract: true } when method.DeclaringType!.IsInterface => "",
        { IsAbstract: true } => "abstract ",
        { IsVirtual: true, IsFinal: false } when method.GetBaseDefinition() == method => "virtual ",
        { IsVirtual: true, IsFinal: false } => "override ",
        _ => "",
    };
}
