using Neighbourhood.Antenatal.Contracts;
using Neighbourhood.Antenatal.Milestones;
using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.HubLinks;

/// <summary>Keeps an offer and what she said, and asks the hub where it is yes: due month, language and what would help, as she chose, and nothing else.</summary>
internal sealed class OfferDesk(Db db, IOutbox outbox, OffersDue due, MilestonePlan plan, PregnancySteps steps, History history, CurrentUser user, TimeProvider clock)
{
    private sealed record Held(DateOnly? BookingDoneOn);

    /// <summary>When the baby is due became known while a hub was offered: kept as it would be on the page of the dates, so that a scan or a last period that is noted there later goes on from it.</summary>
    internal async Task<PregnancySteps.Now> NowDue(PregnancySteps.Now pregnancy, DateOnly edd, DueFrom from, CancellationToken ct)
    {
        var scan = from == DueFrom.Scan ? edd : (DateOnly?)null;
        var lmp = scan is null ? edd.AddDays(-Gestation.Term) : (DateOnly?)null;
        var booked = await db.Find<Held>("SELECT booking_done_on FROM antenatal_pregnancy WHERE id = @Id", new { pregnancy.Id }, ct);
        await db.ExecuteVersioned("""
            UPDATE antenatal_pregnancy SET lmp = @lmp, edd_by_dates = @byDates, edd_by_scan = @scan, agreed_edd = @edd, booked_at_days = @atDays, version = version + 1 WHERE id = @Id AND version = @Version
            """, new
        {
            pregnancy.Id,
            pregnancy.Version,
            lmp,
            byDates = lmp is null ? (DateOnly?)null : edd,
            scan,
            edd,
            atDays = booked?.BookingDoneOn is { } done ? Gestation.Of(edd, done).Days : (int?)null,
        }, ct: ct);
        await history.Note(pregnancy.Id, Noted.DatesChanged, $"From not known yet to {edd.Date()}", ct);
        await plan.Remake(pregnancy.Id, ct);
        return await steps.Find(pregnancy.Id, ct);
    }

    internal async Task Keep(Guid offerId, PregnancySteps.Now pregnancy, string wording, OfferAnswer answer, DateOnly? laterOn, Guid? siteId, CancellationToken ct)
    {
        var moment = (await due.Of([pregnancy.Id], ct)).TryGetValue(pregnancy.Id, out var one) ? one.Moment : OfferMoment.Other;
        await db.Execute("""
            INSERT INTO antenatal_hub_offer (id, pregnancy_id, moment, offered_on, by_user, wording, answer, site_id, follow_up_on)
            VALUES (@offerId, @Id, @moment, @today, @me, @wording, @answer, @site, @laterOn)
            """, new { offerId, pregnancy.Id, moment, today = clock.Today(), me = user.Id, wording, answer, site = answer == OfferAnswer.YesCallMe ? siteId : null, laterOn }, ct);
    }

    internal async Task Ask(Guid linkId, PregnancySteps.Now pregnancy, GetPeople.Person her, Guid siteId, LinkChoices choices, CancellationToken ct)
    {
        var month = choices.Month(pregnancy.AgreedEdd);
        await db.Execute("""
            INSERT INTO antenatal_hub_link (id, pregnancy_id, person_id, offer_id, site_id, status, shares_due_month, shares_language, due_month, choices, tell_midwife, tell_gp, partner_welcome, asked_on, asked_by, version)
            VALUES (@linkId, @Id, @PersonId, @linkId, @siteId, 'Asked', @SharesDueMonth, @SharesLanguage, @month, 1, @TellsMidwife, @TellsGp, @PartnerWelcome, @today, @me, 1)
            """, new
        {
            linkId,
            pregnancy.Id,
            pregnancy.PersonId,
            siteId,
            choices.SharesDueMonth,
            choices.SharesLanguage,
            month,
            choices.TellsMidwife,
            choices.TellsGp,
            choices.PartnerWelcome,
            today = clock.Today(),
            me = user.Id,
        }, ct);
        await Needs(linkId, choices, ct);
        await history.Add(Subject.Link, linkId, null, nameof(LinkStatus.Asked), ct: ct);
        await outbox.Add(new HubLinkAsked(linkId, pregnancy.PersonId, pregnancy.Id, siteId, month, choices.NeedsTold, choices.LanguageOf(her), choices.BackTo), ct);
    }

    /// <summary>She changed her mind: the hub hears what holds now, and keeps nothing of what held before.</summary>
    internal async Task ChooseAgain(LinkDesk.Standing link, int version, DateOnly? edd, GetPeople.Person? her, LinkChoices choices, CancellationToken ct)
    {
        var (month, times) = (choices.Month(edd), link.Choices + 1);
        // What came back while she agreed to it is not waiting to be read any more.
        var unread = choices.TellsMidwife || link.Status is LinkStatus.Asked or LinkStatus.Accepted ? link.UnreadSince : null;
        await db.ExecuteVersioned("""
            UPDATE antenatal_hub_link SET shares_due_month = @SharesDueMonth, shares_language = @SharesLanguage, due_month = @month, choices = @times, tell_midwife = @TellsMidwife, tell_gp = @TellsGp,
                partner_welcome = @PartnerWelcome, unread_since = @unread, version = version + 1
            WHERE id = @Id AND version = @version
            """, new { link.Id, version, choices.SharesDueMonth, choices.SharesLanguage, month, times, choices.TellsMidwife, choices.TellsGp, choices.PartnerWelcome, unread }, ct: ct);
        await Needs(link.Id, choices, ct);
        await history.Add(Subject.Link, link.Id, link.Status.ToString(), link.Status.ToString(), "She chose again", ct);
        await outbox.Add(new HubLinkChosenAgain(link.Id, month, choices.NeedsTold, choices.LanguageOf(her), choices.BackTo, times), ct);
    }

    private async Task Needs(Guid linkId, LinkChoices choices, CancellationToken ct)
    {
        await db.Execute("DELETE FROM antenatal_link_need WHERE link_id = @linkId", new { linkId }, ct);
        foreach (var code in choices.ChosenNeeds) await db.Execute("INSERT INTO antenatal_link_need (link_id, code) VALUES (@linkId, @code)", new { linkId, code }, ct);
    }
}
