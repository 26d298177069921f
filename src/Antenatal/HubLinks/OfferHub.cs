using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.FamilyHubs.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.HubLinks;

/// <summary>A midwife offers a hub, with her, in words of her own choosing, and where she says yes asks it to ring her (form F6): in under a minute.</summary>
internal static class OfferHub
{
    /// <param name="Id">The offer's, and the link's where she says yes.</param>
    /// <param name="DueOn">When the baby is due; asked only where it is not known yet, and then this or <paramref name="NotKnownYet"/>.</param>
    /// <param name="DueFrom">How that is known; asked with it.</param>
    /// <param name="Wording">Which words were used, by their code.</param>
    /// <param name="LaterOn">The day on which she would like to be asked again.</param>
    [Allows(Permissions.MakeLinks, On = nameof(PregnancyId))]
    internal sealed record Command(
        Guid Id, Guid PregnancyId, string? Wording, OfferAnswer? Answer, DateOnly? LaterOn, DateOnly? DueOn, bool NotKnownYet, IReadOnlyList<string>? Share, IReadOnlyList<string>? Needs,
        IReadOnlyList<string>? Tell, PartnerWelcome? Partner, Guid? SiteId, DueFrom? DueFrom = null) : ICommand<Guid>;

    internal sealed class Handler(PregnancySteps steps, LinkRules rules, OfferDesk desk, TimeProvider clock) : ICommandHandler<Command, Guid>
    {
        /// <summary>Days for which a baby may still be expected after the due date.</summary>
        private const int Overdue = DueDates.Longest - Gestation.Term;

        /// <summary>38 weeks: nobody knows of it earlier.</summary>
        private const int LatestDue = 266;

        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            var now = await steps.Find(command.PregnancyId, ct);
            var her = await rules.ToOffer(now, ct);
            var choices = new LinkChoices(command.Share, command.Needs, command.Tell, command.Partner);
            Check(command, choices, now.AgreedEdd, clock.Today());
            if (command.Answer == OfferAnswer.YesCallMe) await rules.ToAsk(now.PersonId, command.SiteId!.Value, ct);
            if (now.AgreedEdd is null && command.DueOn is { } due) now = await desk.NowDue(now, due, command.DueFrom!.Value, ct);
            await desk.Keep(command.Id, now, LinkWords.Wordings[command.Wording!], command.Answer!.Value, command.LaterOn, command.SiteId, ct);
            if (command.Answer == OfferAnswer.YesCallMe) await desk.Ask(command.Id, now, her, command.SiteId!.Value, choices, ct);
            return command.Id;
        }

        private static void Check(Command command, LinkChoices choices, DateOnly? edd, DateOnly today) => choices.Check(new Refusals()
            .If(command.Id == Guid.Empty, "Id", "Send the id of the link, a new UUID")
            .If(command.Wording is null || !LinkWords.Wordings.ContainsKey(command.Wording), "Wording", "Choose the words that you used")
            .If(command.Answer is not { } answer || !Enum.IsDefined(answer), "Answer", "Choose what she said")
            .If(command.Answer == OfferAnswer.Later && command.LaterOn is null, "LaterOn", "Enter the day on which she would like to be asked again")
            .If(command.Answer == OfferAnswer.Later && command.LaterOn is { } later && (later <= today || later > (edd ?? command.DueOn ?? today.AddDays(Gestation.Term)).AddDays(Overdue)), "LaterOn", "The day must be after today, and while the baby is still expected")
            .If(edd is null && command is { DueOn: null, NotKnownYet: false }, "DueOn", "Enter when the baby is due, or say that it is not known yet")
            .If(edd is null && command is { DueOn: not null, NotKnownYet: true }, "NotKnownYet", "Leave this empty, or take the due date out")
            .If(edd is null && command.DueOn is { } due && (due < today.AddDays(-Overdue) || due > today.AddDays(LatestDue)), "DueOn", "The due date must be within the next 38 weeks, or no more than three weeks ago")
            .If(edd is null && command.DueOn is not null && command.DueFrom is not (Pregnancies.DueFrom.Scan or Pregnancies.DueFrom.Period), "DueFrom", "Choose how the due date is known")
            .If(command.Answer == OfferAnswer.YesCallMe && (command.SiteId is null || command.SiteId == Guid.Empty), "SiteId", "Choose a hub"))
            .Throw();
    }

    [Allows(Permissions.MakeLinks, On = nameof(PregnancyId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send, TimeProvider clock) : FormPage
    {
        public Guid Id { get; set; }
        public Guid PregnancyId { get; set; }
        public string? Wording { get; set; }
        public OfferAnswer? Answer { get; set; }
        public DateOnly? LaterOn { get; set; }
        public DateOnly? DueOn { get; set; }
        public DueFrom? DueFrom { get; set; }
        public bool NotKnownYet { get; set; }
        public List<string> Share { get; set; } = [];
        public List<string> Needs { get; set; } = [];
        public List<string> Tell { get; set; } = [];
        public PartnerWelcome? Partner { get; set; }
        public Guid? SiteId { get; set; }

        internal SeeOffer.View Shown { get; private set; } = null!;

        internal IReadOnlyList<GetSitesNear.Site> Sites { get; private set; } = [];

        /// <summary>The one that is chosen already: near her home, or the only one there is. Where none is known to be near, it is chosen with her.</summary>
        internal GetSitesNear.Site? Nearest => Sites is [var first, ..] && (first.Nearness <= 1 || Sites.Count == 1) ? first : null;

        /// <summary>The form with what is usual chosen already: whatever she decides is not.</summary>
        public async Task<IActionResult> OnGet(CancellationToken ct)
        {
            await Show(ct);
            if (Shown.OpenLink is { } open) return Redirect($"/antenatal/links/{open}");
            ModelState.Clear();
            (Id, Wording, Partner, SiteId, DueFrom) = (clock.NewId(), LinkWords.Wordings.Keys.First(), PartnerWelcome.NotAsked, Nearest?.SiteId, Pregnancies.DueFrom.Scan);
            Share = [.. LinkWords.Shares.Keys];
            return Page();
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try<IActionResult>(async () =>
        {
            var id = await send.Send(new Command(Id, PregnancyId, Wording, Answer, Answer == OfferAnswer.Later ? LaterOn : null, DueOn, NotKnownYet, Share, Needs, Tell, Partner, SiteId, DueFrom), ct);
            return Redirect(Answer == OfferAnswer.YesCallMe ? $"/antenatal/links/{id}" : $"/antenatal/pregnancies/{PregnancyId}");
        });

        protected override async Task Show(CancellationToken ct)
        {
            Shown = await send.Ask(new SeeOffer(PregnancyId), ct);
            // Who answers a midwife works at a hub: those stand first, the nearest of them chosen already.
            Sites = [.. (await send.Ask(new GetSitesNear(Shown.Postcode, clock.Today()), ct)).Where(s => s.Kind != "virtual").OrderBy(s => s.Kind == "hub" ? 0 : 1)];
        }
    }
}
