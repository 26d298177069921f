using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Meetings;

namespace Neighbourhood.Mdt.Items;

/// <summary>The chair says who leads on the case from now.</summary>
internal static class ChangeLead
{
    /// <param name="CaseVersion">Of the case, as the page showed it.</param>
    [Allows(Permissions.Chair, On = nameof(ItemId))]
    internal sealed record Command(Guid ItemId, Guid? LeadUserId, int CaseVersion) : ICommand;

    internal sealed class Handler(Db db, ItemSteps steps, LeadChange lead, ISend send) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var item = await steps.Discussing(command.ItemId, ct);
            if (command.LeadUserId is not { } to) throw new Refused("LeadUserId", "Choose the lead practitioner");
            if (!(await send.Ask(new GetStaff([to]), ct)).Any(w => w.Id == to && !w.Ended)) throw new Refused("LeadUserId", "Choose somebody whose account is open");
            if (await Conflicts.Has(db, to, item.HouseholdId, ct)) throw new Refused("LeadUserId", Conflicts.NoLead);
            await lead.To(item.MdtId, item.CaseId, item.HouseholdId, item.LeadUserId, to, command.CaseVersion, ct);
            return default;
        }
    }

    [Allows(Permissions.Chair, On = nameof(ItemId))]
    internal sealed class Page(ISend send) : ConsolePage(send)
    {
        public Task<IActionResult> OnPost(CancellationToken ct) =>
            Do(() => Sender.Send(new Command(ItemId!.Value, LeadUserId, CaseVersion), ct), ct, done: [nameof(LeadUserId)]);
    }
}
