using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Supporters;

/// <summary>Somebody who has been through it says that they would like to support others: without an account; the answer is the same to everybody.</summary>
internal static class OfferToVolunteer
{
    /// <summary>In bytes: many times what the form can hold.</summary>
    private const int Most = 64 * 1024;

    /// <summary>Longer than keeping it takes: kept, beyond a limit and trapped are not told apart by a watch.</summary>
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(300);

    [BindProperties]
    [Anyone("whoever would like to volunteer writes without an account; the answer is the same to everybody, and says nothing of anybody")]
    [RequestSizeLimit(Most)]
    [IgnoreAntiforgeryToken] // checked below: who left the page open for long keeps what they typed
    internal sealed class Page(EnquiryDesk desk, IAntiforgery forms, TimeProvider clock) : FormPage
    {
        /// <summary>Made when the form was shown: a second press is the same enquiry.</summary>
        public Guid Id { get; set; }
        public string? Name { get; set; }
        public string? By { get; set; }
        public string? Reach { get; set; }
        public string? Postcode { get; set; }
        public string? About { get; set; }
        public string? Adult { get; set; }

        /// <summary>The trap: nobody sees it, so whoever fills it in is a program.</summary>
        public string? Subject { get; set; }

        internal bool Sent { get; private set; }

        /// <summary>No programme is open: nobody would answer, so nothing is asked.</summary>
        internal bool IsClosed { get; private set; }

        /// <summary>What was just sent reached nobody.</summary>
        internal bool NotSent => IsClosed && HttpMethods.IsPost(Request.Method);

        public Task OnGet(bool sent, CancellationToken ct)
        {
            ModelState.Clear();
            (Sent, Id) = (sent, clock.NewId());
            return Show(ct);
        }

        public async Task<IActionResult> OnPost(CancellationToken ct)
        {
            // All is text here: what cannot be read is refused in the page's own words.
            ModelState.Clear();
            if (Id == Guid.Empty) Id = clock.NewId();
            // Before anything is looked at: to whoever sends whatever, it is the same answer.
            await Show(ct);
            if (IsClosed)
            {
                Response.StatusCode = 422;
                return Page();
            }
            return await Try(async () =>
            {
                if (!await IsFromHere()) throw new Refused("", "This page was open for a long time. What you wrote is still here: press Send again");
                var enquiry = new Enquiry(Name, Enum.GetValues<AnswerBy>().Where(b => b.ToString() == By).Select(b => (AnswerBy?)b).FirstOrDefault(), Reach, About).Cleaned();
                enquiry.Check(new Refusals().If(Adult != "true", "Adult", "Volunteers are 18 or over: tick the box if you are"));
                var least = Task.Delay(Least, ct);
                if (string.IsNullOrEmpty(Subject)) await desk.Take(Id, enquiry, Postcode, HttpContext.Connection.RemoteIpAddress, ct);
                await least;
                return Redirect("/peersupport/volunteer?sent=true");
            });
        }

        protected override async Task Show(CancellationToken ct) => IsClosed = !await desk.SomebodyAnswers(ct);

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
    }
}
