using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Aliases;
using Neighbourhood.Mdt.Cases;
using Neighbourhood.Mdt.Contracts;

namespace Neighbourhood.Mdt.HandOvers;

/// <summary>Somebody joined or left a family of an open case: coordinator and lead practitioner are told, so that they reread who is told what.</summary>
internal sealed class TellsTeamWhenMembershipChanged(Db db, AliasCopy aliases, TeamDesk desk, History history) : IWhen<MembershipChanged>
{
    public async Task Handle(MembershipChanged happened, CancellationToken ct)
    {
        var ids = await aliases.AllOf(happened.HouseholdId, ct);
        foreach (var open in await db.Query<Open>("SELECT id, mdt_id, household_id, lead_user_id FROM mdt_case WHERE household_id IN @ids AND closed_on IS NULL ORDER BY id", new { ids }, ct))
        {
            await history.Add(Subject.Case, open.Id, nameof(CaseStatus.Open), nameof(CaseNote.MembersChanged), ct: ct);
            await desk.Tell(MdtNoticeKind.FamilyChanged, open.Id, open.HouseholdId, [await desk.First(open.MdtId, open.HouseholdId, ct), open.LeadUserId], ct);
        }
    }

    private sealed record Open(Guid Id, Guid MdtId, Guid HouseholdId, Guid LeadUserId);
}
