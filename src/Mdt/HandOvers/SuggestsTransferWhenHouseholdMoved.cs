using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Aliases;
using Neighbourhood.Mdt.Cases;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Teams;

namespace Neighbourhood.Mdt.HandOvers;

/// <summary>A family of an open case has moved out of its team's neighbourhoods: the coordinator is told, and shown which team works there. Nothing moves by itself.</summary>
internal sealed class SuggestsTransferWhenHouseholdMoved(Db db, AliasCopy aliases, CaseStates states, TeamDesk desk, History history, TimeProvider clock) : IWhen<HouseholdMoved>
{
    public async Task Handle(HouseholdMoved happened, CancellationToken ct)
    {
        var ids = await aliases.AllOf(happened.HouseholdId, ct);
        foreach (var open in await db.Query<Open>("SELECT id, mdt_id, household_id FROM mdt_case WHERE household_id IN @ids AND closed_on IS NULL ORDER BY id", new { ids }, ct))
        {
            // What was suggested for the place before this one is no more.
            await db.Execute("UPDATE mdt_transfer_suggestion SET ended_at = @now WHERE case_id = @Id AND ended_at IS NULL", new { open.Id, now = clock.Now() }, ct);
            if (await db.Find<int>("SELECT COUNT(*) FROM mdt_team_neighbourhood WHERE mdt_id = @MdtId AND neighbourhood_id = @ToNeighbourhoodId", new { open.MdtId, happened.ToNeighbourhoodId }, ct) > 0) continue;
            if (await states.Of(open.Id, ct) != CaseState.Transferring)
                foreach (var team in await Teams(open.MdtId, happened.ToNeighbourhoodId, ct))
                    await db.Execute("""
                        INSERT INTO mdt_transfer_suggestion (id, case_id, to_mdt_id, moved_on) VALUES (@id, @caseId, @team, @On)
                        """, new { id = clock.NewId(), caseId = open.Id, team, happened.On }, ct);
            // The place is not in the history: not everybody who reads it may know it.
            await history.Add(Subject.Case, open.Id, nameof(CaseStatus.Open), nameof(CaseNote.FamilyMoved), ct: ct);
            await desk.Tell(MdtNoticeKind.FamilyChanged, open.Id, open.HouseholdId, [await desk.First(open.MdtId, open.HouseholdId, ct)], ct);
        }
    }

    /// <summary>Teams of the same kind that work there, else any that talks about families.</summary>
    private async Task<IEnumerable<Guid>> Teams(Guid mdtId, Guid? neighbourhoodId, CancellationToken ct)
    {
        var there = await db.Query<There>("""
            SELECT t.id, CASE WHEN t.kind = o.kind THEN 1 ELSE 0 END AS same
            FROM mdt_team t JOIN mdt_team_neighbourhood n ON n.mdt_id = t.id JOIN mdt_team o ON o.id = @mdtId
            WHERE n.neighbourhood_id = @neighbourhoodId AND t.id <> @mdtId AND t.kind IN @kinds ORDER BY t.id
            """, new { mdtId, neighbourhoodId, kinds = MdtKinds.WithCases }, ct);
        return there.Where(t => t.Same || there.All(o => !o.Same)).Select(t => t.Id);
    }

    private sealed record Open(Guid Id, Guid MdtId, Guid HouseholdId);

    private sealed record There(Guid Id, bool Same);
}
