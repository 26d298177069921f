using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.DependencyInjection;

namespace Neighbourhood.Kernel;

/// <summary>
/// A page whose forms are sent without an account. Whether they come from the page itself is looked at when they have been read, and not before: whoever left it open for long, or has
/// lost its cookie, is shown what they typed and sends it again.
/// </summary>
[RequestSizeLimit(Most)]
[IgnoreAntiforgeryToken]
public abstract class PublicForm : FormPage
{
    /// <summary>In bytes: many times what such a form can hold.</summary>
    private const int Most = 64 * 1024;

    /// <summary>Longer than keeping or counting something takes: what became of it is not told by a watch.</summary>
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(300);

    /// <summary>What stands on the button that was pressed.</summary>
    protected virtual string Button => "Send";

    /// <summary>What is said to whoever left the page open for long.</summary>
    protected virtual string Stale => $"This page was open for a long time. What you wrote is still here: press {Button} again";

    /// <summary>Whether there is nobody whom the form would reach: then nothing that is sent is looked at, and the page says so to whoever sends whatever.</summary>
    protected virtual Task<bool> NobodyAnswers(CancellationToken ct) => Task.FromResult(false);

    /// <summary>Before every handler, so that none can forget it: what does not come from here does nothing.</summary>
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (HttpMethods.IsPost(Request.Method) && await NobodyAnswers(HttpContext.RequestAborted))
        {
            ModelState.Clear();
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            context.Result = Page();
            return;
        }
        if (await IsFromHere())
        {
            await base.OnPageHandlerExecutionAsync(context, next);
            return;
        }
        ModelState.Clear();
        ModelState.AddModelError("", Stale);
        Response.StatusCode = StatusCodes.Status400BadRequest; // and not 422: a script that sends it again by itself needs another token first, and changes nothing that was typed
        await Show(HttpContext.RequestAborted);
        context.Result = Page();
    }

    /// <summary>Does something that whoever sent the form should not learn by how long it took.</summary>
    protected static async Task Evenly(Func<Task> act, CancellationToken ct)
    {
        var least = Task.Delay(Least, ct);
        await act();
        await least;
    }

    /// <summary>Keeps what was sent, or does not: either takes as long.</summary>
    /// <param name="trap">An input that nobody sees: whoever fills it in is a program, and nothing is kept.</param>
    protected static Task Keep(string? trap, Func<Task> keep, CancellationToken ct) => Evenly(() => string.IsNullOrEmpty(trap) ? keep() : Task.CompletedTask, ct);

    /// <summary>By its name as the form sends it; a number is no choice.</summary>
    protected static T? Chosen<T>(string? sent) where T : struct, Enum =>
        Enum.GetValues<T>().Where(value => value.ToString() == sent).Select(value => (T?)value).FirstOrDefault();

    /// <summary>Sent by a form of this page, and not by another site through somebody's browser. What is only read is always.</summary>
    private async Task<bool> IsFromHere()
    {
        try
        {
            return await HttpContext.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(HttpContext);
        }
        catch (AntiforgeryValidationException)
        {
            return false;
        }
    }
}
