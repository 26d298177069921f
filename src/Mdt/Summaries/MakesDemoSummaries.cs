using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Summaries;

/// <summary>Of the past meeting one summary that waits for the lead practitioner, and one family of which the chair has chosen nobody yet.</summary>
internal sealed class MakesDemoSummaries(Db db, ISend send, CurrentUser user, TimeProvider clock) : IDemoPart
{
    public int Order => 53;

    public string Says => "a summary to confirm";

    public async Task Make(Demo demo, CancellationToken ct)
    {
        if (!demo.Ids.TryGetValue("mdt", out var mdtId) || !demo.Accounts.TryGetValue("chair", out var chair)) return;
        user.IsSystemFor(chair);
        var items = await db.Query<Guid>("""
            SELECT i.id FROM mdt_item i JOIN mdt_meeting m ON m.id = i.meeting_id
            WHERE m.mdt_id = @mdtId AND m.status IN ('MinutesApproved', 'Circulated') AND i.status = 'Discussed' ORDER BY m.starts_at, i.place, i.id
            """, new { mdtId }, ct);
        var written = false;
        foreach (var (item, index) in items.Select((item, index) => (item, index)))
        {
            if (!written) written = await Write(item, ct);
            else if (index < items.Count - 1) await send.Send(new DeclareNoSummary.Command(item, "They asked that their worker tells them on the next visit."), ct);
            await ToldLongAgo(item, ct);
        }
        user.IsSystemFor(null);
    }

    /// <summary>For somebody of whom there is something to think about, where there is one.</summary>
    private async Task<bool> Write(Guid item, CancellationToken ct)
    {
        var people = (await send.Ask(new ChooseRecipients.Query(item), ct)).People;
        var to = people.OrderBy(p => p.Why is not null).ThenBy(p => p.Cautions.Count == 0).FirstOrDefault();
        if (to is null) return false;
        if (to.Why is not null)
        {
            var pieces = (await send.Ask(new SayWhoItIsAbout.Query(item), ct)).Pieces;
            await send.Send(new SayWhoItIsAbout.Command(item, [.. pieces.Select(p => SayWhoItIsAbout.Key(p.Kind, p.Id, to.PersonId))]), ct);
            if ((await send.Ask(new ChooseRecipients.Query(item), ct)).People.Single(p => p.PersonId == to.PersonId).Why is not null) return false;
        }
        await send.Send(new ChooseRecipients.Command(item, [to.PersonId]), ct);
        var summary = (await send.Ask(new ChooseRecipients.Query(item), ct)).People.Single(p => p.PersonId == to.PersonId).SummaryId!.Value;
        await send.Send(new FinishSummary.Command(summary, 1), ct);
        return true;
    }

    /// <summary>The meeting was weeks ago in the story: nobody is told today that it is late.</summary>
    private Task ToldLongAgo(Guid item, CancellationToken ct) => db.InOne(async () =>
    {
        var row = new { item, at = clock.Now().AddDays(-14) };
        if (await db.Execute("UPDATE mdt_summary_choice SET late_at = @at WHERE item_id = @item", row, ct) == 0)
            await db.Execute("INSERT INTO mdt_summary_choice (item_id, late_at) VALUES (@item, @at)", row, ct);
    }, ct);
}
