using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.SelfReferrals;

/// <summary>Somebody who is expecting asks a midwife to contact her: without an account, a script or a letter. The answer is the same whoever she is and whatever becomes of it, and takes as long.</summary>
internal static class AskForMidwife
{
    private const string Why = "whoever is expecting asks for a midwife without an account; the answer is the same to everybody, and says nothing of anybody";

    [BindProperties]
    [Anyone(Why)]
    internal sealed class Page(RequestDesk desk, IStringLocalizer<Texts> texts, TimeProvider clock) : PublicForm
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

        protected override string Stale => texts["Wrong_Page"];

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
                var wish = new Wish(FirstName, FamilyName, Chosen<AgeBand>(Age), Postcode, Chosen<ReachWay>(By), Reach, SafeWhen, Interpreter == "true", Language).Cleaned();
                wish.Check(texts);
                try
                {
                    await Keep(Topic, () => desk.Take(Id, wish, HttpContext.Connection.RemoteIpAddress, texts, ct), ct);
                }
                catch (Busy)
                {
                    throw new Refused("", texts["Wrong_Busy"]);
                }
                return Redirect("/antenatal/expecting?sent=true");
            });
        }
    }
}
