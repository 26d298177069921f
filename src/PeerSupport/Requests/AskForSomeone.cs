using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Requests;

/// <summary>A parent asks for somebody to talk to: without an account or a script. The answer is the same whoever they are and whatever becomes of it, and takes as long.</summary>
internal static class AskForSomeone
{
    private const string Why = "a parent asks for somebody to talk to without an account; the answer is the same to everybody, and says nothing of anybody";

    [BindProperties]
    [Anyone(Why)]
    internal sealed class Page(AskedDesk desk, IStringLocalizer<Texts> texts, TimeProvider clock) : PublicForm
    {
        /// <summary>Made when the form was shown: a second press is the same request.</summary>
        public Guid Id { get; set; }
        public List<string> Wants { get; set; } = [];
        public List<string> About { get; set; } = [];
        public string? Channel { get; set; }
        public string? FirstName { get; set; }
        public string? Age { get; set; }
        public string? Pregnant { get; set; }
        public string? Postcode { get; set; }
        public string? By { get; set; }
        public string? Reach { get; set; }
        public string? SafeWhen { get; set; }
        public string? Language { get; set; }
        public string? PreferSex { get; set; }
        public string? PreferAge { get; set; }
        public string? PreferNear { get; set; }
        public string? Prefer { get; set; }
        public string? Avoid { get; set; }
        public string? ShareAgreed { get; set; }

        /// <summary>The trap: nobody sees it, so whoever fills it in is a program.</summary>
        public string? Website { get; set; }

        /// <summary>Something was just sent.</summary>
        internal bool Sent { get; private set; }

        internal IStringLocalizer<Texts> Says => texts;

        protected override string Stale => texts["Wrong_Page"];

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
                var words = new AskerWords(
                    FirstName, Chosen<AskerAge>(Age), YesOrNo(Pregnant), [.. Wants.Select(Chosen<Want>).OfType<Want>().Distinct()], [.. About.Select(Chosen<Topic>).OfType<Topic>().Distinct()],
                    Chosen<Channel>(Channel), Postcode, Chosen<ReachWay>(By), Reach, SafeWhen, Language, Prefer, Avoid, YesOrNo(ShareAgreed), PreferSex, PreferAge, PreferNear).Cleaned();
                words.Check(texts);
                try
                {
                    await Keep(Website, () => desk.Take(Id, words, HttpContext.Connection.RemoteIpAddress, texts, ct), ct);
                }
                catch (Busy)
                {
                    throw new Refused("", texts["Wrong_Busy"]);
                }
                return Redirect("/peersupport/someone?sent=true");
            });
        }

        protected override async Task<bool> NobodyAnswers(CancellationToken ct) => IsClosed = !await desk.SomebodyAnswers(ct);

        private static bool? YesOrNo(string? sent) => sent switch { "true" => true, "false" => false, _ => null };
    }
}
