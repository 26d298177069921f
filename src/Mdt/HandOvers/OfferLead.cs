using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Meetings;

namespace Neighbourhood.Mdt.HandOvers;

/// <summary>A coordinator or chair asks somebody to lead a case from now, with a note of what they must know; who leads goes on until they accept.</summary>
internal static class OfferLead
{
    /// <param name="Note">Needed, unless one chooses oneself.</param>
    [Allows(Permissions.HandOver, On = nameof(CaseId))]
    internal sealed record Command(Guid Id, Guid CaseId, Guid? LeadUserId, string? Note) : ICommand<Guid>;

    internal sealed class Handler(Db db, LeadOffers offers, ISend send, CurrentUser user) : ICommandHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            var led = await offers.Case(command.CaseId, ct);
            if (led.ClosedOn is not null) throw new Refused("", "This case is closed, so nobody leads it any more");
            if (command.LeadUserId is not { } to) throw new Refused("LeadUserId", "Choose who is to lead");
            new Refusals().HasId(command.Id)
                .If(to == led.LeadUserId, "LeadUserId", "Choose somebody else: they lead already")
                .Text(command.Note, "Note", HandOver.LongestLeadNote, to == user.Id ? null : "Write what they must know before they say yes")
                .Throw();
            if (await send.Ask(new GetStaff([to]), ct) is not [{ Ended: false }]) throw new Refused("LeadUserId", "Choose somebody whose account is open");
            if (await Conflicts.Has(db, to, led.HouseholdId, ct)) throw new Refused("LeadUserId", Conflicts.NoLead);
            await offers.Offer(command.Id, command.CaseId, to, string.IsNullOrWhiteSpace(command.Note) ? null : command.Note.Trim(), ct);
            return command.Id;
        }
    }

    [Allows(Permissions.HandOver, On = nameof(CaseId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send, TimeProvider clock) : FormPage
    {
        public Guid Id { get; set; }
        public Guid CaseId { get; set; }
        public string? Search { get; set; }
        public Guid? LeadUserId { get; set; }
        public string? Note { get; set; }

        public SeeLead.Answer Shown { get; private set; } = null!;

        public IReadOnlyList<GetStaff.Worker> Workers { get; private set; } = [];

        public async Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            Id = clock.NewId();
            await Show(ct);
        }

        /// <summary>Posted, so that no name stands in an address.</summary>
        public Task OnPostFind(CancellationToken ct)
        {
            foreach (var input in ModelState.Keys) ModelState.ClearValidationState(input);
            return Show(ct);
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(Id, CaseId, LeadUserId, Note), ct);
            return Redirect($"/mdt/cases/{CaseId}/lead");
        });

        protected override async Task Show(CancellationToken ct)
        {
            Shown = await send.Ask(new SeeLead(CaseId), ct);
            var found = await send.Ask(new FindStaff(Search), ct);
            var chosen = LeadUserId is { } one && found.All(w => w.Id != one) ? await send.Ask(new GetStaff([one]), ct) : [];
            Workers = [.. chosen, .. found.Where(w => w.Id != Shown.LeadUserId)];
        }
    }
}
