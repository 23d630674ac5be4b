using System.Reflection;
using System.Runtime.ExceptionServices;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;

namespace GradGen.Tests.Harness;

/// <summary>A compiled test project, loaded so that it can be unloaded again.</summary>
internal sealed class LoadedAssembly : IDisposable
{
    private readonly AssemblyLoadContext _context = new(name: null, isCollectible: true);
    private readonly Assembly _assembly;

    private LoadedAssembly(Stream image) => _assembly = _context.LoadFromStream(image);

    public static LoadedAssembly From(Compilation compilation)
    {
        using var image = new MemoryStream();
        Assert.Empty(Compiled.Problems(compilation, image));
        image.Position = 0;
        return new LoadedAssembly(image);
    }

    /// <summary>Calls a static method, <c>Namespace.Outer+Inner.Method</c>; its exceptions come through as they are.</summary>
    public object? Call(string method, params object?[] arguments)
    {
        int dot = method.LastIndexOf('.');
        Type type = _assembly.GetType(method[..dot], throwOnError: true)!;
        try
        {
            return type.InvokeMember(
                method[(dot + 1)..],
                BindingFlags.InvokeMethod | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic,
                binder: null, target: null, arguments);
        }
        catch (TargetInvocationException exception)
        {
            ExceptionDispatchInfo.Throw(exception.InnerException!);
            throw;
        }
    }

    public object? Field(string field)
    {
        int dot = field.LastIndexOf('.');
        return _assembly.GetType(field[..dot], throwOnError: true)!.GetField(field[(dot + 1)..])!.GetValue(null);
    }

    public T Call<T>(string method, params object?[] arguments) => (T)Call(method, arguments)!;

    public void Dispose() => _context.Unload();
}
