using Microsoft.AspNetCore.Mvc.Rendering;

namespace Neighbourhood.Design;

/// <summary>The fields of the page being rendered, in the order in which they came, and the id that an error links to.</summary>
internal sealed class PageFields
{
    private readonly List<KeyValuePair<string, string>> _fields = [];

    public static PageFields Of(ViewContext view)
    {
        if (view.HttpContext.Items[typeof(PageFields)] is PageFields present) return present;
        var fresh = new PageFields();
        view.HttpContext.Items[typeof(PageFields)] = fresh;
        return fresh;
    }

    public void Add(string name, string id)
    {
        if (name.Length > 0 && _fields.TrueForAll(field => !Same(field.Key, name))) _fields.Add(KeyValuePair.Create(name, id));
    }

    /// <summary>The place of a field on the page, or one past the last.</summary>
    public int OrderOf(string name)
    {
        var index = IndexOf(name);
        return index < 0 ? _fields.Count : index;
    }

    public string? IdOf(string name)
    {
        var index = IndexOf(name);
        return index < 0 ? null : _fields[index].Value;
    }

    private int IndexOf(string name) => _fields.FindIndex(field => Same(field.Key, name));

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
