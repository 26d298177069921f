using Neighbourhood.Areas.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Items;
using Neighbourhood.Mdt.Minutes;

namespace Neighbourhood.Mdt.Meetings;

/// <summary>A meeting of four weeks ago with minutes that were sent, one that begins in half an hour, its list ready, and the rhythm in which the team goes on.</summary>
internal sealed class MakesDemoMeetings(Db db, ISend send, CurrentUser user, TimeProvider clock) : IDemoPart
{
    private const int WeeksAgo = 4;

    public int Order => 51;

    public string Says => "two meetings, one of them today, and those to come";

    public async Task Make(Demo demo, CancellationToken ct)
    {
        if (!demo.Ids.TryGetValue("mdt", out var mdtId) || !demo.Accounts.TryGetValue("chair", out var chair)) return;
        user.IsSystemFor(chair);
        await Past(mdtId, demo, ct);
        demo.Progress(0.5);
        await ThisDay(mdtId, demo, ct);
        await send.Send(new SetRhythm.Command(mdtId, await send.Ask(new AddWorkingDays(clock.Today().AddDays(7 * WeeksAgo), 0), ct), 7 * WeeksAgo, new TimeOnly(14, 0), 90, "Case meeting", "Meeting room, Marram Family Hub", 0), ct);
        user.IsSystemFor(null);
    }

    private async Task Past(Guid mdtId, Demo demo, CancellationToken ct)
    {
        var meeting = await send.Send(new ScheduleMeeting.Command(clock.NewId(), mdtId, "Case meeting", clock.Today().AddDays(1), new TimeOnly(14, 0), 90, "Meeting room, Marram Family Hub"), ct);
        await send.Send(new OpenList.Command(meeting, 1), ct);
        // Whoever is not due for a review yet was not known four weeks ago.
        foreach (var later in await db.Query<Guid>("""
            SELECT i.id FROM mdt_item i JOIN mdt_case c ON c.id = i.case_id WHERE i.meeting_id = @meeting AND c.next_review_on > @today ORDER BY i.place
            """, new { meeting, today = clock.Today().AddDays(1) }, ct))
            await send.Send(new RemoveItem.Command(later, 1), ct);
        await send.Send(new CloseList.Command(meeting, 2), ct);
        var here = 0;
        foreach (var key in new[] { "chair", "gp", "healthvisitor", "familyhelp" })
            if (demo.Accounts.TryGetValue(key, out var who))
            {
                await send.Send(new RecordArrival.Command(meeting, who, null), ct);
                here++;
            }
        if (here == 0) return;
        await send.Send(new StartMeeting.Command(meeting, 3), ct);

        var items = await Listed(meeting, ct);
        foreach (var (item, index) in items.Select((item, index) => (item, index)))
        {
            await send.Send(new StartItem.Command(item, 1), ct);
            if (index == 1)
            {
                await send.Send(new DeferItem.Command(item, "The school nurse was ill and knows the children best.", 2), ct);
                continue;
            }
            await send.Send(new RecordDecision.Command(clock.NewId(), item, index == 0 ? MdtDecisionCode.JointVisit : MdtDecisionCode.OfferPeerSupport, "Before the end of the month", null, null,
                demo.Accounts.TryGetValue("familyhelp", out var worker) ? worker : user.Id, AgreedWithFamily: index == 0), ct);
            await send.Send(new AddAction.Command(clock.NewId(), item, index == 0 ? "Write to the landlord about the damp" : "Ask which evenings would suit her", Owner(demo, index), null), ct);
            await send.Send(new SaveItemNotes.Command(item, "The team went through what was tried since the last visit and what helped.", "They want one person to ring, and no more forms.", 2), ct);
            await send.Send(new CloseItem.Command(item, 3), ct);
        }
        await send.Send(new FinishMeeting.Command(meeting, 4), ct);
        var entries = await db.Find<int>("SELECT COALESCE(SUM(version), 0) FROM mdt_minute WHERE meeting_id = @meeting", new { meeting }, ct);
        await send.Send(new ApproveMinutes.Command(meeting, null, 5, entries), ct);
        await send.Send(new CirculateMinutes.Command(meeting, 6), ct);
        await Backdate(meeting, items, ct);
    }

