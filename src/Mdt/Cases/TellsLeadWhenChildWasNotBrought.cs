using Neighbourhood.Families.Contracts;
using Neighbourhood.FamilyHubs.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.HandOvers;

namespace Neighbourhood.Mdt.Cases;

/// <summary>
/// A child of an open case was booked into a targeted group and was not brought: it stands in the case's history, and the lead practitioner is told to
/// ask why. Not where somebody objects to the child being talked about.
/// </summary>
internal sealed class TellsLeadWhenChildWasNotBrought(Db db, CasesOfPerson cases, TeamDesk desk, History history, ISend send) : IWhen<ChildWasNotBrought>
{
    private sealed record Led(Guid HouseholdId, Guid LeadUserId);

    public async Task Handle(ChildWasNotBrought happened, CancellationToken ct)
    {
        if (await send.Ask(new GetSharingBasis(happened.PersonId, SharingPurpose.MdtDiscussion), ct) == SharingBasis.Objection) return;
        foreach (var id in await cases.Of(happened.PersonId, ct))
        {
            var led = (await db.Find<Led>("SELECT household_id, lead_user_id FROM mdt_case WHERE id = @id", new { id }, ct))!;
            await history.Add(Subject.Case, id, nameof(CaseStatus.Open), nameof(CaseNote.ChildNotBrought), ct: ct);
            await desk.Tell(MdtNoticeKind.ChildNotBrought, id, led.HouseholdId, [led.LeadUserId], ct);
        }
    }
}
