using System.Reflection;
using System.Runtime.Loader;
using Microsoft.AspNetCore.Razor.Hosting;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;

namespace Neighbourhood.EndToEnd.Browser;

/// <summary>One page of the program and who may open it, as its model says.</summary>
/// <param name="Route">As <c>/mdt/meetings/{MeetingId:guid}</c>.</param>
/// <param name="Allows">Null where anyone may.</param>
internal sealed record PageFacts(string Route, AllowsAttribute? Allows);

/// <summary>Every page and permission of the program, read from the Host's own assemblies: a new page is walked without being named here.</summary>
internal sealed class PageCatalogue
{
    internal static PageCatalogue Real { get; } = new();

    internal IReadOnlyList<PageFacts> Pages { get; }

    internal PermissionCatalogue Permissions { get; }

    private PageCatalogue()
    {
        var folder = Path.GetDirectoryName(Repository.HostAssembly)!;
        AssemblyLoadContext.Default.Resolving += (context, name) =>
            Path.Combine(folder, $"{name.Name}.dll") is var file && File.Exists(file) ? context.LoadFromAssemblyPath(file) : null;
        List<Assembly> assemblies = [.. Directory.EnumerateFiles(folder, "Neighbourhood.*.dll").Select(file => AssemblyLoadContext.Default.LoadFromAssemblyName(AssemblyName.GetAssemblyName(file)))];
        Permissions = new([.. assemblies.SelectMany(a => a.GetTypes()).Where(t => t is { IsAbstract: false } && t.IsAssignableTo(typeof(IModule)))
            .Select(t => (IModule)Activator.CreateInstance(t, nonPublic: true)!)]);
        Pages =
        [
            .. from item in assemblies.SelectMany(a => a.GetCustomAttributes<RazorCompiledItemAttribute>())
               where item.Kind == "mvc.1.0.razor-page"
               let route = item.Type.GetCustomAttributes<RazorCompiledItemMetadataAttribute>().Single(m => m.Key == "RouteTemplate").Value
               let model = item.Type.GetProperty("Model", BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)!.PropertyType
               orderby route
               select new PageFacts(route, model.GetCustomAttribute<AllowsAttribute>()),
        ];
    }
}
