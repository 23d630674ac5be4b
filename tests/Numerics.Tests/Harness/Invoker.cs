using System.Reflection;
using System.Reflection.Emit;

namespace GradGen.Numerics.Tests.Harness;

/// <summary>Calls a static method; spans are given as arrays.</summary>
internal delegate object? Invoker(object?[] arguments);

internal static class Invokers
{
    /// <summary>A compiled call: no reflection when it runs, exceptions come as they are.</summary>
    public static Invoker Of(MethodInfo method)
    {
        var call = new DynamicMethod(method.Name, typeof(object), [typeof(object[])], typeof(Invokers).Module, skipVisibility: true);
        ILGenerator il = call.GetILGenerator();
        ParameterInfo[] parameters = method.GetParameters();
        for (int i = 0; i < parameters.Length; i++)
        {
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(OpCodes.Ldc_I4, i);
            il.Emit(OpCodes.Ldelem_Ref);
            Unpack(il, parameters[i].ParameterType);
        }

        il.Emit(OpCodes.Call, method);
        if (method.ReturnType == typeof(void)) il.Emit(OpCodes.Ldnull);
        else if (method.ReturnType.IsValueType) il.Emit(OpCodes.Box, method.ReturnType);
        il.Emit(OpCodes.Ret);
        return call.CreateDelegate<Invoker>();
    }

    /// <summary>Turns the object on the stack into an argument of that type.</summary>
    public static void Unpack(ILGenerator il, Type type)
    {
        if (type.IsByRef)
        {
            il.Emit(OpCodes.Unbox, type.GetElementType()!);
        }
        else if (type.IsByRefLike)
        {
            Type array = type.GetGenericArguments()[0].MakeArrayType();
            il.Emit(OpCodes.Castclass, array);
            il.Emit(OpCodes.Call, type.GetMethod("op_Implicit", [array])!);
        }
        else
        {
            il.Emit(OpCodes.Unbox_Any, type);
        }
    }
}
