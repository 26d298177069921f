using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;

namespace Neighbourhood.Modules.Mdt;

/// <summary>A page's model as a request has it, without a web server: what it does with what was typed.</summary>
internal static class PageOf
{
    internal static Task<TResult> On<TPage, TResult>(this Actor actor, Func<ISend, TimeProvider, TPage> make, Func<TPage, Task<TResult>> act) where TPage : PageModel =>
        actor.With(services => act(In(services, s => make(s.GetRequiredService<ISend>(), s.GetRequiredService<TimeProvider>()))));

    /// <summary>The same with whatever services its model asks for.</summary>
    internal static TPage In<TPage>(IServiceProvider services, Func<IServiceProvider, TPage> make) where TPage : PageModel
    {
        var page = make(services);
        var (http, state) = (new DefaultHttpContext { RequestServices = services }, new ModelStateDictionary());
        page.PageContext = new PageContext(new ActionContext(http, new RouteData(), new ActionDescriptor(), state))
        {
            ViewData = new ViewDataDictionary(new EmptyModelMetadataProvider(), state),
        };
        page.TempData = new TempDataDictionary(http, new Forgotten());
        return page;
    }

    private sealed class Forgotten : ITempDataProvider
    {
        public IDictionary<string, object> LoadTempData(HttpContext context) => new Dictionary<string, object>(StringComparer.Ordinal);

        public void SaveTempData(HttpContext context, IDictionary<string, object> values) { }
    }
}
