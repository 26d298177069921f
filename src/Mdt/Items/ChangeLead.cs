using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Items;

/// <summary>The chair says who leads on the case from now.</summary>
internal static class ChangeLead
{
    [Allows(Permissions.Chair, On = nameof(ItemId))]
    internal sealed record Command(Guid ItemId, Guid? LeadUserId) : ICommand;

    internal sealed class Handler(ItemSteps steps, LeadChange lead, ISend send) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var item = await steps.Discussing(command.ItemId, ct);
            if (command.LeadUserId is not { } to) throw new Refused("LeadUserId", "Choose the lead practitioner");
            if (!(await send.Ask(new GetStaff([to]), ct)).Any(w => w.Id == to && !w.Ended)) throw new Refused("LeadUserId", "Choose somebody whose account is open");
            await lead.To(item.MdtId, item.CaseId, item.HouseholdId, item.LeadUserId, to, ct);
            return default;
        }
    }

    [Allows(Permissions.Chair, On = nameof(ItemId))]
    internal sealed class Page(ISend send) : ConsolePage(send)
    {
        public Task<IActionResult> OnPost(CancellationToken ct) =>
            Do(() => Sender.Send(new Command(ItemId!.Value, LeadUserId), ct), ct, done: [nameof(LeadUserId)]);
    }
}
