using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Antenatal.People;
using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Contact.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Milestones;

/// <summary>A midwife reads why a woman counts as quiet, finds out, and says what came of it.</summary>
internal static class CloseSilence
{
    [Allows(Permissions.Write, On = nameof(SilenceId))]
    internal sealed record Query(Guid SilenceId) : IQuery<View>;

    /// <param name="At">"15+2", or "Not known"; null where no baby is expected any more.</param>
    /// <param name="LastSpokenOn">When somebody of any service spoke with the family; null for never, or not the viewer's to know.</param>
    /// <param name="ClosedBy">Null while it is open.</param>
    internal sealed record View(Silences.Standing Silence, string Who, string? At, PregnancyStatus Status, Quiet.Silence? Quiet, DateOnly? LastSpokenOn, int? Attempts, bool Held, string? ClosedBy);

    internal sealed class Asking(Silences silences, Seen seen, ISend send, Quiet quiet, DoNotContact contact, Audit audit, TimeProvider clock) : IQueryHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            var silence = await silences.Find(query.SilenceId, ct);
            var pregnancy = await seen.See(silence.PregnancyId, ct);
            var who = await send.NameOf(pregnancy.PersonId, ct);
            var names = await send.Names([silence.ClosedBy], ct);
            var spoken = await Spoken(pregnancy.HouseholdId, ct);
            var held = (await contact.Held([pregnancy.PersonId], ct)).Count > 0;
            var missed = (await quiet.Of([pregnancy.Id], ct)).GetValueOrDefault(pregnancy.Id);
            audit.Saw(pregnancy.PersonId);
            return new(silence, who, Pregnancy.IsExpecting(pregnancy.Status) ? Gestation.Of(pregnancy.AgreedEdd, clock.Today())?.Text ?? "Not known" : null, pregnancy.Status, missed, spoken?.LastSpokenOn, spoken?.Attempts, held,
                silence.ClosedOn is null ? null : names(silence.ClosedBy));
        }

        private async Task<GetContactSummary.Answer?> Spoken(Guid? householdId, CancellationToken ct)
        {
            if (householdId is not { } household) return null;
            try
            {
                return await send.Ask(new GetContactSummary(household), ct);
            }
            catch (Exception refused) when (refused is NotFound or Denied)
            {
                return null; // not (yet) the viewer's to see
            }
        }
    }

    [Allows(Permissions.Write, On = nameof(SilenceId))]
    internal sealed record Command(Guid SilenceId, string? Outcome) : ICommand;

    internal sealed class Handler(Silences silences, CurrentUser user) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var silence = await silences.Find(command.SilenceId, ct);
            new Refusals().Text(command.Outcome, "Outcome", 500, "Say what came of it").Throw();
            var outcome = command.Outcome!.Trim();
            if (silence.ClosedOn is not null && silence.Outcome == outcome && silence.ClosedBy == user.Id) return default; // pressed twice
            if (!await silences.Close(silence, outcome, user.Id, ct)) throw new Conflict("Somebody else has already said what came of this. Read it below.");
            return default;
        }
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.Write, On = nameof(SilenceId))]
    internal sealed class Page(ISend send) : FormPage
    {
        public Guid PregnancyId { get; set; }
        public Guid SilenceId { get; set; }
        public string? Outcome { get; set; }

        internal View Shown { get; private set; } = null!;

        public Task OnGet(CancellationToken ct) => Show(ct);

        public Task<IActionResult> OnPost(CancellationToken ct) => Try<IActionResult>(async () =>
        {
            await send.Send(new Command(SilenceId, Outcome), ct);
            return Redirect("/antenatal");
        });

        protected override async Task Show(CancellationToken ct)
        {
            Shown = await send.Ask(new Query(SilenceId), ct);
            if (Shown.Silence.PregnancyId != PregnancyId) throw new NotFound("This question");
        }
    }
}
