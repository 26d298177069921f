using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.Kernel;

namespace Neighbourhood.Host;

/// <summary>Tells whoever met an error what to do now.</summary>
internal static class ShowError
{
    [Anyone("an error can meet anybody")]
    [IgnoreAntiforgeryToken]
    [ResponseCache(NoStore = true, Duration = 0)]
    internal sealed class Page : PageModel
    {
        public string Heading { get; private set; } = "";

        public IReadOnlyList<string> Says { get; private set; } = [];

        public void OnGet() => Tell();

        public void OnPost() => Tell();

        /// <summary>The status that was set before the page was asked for; opened directly, the page was not found.</summary>
        private void Tell()
        {
            if (Response.StatusCode == 200) Response.StatusCode = 404;
            (Heading, Says) = Words(Response.StatusCode);
        }

        private static (string Heading, IReadOnlyList<string> Says) Words(int status) => status switch
        {
            400 or 405 => ("That did not work", ["The page may have been open for too long, or the address is not complete.", "Go back, load the page again and try once more. Nothing was saved."]),
            401 => ("Sign in first", ["You need to sign in to open this page."]),
            403 => ("You cannot open this page", ["Your roles do not include it.", "If your work needs it, ask whoever looks after accounts in your organisation."]),
            404 => ("Page not found", ["It does not exist, or it is not yours to see.", "If you typed the address, check it. If you followed a link, the thing may have moved to another team."]),
            409 => ("Somebody else was first", ["What you sent no longer fits what stands now. Nothing of it was saved.", "Go back, load the page again and look at what changed."]),
            422 => ("Something is missing", ["What was sent cannot be saved as it is.", "Go back and check what you entered."]),
            503 => ("The service is busy", ["Nothing was saved. Wait a moment and try again."]),
            _ => ("Sorry, there is a problem with the service", ["Nothing was saved by the last step. Try again in a few minutes.", "If it goes on, tell whoever runs the service what you were doing and when."]),
        };
    }
}
