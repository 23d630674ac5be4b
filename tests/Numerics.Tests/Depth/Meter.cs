using System.Reflection;
using System.Reflection.Emit;
using GradGen.Numerics.Tests.Harness;

namespace GradGen.Numerics.Tests.Depth;

/// <summary>Measures what a static method allocates: arguments are unpacked before, and results are not boxed.</summary>
internal static class Meter
{
    private const int Calls = 16;

    private delegate long Measurement(object?[] arguments);

    private static readonly MethodInfo s_allocated = typeof(GC).GetMethod(nameof(GC.GetAllocatedBytesForCurrentThread))!;

    /// <summary>The bytes allocated on this thread by some calls, after the first.</summary>
    public static long Allocated(MethodInfo method, object?[] arguments)
    {
        Measurement measure = Of(method);
        measure(arguments);
        return measure(arguments);
    }

    // unpack; before = allocated; call; call; …; return allocated - before
    private static Measurement Of(MethodInfo method)
    {
        var loop = new DynamicMethod(method.Name, typeof(long), [typeof(object[])], typeof(Meter).Module, skipVisibility: true);
        ILGenerator il = loop.GetILGenerator();
        LocalBuilder[] unpacked = [.. method.GetParameters().Select((parameter, i) => Unpacked(il, parameter.ParameterType, i))];
        LocalBuilder before = il.DeclareLocal(typeof(long));
        il.Emit(OpCodes.Call, s_allocated);
        il.Emit(OpCodes.Stloc, before);
        for (int call = 0; call < Calls; call++)
        {
            foreach (LocalBuilder argument in unpacked) il.Emit(OpCodes.Ldloc, argument);
            il.Emit(OpCodes.Call, method);
            if (method.ReturnType != typeof(void)) il.Emit(OpCodes.Pop);
        }

        il.Emit(OpCodes.Call, s_allocated);
        il.Emit(OpCodes.Ldloc, before);
        il.Emit(OpCodes.Sub);
        il.Emit(OpCodes.Ret);
        return loop.CreateDelegate<Measurement>();
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
