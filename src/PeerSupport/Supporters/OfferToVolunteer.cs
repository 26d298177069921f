using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Supporters;

/// <summary>Somebody who has been through it says that they would like to support others: without an account; the answer is the same to everybody.</summary>
internal static class OfferToVolunteer
{
    [BindProperties]
    [Anyone("whoever would like to volunteer writes without an account; the answer is the same to everybody, and says nothing of anybody")]
    internal sealed class Page(EnquiryDesk desk, TimeProvider clock) : PublicForm
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
            return NobodyAnswers(ct);
        }

        public async Task<IActionResult> OnPost(CancellationToken ct)
        {
            // All is text here: what cannot be read is refused in the page's own words.
            ModelState.Clear();
            if (Id == Guid.Empty) Id = clock.NewId();
            return await Try(async () =>
            {
                var enquiry = new Enquiry(Name, Chosen<AnswerBy>(By), Reach, About).Cleaned();
                enquiry.Check(new Refusals().If(Adult != "true", "Adult", "Volunteers are 18 or over: tick the box if you are"));
                await Keep(Subject, () => desk.Take(Id, enquiry, Postcode, HttpContext.Connection.RemoteIpAddress, ct), ct);
                return Redirect("/peersupport/volunteer?sent=true");
            });
        }

        protected override async Task<bool> NobodyAnswers(CancellationToken ct) => IsClosed = !await desk.SomebodyAnswers(ct);
    }
}
