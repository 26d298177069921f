using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;

namespace Neighbourhood.Mdt.Actions;

/// <summary>Whoever owes an action now learns that there is one; of an organisation, all of it who were invited.</summary>
internal sealed class TellsOwnerWhenMdtActionAssigned(ActionOwners owners, IOutbox outbox, TimeProvider clock) : IWhen<MdtActionAssigned>
{
    public async Task Handle(MdtActionAssigned happened, CancellationToken ct)
    {
        var told = await owners.Workers(happened.ActionId, ct);
        if (told.Count > 0) await outbox.Add(new MdtNoticeGiven(clock.NewId(), MdtNoticeKind.ActionAssigned, told, happened.ActionId), ct);
    }
}
