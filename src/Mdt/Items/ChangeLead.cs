using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.HandOvers;
using Neighbourhood.Mdt.Meetings;

namespace Neighbourhood.Mdt.Items;

/// <summary>The chair asks somebody to lead the case from now; who chooses themselves leads at once, anybody else once they have accepted.</summary>
internal static class ChangeLead
{
    /// <param name="CaseVersion">Of the case, as the page showed it.</param>
    /// <param name="Note">What the new lead must know; the team may have said it already.</param>
    [Allows(Permissions.Chair, On = nameof(ItemId))]
    internal sealed record Command(Guid ItemId, Guid? LeadUserId, int CaseVersion, string? Note = null) : ICommand;

    internal sealed class Handler(Db db, ItemSteps steps, LeadOffers leads, ISend send, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var item = await steps.Discussing(command.ItemId, ct);
            if (command.LeadUserId is not { } to) throw new Refused("LeadUserId", "Choose the lead practitioner");
            if (!(await send.Ask(new GetStaff([to]), ct)).Any(w => w.Id == to && !w.Ended)) throw new Refused("LeadUserId", "Choose somebody whose account is open");
            if (await Conflicts.Has(db, to, item.HouseholdId, ct)) throw new Refused("LeadUserId", Conflicts.NoLead);
            new Refusals().Text(command.Note, "LeadNote", HandOver.LongestLeadNote).Throw();
            if (command.CaseVersion != item.CaseVersion && to != item.LeadUserId && (await leads.Waiting(item.CaseId, ct))?.ToUserId != to)
                throw new Conflict("Somebody else has changed this case. Look at who leads and who is asked now, then try again.");
            await leads.Offer(clock.NewId(), item.CaseId, to, string.IsNullOrWhiteSpace(command.Note) ? null : command.Note.Trim(), ct);
            return default;
        }
    }

    [Allows(Permissions.Chair, On = nameof(ItemId))]
    internal sealed class Page(ISend send) : ConsolePage(send)
    {
        public Task<IActionResult> OnPost(CancellationToken ct) =>
            Do(() => Sender.Send(new Command(ItemId!.Value, LeadUserId, CaseVersion, LeadNote), ct), ct, done: [nameof(LeadUserId), nameof(LeadNote)]);
    }
}
