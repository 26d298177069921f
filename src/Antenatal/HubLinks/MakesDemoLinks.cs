using Neighbourhood.Antenatal.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.HubLinks;

/// <summary>A link that waits for the made-up hub's answer, one that it accepted and welcomed, and an offer that she did not want.</summary>
internal sealed class MakesDemoLinks(Db db, IOutbox outbox, History history, TimeProvider clock) : IDemoPart
{
    public int Order => 53;

    public string Says => "links to the hub";

    public async Task Make(Kernel.Demo demo, CancellationToken ct)
    {
        if (!demo.Ids.TryGetValue("site:marram", out var site)) return;
        var midwife = demo.Accounts.TryGetValue("midwife", out var account) ? account : (Guid?)null;
        await db.InOne(async () =>
        {
            var today = clock.Today();
            if (Of(demo, "twins") is { } asked)
            {
                var link = await Link(asked, site, midwife, LinkStatus.Asked, today, ct);
                var month = LinkDesk.MonthOf(await Due(asked.Pregnancy, ct));
                await outbox.Add(new HubLinkAsked(link, asked.Woman, asked.Pregnancy, site, month, ["meeting-others", "something-for-dads-and-partners"], null, ["midwife", "gp"]), ct);
            }
            if (Of(demo, "late") is { } welcomed)
            {
                var link = await Link(welcomed, site, midwife, LinkStatus.Asked, today.AddDays(-24), ct);
                await db.Execute("""
                    UPDATE antenatal_hub_link SET status = 'Welcomed', answered_on = @answered, welcomed_on = @on, welcome_code = 'spoke', unread_since = @now, version = 3 WHERE id = @link
                    """, new { link, answered = today.AddDays(-22), on = today.AddDays(-1), now = clock.Now() }, ct);
                await history.Add(Subject.Link, link, nameof(LinkStatus.Asked), nameof(LinkStatus.Accepted), ct: ct);
                await history.Add(Subject.Link, link, nameof(LinkStatus.Accepted), nameof(LinkStatus.Welcomed), ct: ct);
            }
            if (Of(demo, "middle") is { } declined) await Offer(clock.NewId(), declined.Pregnancy, null, midwife, OfferMoment.Week16, OfferAnswer.NoThanks, today.AddDays(-9), ct);
        }, ct);
    }

    private static (Guid Pregnancy, Guid Woman)? Of(Kernel.Demo demo, string key) =>
        demo.Ids.TryGetValue($"pregnancy:{key}", out var pregnancy) && demo.Ids.TryGetValue($"pregnant:{key}", out var woman) ? (pregnancy, woman) : null;

    private sealed record Dated(DateOnly? AgreedEdd);

    private async Task<DateOnly?> Due(Guid pregnancy, CancellationToken ct) => (await db.Find<Dated>("SELECT agreed_edd FROM antenatal_pregnancy WHERE id = @pregnancy", new { pregnancy }, ct))?.AgreedEdd;

    private async Task<Guid> Link((Guid Pregnancy, Guid Woman) of, Guid site, Guid? midwife, LinkStatus status, DateOnly on, CancellationToken ct)
    {
        var id = clock.NewId();
        await Offer(id, of.Pregnancy, site, midwife, OfferMoment.Booking, OfferAnswer.YesCallMe, on, ct);
        await db.Execute("""
            INSERT INTO antenatal_hub_link (id, pregnancy_id, person_id, offer_id, site_id, status, shares_due_month, shares_language, due_month, choices, tell_midwife, tell_gp, partner_welcome, asked_on, asked_by, version)
            VALUES (@id, @Pregnancy, @Woman, @id, @site, @status, 1, 1, @month, 1, 1, 1, 'NotAsked', @on, @midwife, 1)
            """, new { id, of.Pregnancy, of.Woman, site, status, month = LinkDesk.MonthOf(await Due(of.Pregnancy, ct)), on, midwife }, ct);
        foreach (var code in (string[])[LinkWords.Code(LinkNeed.MeetingOthers), LinkWords.Code(LinkNeed.SomethingForDads)])
            await db.Execute("INSERT INTO antenatal_link_need (link_id, code) VALUES (@id, @code)", new { id, code }, ct);
        await history.Add(Subject.Link, id, null, nameof(LinkStatus.Asked), ct: ct);
        return id;
    }

    private Task<int> Offer(Guid id, Guid pregnancy, Guid? site, Guid? midwife, OfferMoment moment, OfferAnswer answer, DateOnly on, CancellationToken ct) => db.Execute("""
        INSERT INTO antenatal_hub_offer (id, pregnancy_id, moment, offered_on, by_user, wording, answer, site_id) VALUES (@id, @pregnancy, @moment, @on, @midwife, @wording, @answer, @site)
        """, new { id, pregnancy, moment, on, midwife, wording = LinkWords.Wordings.Values.First(), answer, site }, ct);
}
