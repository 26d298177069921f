using Neighbourhood.Contact.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Contact.Holds;

/// <summary>Whoever learns of a loss or a danger stops all that is automatic to these people, at once.</summary>
internal sealed class AnswerHoldContact(HoldKeeper keeper, FailedHolds failed, CurrentUser user) : IRequestOfHandler<HoldContact, Guid>
{
    public Task<Guid> Handle(HoldContact request, CancellationToken ct)
    {
        if (request.PersonIds.All(p => p == Guid.Empty)) throw new Refused(nameof(request.PersonIds), "Say who must not be contacted");
        var hold = new HoldKeeper.Hold(request.HoldId, request.PersonIds, request.Kind, request.PregnancyId, request.UnbornId);
        return failed.Watch(hold, user.Id, async () =>
        {
            await keeper.Set(hold, ct);
            return request.HoldId;
        });
    }
}
