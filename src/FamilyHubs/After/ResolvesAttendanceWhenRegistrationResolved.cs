using Neighbourhood.Families.Contracts;
using Neighbourhood.FamilyHubs.Register;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.After;

/// <summary>Somebody has decided about a family that was held: its attendances say so and keep their ids.</summary>
internal sealed class ResolvesAttendanceWhenRegistrationResolved(WaitingRows waiting, ISend send) : IWhen<RegistrationResolved>
{
    public async Task Handle(RegistrationResolved happened, CancellationToken ct)
    {
        if (happened.Outcome == RegistrationOutcome.MergedInto)
        {
            var kept = happened.PersonId is { } person && await send.Ask(new GetPeople([person]), ct) is [{ HouseholdId: { } home }] ? home : (Guid?)null;
            await waiting.Resolve(happened.HeldId, kept, AttendanceState.MergedInto, ct);
            return;
        }
        var released = happened.Outcome == RegistrationOutcome.Released;
        await waiting.Resolve(happened.HeldId, released ? happened.HeldId : null, released ? AttendanceState.Registered : AttendanceState.NotRegistered, ct);
    }
}
