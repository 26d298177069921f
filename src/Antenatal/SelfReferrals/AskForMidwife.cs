using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.SelfReferrals;

/// <summary>Somebody who is expecting asks a midwife to contact her: without an account, a script or a letter. The answer is the same whoever she is and whatever becomes of it, and takes as long.</summary>
internal static class AskForMidwife
{
    private const string Why = "whoever is expecting asks for a midwife without an account; the answer is the same to everybody, and says nothing of anybody";

    /// <summary>In bytes: many times what the form can hold.</summary>
    private const int Most = 64 * 1024;

    /// <summary>Longer than keeping it takes: kept, beyond a limit and trapped are not told apart by a watch.</summary>
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(300);

    [BindProperties]
    [Anyone(Why)]
    [RequestSizeLimit(Most)]
    [IgnoreAntiforgeryToken] // checked below: who left the page open for long keeps what she typed
    internal sealed class Page(RequestDesk desk, IAntiforgery forms, IStringLocalizer<Texts> texts, TimeProvider clock) : FormPage
    {
        /// <summary>Made when the form was shown: a second press is the same request.</summary>
        public Guid Id { get; set; }
        public string? FirstName { get; set; }
        public string? FamilyName { get; set; }
        public string? Age { get; set; }
        public string? Postcode { get; set; }
        public string? By { get; set; }
        public string? Reach { get; set; }
        public string? SafeWhen { get; set; }
        public string? Interpreter { get; set; }
        public string? Language { get; set; }

        /// <summary>The trap: nobody sees it, so whoever fills it in is a program.</summary>
        public string? Topic { get; set; }

        /// <summary>Something was just sent.</summary>
        internal bool Sent { get; private set; }

        internal IStringLocalizer<Texts> Says => texts;

        public void OnGet(bool sent)
        {
            ModelState.Clear();
            (Sent, Id) = (sent, clock.NewId());
        }

        public async Task<IActionResult> OnPost(CancellationToken ct)
        {
            // All is text here: what cannot be read is refused in the page's own words.
            ModelState.Clear();
            if (Id == Guid.Empty) Id = clock.NewId();
            return await Try(async () =>
            {
                if (!await IsFromHere()) throw new Refused("", texts["Wrong_Page"]);
                var wish = new Wish(FirstName, FamilyName, Chosen<AgeBand>(Age), Postcode, Chosen<ReachWay>(By), Reach, SafeWhen, Interpreter == "true", Language).Cleaned();
                wish.Check(texts);
                var least = Task.Delay(Least, ct);
                try
                {
                    if (string.IsNullOrEmpty(Topic)) await desk.Take(Id, wish, HttpContext.Connection.RemoteIpAddress, texts, ct);
                }
                catch (Busy)
                {
                    throw new Refused("", texts["Wrong_Busy"]);
                }
                await least;
                return Redirect("/antenatal/expecting?sent=true");
            });
        }

        /// <summary>Sent by the form of this page, and not by another site through somebody's browser.</summary>
        private async Task<bool> IsFromHere()
        {
            try
            {
                return await forms.IsRequestValidAsync(HttpContext);
            }
            catch (AntiforgeryValidationException)
            {
                return false;
            }
        }

        /// <summary>By its name as the form sends it; a number is no choice.</summary>
        private static T? Chosen<T>(string? sent) where T : struct, Enum =>
            Enum.GetValues<T>().Where(value => value.ToString() == sent).Select(value => (T?)value).FirstOrDefault();
    }
}
