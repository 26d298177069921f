using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Neighbourhood.Access.Sessions;

internal static class PasswordFields
{
    /// <summary>A page that is shown again keeps what was typed, but sends no password back.</summary>
    internal static void Forget(this PageModel page, params string[] names)
    {
        foreach (var name in names)
        {
            page.ModelState.SetModelValue(name, null, null);
            page.GetType().GetProperty(name)!.SetValue(page, null);
        }
    }
}
