using FsCheck.Fluent;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Cases;
using Neighbourhood.Mdt.Items;
using Neighbourhood.Mdt.Meetings;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Meetings;

/// <summary>Rule 1 whatever happens: no open case past its review is neither on a list nor seen to wait for the next one.</summary>
public sealed class NothingIsForgottenTests : ArrangedMeeting
{
    private static readonly string[] Deeds = ["plan", "plan", "open", "close", "hold", "hold", "cancel", "take off", "refer", "day", "day", "days", "tick"];

    private sealed record Standing(Guid Id, string Status, bool IsOver);

    [Fact]
    public async Task In_any_order_of_opening_closing_deferring_cancelling_finishing_and_days_no_case_past_its_review_is_lost()
    {
        var cases = new List<Guid>();
        foreach (var due in new[] { -9, -2, 0, 1, 3, 6, 12, 20 }) cases.Add(await Case(due));
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (deed, which) in (from deed in Gen.Elements(Deeds) from which in Gen.Choose(0, 99) select (deed, which)).ListOf(60).Sample(1).Single())
        {
            await Do(deed, which, cases);
            foreach (var where in await Look()) seen.Add(where);
        }
        await Do("plan", 0, cases);
        await Do("open", 0, cases);
        foreach (var where in await Look()) seen.Add(where);
        Assert.NotEmpty(seen); // it looked at something
    }

    [Fact]
    public async Task Of_two_meetings_at_one_time_the_families_wait_for_one()
    {
        var waits = await Case(-9);
        await Planned(5);
        await Planned(5);
        Assert.Equal(["waiting"], await Look());
        var shown = new List<Guid>();
        foreach (var meeting in await Meetings("Planned")) shown.AddRange((await Coordinator.Ask(new SeeMeetingInTime(meeting.Id))).Waiting.Select(w => w.CaseId));
        Assert.Equal([waits], shown);
    }

    private async Task<IReadOnlyList<Standing>> Meetings(params string[] states) => [.. (await World.Sql<Standing>("""
        SELECT id, status, CASE WHEN ends_at <= @now THEN 1 ELSE 0 END AS is_over FROM mdt_meeting ORDER BY starts_at, id
        """, new { now = World.Clock.Now() })).Where(m => states.Contains(m.Status))];

    private async Task Do(string deed, int which, List<Guid> cases)
    {
        Standing? One(IReadOnlyList<Standing> of) => of.Count == 0 ? null : of[which % of.Count];
        switch (deed)
        {
            case "plan" when (await Meetings("Planned", "ListOpen", "ListClosed")).Count(m => !m.IsOver) < 3:
                await Planned(3 + (which % 8));
                break;
            case "open" when One(await Meetings("Planned")) is { IsOver: false } meeting:
                await Coordinator.Send(new OpenList.Command(meeting.Id, await Version(meeting.Id)));
                break;
            case "close" when One(await Meetings("ListOpen")) is { } meeting:
                await Coordinator.Send(new CloseList.Command(meeting.Id, await Version(meeting.Id)));
                break;
            case "hold" when One(await Meetings("ListClosed")) is { } meeting:
                await Hold(meeting.Id, which);
                break;
            case "cancel" when which % 3 == 0 && One(await Meetings("Planned", "ListOpen", "ListClosed")) is { } meeting:
                await Chair.Send(new CancelMeeting.Command(meeting.Id, "No room", await Version(meeting.Id)));
                break;
            case "take off" when One(await Meetings("ListOpen")) is { } meeting && await Items(meeting.Id) is { Count: > 0 } items:
                await Coordinator.Send(new RemoveItem.Command(items[which % items.Count], await Version(items[which % items.Count])));
                break;
            case "refer":
                await Referral(cases[which % cases.Count], which % 4 == 0 ? "Urgent" : "Routine");
                break;
            case "day" or "days":
                World.Clock.Advance(TimeSpan.FromDays(deed == "day" ? 1 : 4));
                break;
            case "tick":
                World.Clock.Advance(TimeSpan.FromHours(1));
                await World.Tick();
                break;
            default: // there is nothing to do it to
                break;
        }
    }

    private async Task Hold(Guid meeting, int which)
    {
        await Chair.Send(new RecordArrival.Command(meeting, Gp.Id, null));
        await Chair.Send(new StartMeeting.Command(meeting, await Version(meeting)));
        foreach (var (item, index) in (await Items(meeting)).Select((item, index) => (item, index)))
        {
            await Chair.Send(new StartItem.Command(item, await Version(item)));
            if ((which + index) % 3 == 0)
            {
                await Chair.Send(new DeferItem.Command(item, "No time was left", await Version(item)));
                continue;
            }
            await Recorded(item);
            await Closed(item);
        }
        await Chair.Send(new FinishMeeting.Command(meeting, await Version(meeting)));
    }

    /// <summary>Where each case past its review was found.</summary>
    private async Task<IReadOnlyList<string>> Look()
    {
        var overdue = await World.Sql<Guid>("SELECT id FROM mdt_case WHERE mdt_id = @Mdt AND closed_on IS NULL AND next_review_on < @Today", new { Mdt, Today });
        var listed = (await World.Sql<Guid>("""
            SELECT i.case_id FROM mdt_item i JOIN mdt_meeting m ON m.id = i.meeting_id
            WHERE i.status IN ('Listed', 'Discussing') AND m.status IN ('ListOpen', 'ListClosed', 'InProgress')
            """)).ToHashSet();
        var waiting = new HashSet<Guid>();
        var coming = (await Meetings("Planned", "ListOpen", "ListClosed")).Where(m => !m.IsOver).ToList();
        foreach (var meeting in coming)
        {
            waiting.UnionWith((await Coordinator.Ask(new SeeMeetingInTime(meeting.Id))).Waiting.Select(w => w.CaseId));
            foreach (var offered in (await Coordinator.Ask(new SeeMeeting(meeting.Id))).Offered)
                waiting.UnionWith(await World.Sql<Guid>("SELECT case_id FROM mdt_referral WHERE id = @ReferralId", offered));
        }
        var shown = coming.Count > 0 ? [] : (await Coordinator.Ask(new ListCases.Query())).Rows.Where(r => r.Overdue).Select(r => r.Id).ToHashSet();
        Assert.All(overdue, c => Assert.True(listed.Contains(c) || waiting.Contains(c) || shown.Contains(c), $"{c} is on no list and waits for none"));
        // And no family stands on two lists at once.
        Assert.Equal(listed.Count, (await World.Sql<int>("""
            SELECT COUNT(*) FROM mdt_item i JOIN mdt_meeting m ON m.id = i.meeting_id
            WHERE i.status IN ('Listed', 'Discussing') AND m.status IN ('ListOpen', 'ListClosed', 'InProgress')
            """)).Single());
        return [.. overdue.Select(c => listed.Contains(c) ? "listed" : waiting.Contains(c) ? "waiting" : "shown")];
    }
}
