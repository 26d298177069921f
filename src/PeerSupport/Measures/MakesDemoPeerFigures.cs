using Neighbourhood.Areas.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Matches;
using Neighbourhood.PeerSupport.People;
using Neighbourhood.PeerSupport.Requests;

namespace Neighbourhood.PeerSupport.Measures;

/// <summary>Made-up requests of the demo's families that are over, so that the figures of this year and the last have bars; and things to look at again.</summary>
internal sealed class MakesDemoPeerFigures(Db db, ISend send, TimeProvider clock) : IDemoPart
{
    private static readonly int[] MonthsAgo = [2, 12, 4, 14, 6, 16];
    private static readonly EndCode[] Ends = [EndCode.GoalMet, EndCode.GoalMet, EndCode.GoalMet, EndCode.WantedToStop, EndCode.GoalMet, EndCode.NoContact, EndCode.SteppedUp];
    private static readonly Topic[] About = [Topic.Feeding, Topic.NewBaby, Topic.FeelingLow, Topic.NewBaby, Topic.Premature, Topic.BeingADad, Topic.SingleParent, Topic.Money];

    private sealed record Parent(Guid PersonId, Guid HouseholdId);

    public int Order => 68;

    public string Says => "peer support of the last year, for figures";

    public async Task Make(Kernel.Demo demo, CancellationToken ct)
    {
        if (!demo.Ids.TryGetValue("peer:programme", out var programme) || !demo.Ids.TryGetValue("peer:supporter:2", out var supporter)) return;
        var parents = new List<Parent>();
        foreach (var household in demo.HouseholdIds)
            if ((await send.Ask(new GetHousehold(household), ct))?.Members.FirstOrDefault(m => m.Role is "mother" or "father") is { } parent) parents.Add(new(parent.PersonId, household));
        var areas = (await send.Ask(new GetReportArea([.. parents.Select(p => p.PersonId)], clock.Today()), ct)).ToDictionary(a => a.PersonId);
        var taken = (await db.Query<Guid>("SELECT DISTINCT person_id FROM peersupport_request", null, ct)).ToHashSet();
        for (var nth = 0; nth < 2 * parents.Count; nth++)
        {
            var (parent, number) = (parents[nth % parents.Count], nth);
            // Those of the other pages stay as they are told there.
            if (taken.Contains(parent.PersonId)) continue;
            await db.InOne(() => Row(programme, supporter, parent, number, areas.GetValueOrDefault(parent.PersonId), ct), ct);
        }
        await db.InOne(() => Looks(demo, ct), ct);
    }

    private async Task Row(Guid programme, Guid supporter, Parent parent, int nth, GetReportArea.Area? area, CancellationToken ct)
    {
        var asked = clock.Today().AddMonths(-MonthsAgo[(nth + (nth / MonthsAgo.Length)) % MonthsAgo.Length]).AddDays(-(nth % 23));
        var due = await send.Ask(new AddWorkingDays(asked, await send.Number("peer.matchWd", ct: ct)), ct);
        var matched = due.AddDays(nth % 5 == 0 ? 6 : -(nth % 4));
        var ended = matched.AddDays(20 + (nth % 15));
        var row = new
        {
            id = clock.NewId(),
            programme,
            parent.PersonId,
            parent.HouseholdId,
            status = RequestStatus.Ended,
            source = nth % 3 == 0 ? RequestSource.Self : nth % 3 == 1 ? RequestSource.Hub : RequestSource.Midwife,
            asked,
            due,
            matched,
            ended,
            why = Ends[nth % Ends.Length],
            before = 1 + (nth % 3),
            after = nth % 6 == 5 ? (int?)null : Math.Min(5, 2 + (nth % 4)),
            locality = area?.LocalityId,
            neighbourhood = area?.NeighbourhoodId,
            now = asked.AtLondon(new TimeOnly(10, 0)),
        };
        await db.Execute("""
            INSERT INTO peersupport_request (id, programme_id, person_id, household_id, status, source, waits_for_decision, wants, channel, urgency, share_agreed_on, asked_on, clock_from, due_on, matched_on,
                end_code, ended_on, someone_before, someone_after, expecting, locality_id, neighbourhood_id, created_at, version)
            VALUES (@id, @programme, @PersonId, @HouseholdId, @status, @source, 0, 'SomeoneToTalkTo', 'Text', 'Ordinary', @asked, @asked, @asked, @due, @matched,
                @why, @ended, @before, @after, 0, @locality, @neighbourhood, @now, 1)
            """, row, ct);
        await db.Execute("INSERT INTO peersupport_request_topic (request_id, topic) VALUES (@id, @topic)", new { row.id, topic = About[nth % About.Length] }, ct);
        var at = matched.AtLondon(new TimeOnly(14, 0));
        await db.Execute("""
            INSERT INTO peersupport_match (id, request_id, supporter_id, person_id, status, reasons, offered_on, supporter_said, parent_said, matched_at, first_contact_by, first_contact_at, last_contact_on, end_code,
                ended_at, version)
            VALUES (@match, @id, @supporter, @PersonId, @status, 'topic', @asked, @said, @said, @at, @by, @first, @ended, @why, @endedAt, 1)
            """, new
        {
            match = clock.NewId(),
            row.id,
            supporter,
            parent.PersonId,
            status = MatchStatus.Ended,
            asked,
            said = Said.Yes,
            at,
            by = at.AddHours(48),
            first = at.AddHours(nth % 6 == 0 ? 60 : 20),
            ended,
            row.why,
            endedAt = ended.AtLondon(new TimeOnly(12, 0)),
        }, ct);
    }

    /// <summary>One of each that a coordinator meets most: somebody has moved, somebody is protected now.</summary>
    private async Task Looks(Kernel.Demo demo, CancellationToken ct)
    {
        foreach (var (key, why) in new[] { ("peer:request:active", LookWhy.Moved), ("peer:request:screening", LookWhy.Restricted) })
            if (demo.Ids.TryGetValue(key, out var request))
                await db.Execute("""
                    INSERT INTO peersupport_look (id, programme_id, why, subject_id, person_id, request_id, noted_at, asked_at)
                    SELECT @id, programme_id, @why, id, person_id, id, @at, @at FROM peersupport_request WHERE id = @request
                    """, new { id = clock.NewId(), why, request, at = clock.Now().AddDays(-1) }, ct);
    }
}
