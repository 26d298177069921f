using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Pregnancies;

/// <summary>Whoever talked with somebody under 16 about her safety records it: who, when, and what came of it. The urgent tasks are done then.</summary>
internal static class RecordConversation
{
    /// <param name="ByUserId">Who talked with her; null for whoever records it.</param>
    [Allows(Permissions.HoldConversation, On = nameof(PregnancyId))]
    internal sealed record Command(Guid PregnancyId, DateOnly? DiscussedOn, Guid? ByUserId, string? Outcome) : ICommand;

    internal sealed class Handler(Db db, ISend send, Seen seen, Under16 under16, History history, TimeProvider clock) : ICommandHandler<Command>
    {
        private sealed record Row(DateOnly? DiscussedOn, string? Outcome);

        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var id = (await seen.See(command.PregnancyId, ct)).Id;
            if (command.DiscussedOn is not { } on) throw new Refused("DiscussedOn", "Enter the day of the conversation");
            var held = new Discussion(on, command.ByUserId, command.Outcome);
            Under16.Check(new Refusals(), held, clock.Today()).Throw();
            if (command.ByUserId is { } by && await send.Ask(new GetStaff([by]), ct) is not [{ Ended: false }]) throw new Refused("ByUserId", "Choose who talked with her from the list");
            var row = await db.Find<Row>("SELECT discussed_on, outcome FROM antenatal_under_16 WHERE pregnancy_id = @id", new { id }, ct)
                ?? throw new Refused("", "She is not under 16: no conversation is asked for");
            if (row.DiscussedOn == on && row.Outcome == command.Outcome!.Trim()) return default;
            if (row.DiscussedOn is not null) throw new Conflict("A conversation is recorded already. Look at what stands now.",
                new Dictionary<string, string?>(StringComparer.Ordinal) { ["Held on"] = row.DiscussedOn?.Date(), ["What came of it"] = row.Outcome },
                new Dictionary<string, string?>(StringComparer.Ordinal) { ["Held on"] = on.Date(), ["What came of it"] = command.Outcome });
            await under16.Hold(id, held, ct);
            await history.Note(id, Noted.DiscussionHeld, null, ct);
            return default;
        }
    }

    [Allows(Permissions.HoldConversation, On = nameof(PregnancyId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send, TimeProvider clock) : PregnancyPage(send)
    {
        public DateOnly? DiscussedOn { get; set; }
        public Guid? ByUserId { get; set; }
        public string? Outcome { get; set; }

        public IEnumerable<SelectListItem> Workers { get; private set; } = [];

        public Task<IActionResult> OnGet(CancellationToken ct) => Begin(v => v.Under16 is { On: null }, _ => DiscussedOn = clock.Today(), ct);

        public Task<IActionResult> OnPost(CancellationToken ct) => Step(new Command(PregnancyId, DiscussedOn, ByUserId, Outcome), ct);

        protected override async Task Show(CancellationToken ct)
        {
            await base.Show(ct);
            Workers = Staff.Choices((await Sender.Ask(new FindStaff(null, Roles.SafeguardingLead), ct)).Concat(await Sender.Ask(new FindStaff(null, Roles.Midwife), ct)).DistinctBy(w => w.Id));
        }
    }
}