    private async Task ThisDay(Guid mdtId, Demo demo, CancellationToken ct)
    {
        var begins = clock.Now().AddMinutes(30).London();
        var meeting = demo.Ids["meeting"] = await send.Send(new ScheduleMeeting.Command(
            clock.NewId(), mdtId, "Case meeting", DateOnly.FromDateTime(begins.DateTime), new TimeOnly(begins.Hour, begins.Minute), 90, "Meeting room, Marram Family Hub"), ct);
        await send.Send(new OpenList.Command(meeting, 1), ct);

        if (demo.Accounts.TryGetValue("invited", out var guest) && await Listed(meeting, ct) is { Count: > 3 } items)
            await send.Send(new InviteToItem.Command(clock.NewId(), items[3], guest), ct);
        await send.Send(new CloseList.Command(meeting, 2), ct);
    }

    private Guid? Owner(Demo demo, int index) => demo.Accounts.TryGetValue(index == 0 ? "healthvisitor" : "familyhelp", out var owner) ? owner : user.Id;

    private Task<IReadOnlyList<Guid>> Listed(Guid meeting, CancellationToken ct) =>
        db.Query<Guid>("SELECT id FROM mdt_item WHERE meeting_id = @meeting AND status = 'Listed' ORDER BY place", new { meeting }, ct);

    /// <summary>What was just recorded happened four weeks ago in the story.</summary>
    private Task Backdate(Guid meeting, IReadOnlyList<Guid> items, CancellationToken ct) => db.InOne(async () =>
    {
        var day = clock.Today().AddDays(-7 * WeeksAgo);
        var (starts, ends) = (day.AtLondon(new TimeOnly(14, 0)), day.AtLondon(new TimeOnly(15, 20)));
        await db.Execute("""
            UPDATE mdt_meeting SET starts_at = @starts, ends_at = @planned, list_closed_at = @closed, started_at = @starts, ended_at = @ends, approved_at = @approved WHERE id = @meeting
            """, new { meeting, starts, ends, planned = starts.AddMinutes(90), closed = starts.AddDays(-1), approved = ends.AddDays(1) }, ct);
        await db.Execute("UPDATE mdt_attendance SET arrived_at = @starts, left_at = @ends WHERE meeting_id = @meeting", new { meeting, starts, ends }, ct);
        await db.Execute("UPDATE mdt_member SET joined_on = @day WHERE mdt_id IN (SELECT m.mdt_id FROM mdt_meeting m WHERE m.id = @meeting) AND joined_on > @day", new { meeting, day }, ct);
        await db.Execute("UPDATE mdt_step SET at = @ends WHERE subject_id = @meeting", new { meeting, ends }, ct);
        await db.Execute("UPDATE mdt_pack_item SET frozen_at = @closed WHERE meeting_id = @meeting", new { meeting, closed = starts.AddDays(-1) }, ct);
        await db.Execute("UPDATE mdt_circulation SET sent_at = @sent WHERE meeting_id = @meeting", new { meeting, sent = ends.AddDays(2) }, ct);
        foreach (var (item, index) in items.Select((item, index) => (item, index)))
        {
            var (from, to) = (starts.AddMinutes(5 + (12 * index)), starts.AddMinutes(17 + (12 * index)));
            await db.Execute("UPDATE mdt_item SET started_at = @from, ended_at = @to WHERE id = @item", new { item, from, to }, ct);
            await db.Execute("UPDATE mdt_decision SET made_at = @to WHERE item_id = @item", new { item, to }, ct);
            await db.Execute("UPDATE mdt_action SET made_at = @to, due_on = @due WHERE item_id = @item", new { item, to, due = day.AddDays(14) }, ct);
        }
    }, ct);
}
