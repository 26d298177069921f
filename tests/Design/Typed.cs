using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Neighbourhood.Design.Tests;

/// <summary>Views as they are after a form came back: what was typed, what is wrong.</summary>
internal static class Typed
{
    public static ViewContext View(ModelStateDictionary? state = null)
    {
        var data = new ViewDataDictionary(new EmptyModelMetadataProvider(), state ?? new ModelStateDictionary());
        return new ViewContext { HttpContext = new DefaultHttpContext(), ViewData = data };
    }

    public static ViewContext Boxes(string name, string? day, string? month, string? year)
    {
        var state = new ModelStateDictionary();
        foreach (var (box, typed) in new[] { ("Day", day), ("Month", month), ("Year", year) })
            if (typed is not null) state.SetModelValue($"{name}.{box}", typed, typed);
        return View(state);
    }

    /// <summary>A page whose fields have these errors; a field's name and id are the same.</summary>
    public static ViewContext Errors(IEnumerable<(string Message, string? Href)> errors)
    {
        var state = new ModelStateDictionary();
        var view = View(state);
        foreach (var (message, href) in errors)
        {
            var id = href?.TrimStart('#') ?? "";
            state.AddModelError(id, message);
            PageFields.Of(view).Add(id, id);
        }
        return view;
    }
}
