using System.Reflection;
using System.Reflection.Emit;

namespace PspMigrate.Tests;

/// <summary>What compiled code uses, whatever its source says at the top.</summary>
internal static class UsedTypes
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> Codes =
        typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    /// <summary>The types that a type names: what it derives from, its members, and what their bodies call and hold.</summary>
    public static IEnumerable<Type> Of(Type type)
    {
        MethodBase[] methods = [.. type.GetMethods(Declared), .. type.GetConstructors(Declared)];
        return new[] { type.BaseType }.OfType<Type>()
            .Concat(type.GetInterfaces())
            .Concat(type.GetFields(Declared).Select(field => field.FieldType))
            .Concat(methods.SelectMany(Signature))
            .Concat(methods.SelectMany(method => Body(method, type)))
            .SelectMany(Parts)
            .Distinct();
    }

    private static IEnumerable<Type> Signature(MethodBase method) => method.GetParameters().Select(parameter => parameter.ParameterType)
        .Concat(method is MethodInfo { ReturnType: var type } ? [type] : []);

    private static IEnumerable<Type> Body(MethodBase method, Type type)
    {
        if (method.GetMethodBody() is not { } body)
            return [];
        var ofType = type.IsGenericType ? type.GetGenericArguments() : null;
        var ofMethod = method.IsGenericMethod ? method.GetGenericArguments() : null;
        return body.LocalVariables.Select(local => local.LocalType).Concat(
            Tokens(body.GetILAsByteArray()!).Select(token => type.Module.ResolveMember(token, ofType, ofMethod)!).SelectMany(member => member switch
            {
                Type named => [named],
                MethodBase called => [.. Signature(called), called.DeclaringType!, .. called.IsGenericMethod ? called.GetGenericArguments() : []],
                FieldInfo field => new[] { field.DeclaringType!, field.FieldType },
                _ => [],
            }));
    }

    private static IEnumerable<int> Tokens(byte[] code)
    {
        for (var i = 0; i < code.Length;)
        {
            var opcode = Codes[code[i] == 0xFE ? (short)(0xFE00 | code[i + 1]) : code[i]];
            i += opcode.Size;
            switch (opcode.OperandType)
            {
                case OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType:
                    yield return BitConverter.ToInt32(code, i);
                    break;
                case OperandType.InlineSwitch:
                    i += 4 * BitConverter.ToInt32(code, i);
                    break;
            }

            i += opcode.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                _ => 4,
            };
        }
    }

    private static IEnumerable<Type> Parts(Type type) => type.HasElementType
        ? Parts(type.GetElementType()!)
        : type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Prepend(type) : [type];
}
