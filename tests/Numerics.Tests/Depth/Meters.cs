using System.Reflection;
using System.Reflection.Emit;
using GradGen.Numerics.Tests.Harness;

namespace GradGen.Numerics.Tests.Depth;

/// <summary>The bytes that some calls with these arguments allocate.</summary>
internal delegate long Meter(object?[] arguments);

/// <summary>Measures what a static method allocates: arguments are unpacked before, and results are not boxed.</summary>
internal static class Meters
{
    public const int Calls = 16;

    private static readonly MethodInfo s_allocated = typeof(GC).GetMethod(nameof(GC.GetAllocatedBytesForCurrentThread))!;

    // unpack; before = allocated; call; call; …; return allocated - before
    public static Meter Of(MethodInfo method, int calls = Calls)
    {
        var loop = new DynamicMethod(method.Name, typeof(long), [typeof(object[])], typeof(Meters).Module, skipVisibility: true);
        ILGenerator il = loop.GetILGenerator();
        Type[] parameters = [.. method.GetParameters().Select(parameter => parameter.ParameterType)];
        LocalBuilder[] unpacked = [.. parameters.Select((type, i) => Unpacked(il, type, i))];
        LocalBuilder before = il.DeclareLocal(typeof(long));
        il.Emit(OpCodes.Call, s_allocated);
        il.Emit(OpCodes.Stloc, before);
        for (int call = 0; call < calls; call++)
        {
            foreach (LocalBuilder argument in unpacked) il.Emit(OpCodes.Ldloc, argument);
            il.Emit(OpCodes.Ldc_I8, method.MethodHandle.GetFunctionPointer()); // by address: inlined, it might allocate less
            il.Emit(OpCodes.Conv_I);
            il.EmitCalli(OpCodes.Calli, CallingConventions.Standard, method.ReturnType, parameters, null);
            if (method.ReturnType != typeof(void)) il.Emit(OpCodes.Pop);
        }

        il.Emit(OpCodes.Call, s_allocated);
        il.Emit(OpCodes.Ldloc, before);
        il.Emit(OpCodes.Sub);
        il.Emit(OpCodes.Ret);
        Meter meter = loop.CreateDelegate<Meter>();
        return arguments =>
        {
            meter(arguments); // what the first call sets up is not counted
            return meter(arguments);
        };
    }

    private static LocalBuilder Unpacked(ILGenerator il, Type type, int index)
    {
        LocalBuilder local = il.DeclareLocal(type);
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldc_I4, index);
        il.Emit(OpCodes.Ldelem_Ref);
        Invokers.Unpack(il, type);
        il.Emit(OpCodes.Stloc, local);
        return local;
    }
}
