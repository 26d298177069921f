using Neighbourhood.Contact.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.People;

/// <summary>Contact may go on: they can be booked again. Nothing that was refused is sent by itself.</summary>
internal sealed class ReleasesFamiliesWhenContactReleased(Db db) : IWhen<ContactReleased>
{
    public Task Handle(ContactReleased happened, CancellationToken ct) =>
        db.Execute("DELETE FROM familyhubs_hold WHERE hold_id = @HoldId AND person_id IN @PersonIds", new { happened.HoldId, happened.PersonIds }, ct);
}
