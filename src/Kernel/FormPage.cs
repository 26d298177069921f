using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Neighbourhood.Kernel;

/// <summary>A page with a form: what a rule refuses becomes the error summary, and what was typed is kept.</summary>
public abstract class FormPage : PageModel
{
    /// <summary>What stands and what was sent, when somebody else was first; null otherwise.</summary>
    public Conflict? Conflict { get; private set; }

    /// <summary>Whether this input was refused, so that what hides it is shown open.</summary>
    public bool IsWrong(string input) => ModelState.TryGetValue(input, out var entry) && entry.Errors.Count > 0;

    /// <summary>
    /// Runs the form's command and goes where it says; shows the page again when the command is refused. A value that could
    /// not be read (a month called "x") refuses before the command is tried.
    /// </summary>
    protected async Task<IActionResult> Try<TResult>(Func<Task<TResult>> act) where TResult : IActionResult
    {
        try
        {
            if (ModelState.IsValid) return await act();
            Response.StatusCode = 422;
        }
        catch (Refused refused)
        {
            foreach (var reason in refused.Reasons) ModelState.AddModelError(reason.Input, reason.Text);
            Response.StatusCode = 422;
        }
        catch (Conflict conflict)
        {
            Conflict = conflict;
            ModelState.AddModelError("", conflict.Message);
            Response.StatusCode = 409;
        }
        catch (Busy busy)
        {
            ModelState.AddModelError("", busy.Message);
            Response.StatusCode = 503;
        }
        await Show(HttpContext.RequestAborted);
        return Page();
    }

    /// <summary>Loads what the page shows beside the form; called before a refused form is shown again.</summary>
    protected virtual Task Show(CancellationToken ct) => Task.CompletedTask;
}
