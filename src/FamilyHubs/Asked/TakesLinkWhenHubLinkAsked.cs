using Neighbourhood.Antenatal.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Asked;

/// <summary>A midwife asks a hub to welcome a woman who said yes to it: the hub sees her, when her baby is due, and what would help. Nothing else.</summary>
internal sealed class TakesLinkWhenHubLinkAsked(Db db, ISend send, Links links, AskedSites sites, History history, TimeProvider clock) : IWhen<HubLinkAsked>
{
    private sealed record Pregnancy(DateOnly? BornOn, DateTimeOffset? StoppedAt);

    private sealed record Heard(string? WithdrawnCode, bool DueKnown, DateOnly? DueMonth, int? Choices, string? Needs, string? Language, string? BackTo);

    public async Task Handle(HubLinkAsked happened, CancellationToken ct)
    {
        if (await links.IfKnown(happened.LinkId, ct) is not null) return;
        // What was withdrawn or moved before it was heard of is so from the first.
        var heard = await db.Find<Heard>("SELECT withdrawn_code, due_known, due_month, choices, needs, language, back_to FROM familyhubs_link_heard WHERE link_id = @LinkId", new { happened.LinkId }, ct);
        var household = (await send.Ask(new GetPeople([happened.PersonId]), ct)).SingleOrDefault()?.HouseholdId;
        var site = await sites.OpenNow(happened.SiteId, ct) ?? happened.SiteId;
        var pregnancy = await db.Find<Pregnancy>("SELECT born_on, stopped_at FROM familyhubs_pregnancy WHERE id = @PregnancyId", new { happened.PregnancyId }, ct);
        var (chosen, withdrawn) = (heard?.Choices is not null, heard?.WithdrawnCode ?? (pregnancy?.StoppedAt is null ? null : Links.Held));
        var state = withdrawn is null ? LinkState.Asked : LinkState.Withdrawn;
        await db.Execute("""
            INSERT INTO familyhubs_link (id, person_id, pregnancy_id, household_id, site_id, due_month, needs, language, back_to, state, asked_on, answer_due_on, withdrawn_code, born_on, choices, version)
            VALUES (@LinkId, @PersonId, @PregnancyId, @household, @site, @due, @needs, @language, @backTo, @state, @today, @answerBy, @withdrawn, @BornOn, @Choices, 1)
            """, new
        {
            happened.LinkId,
            happened.PersonId,
            happened.PregnancyId,
            household,
            site,
            due = heard?.DueKnown == true ? heard.DueMonth : happened.DueMonth,
            needs = chosen ? heard!.Needs ?? "" : ToldCodes.Needs(happened.NeedsCodes),
            language = chosen ? heard!.Language : ToldCodes.Language(happened.LanguageCode),
            backTo = chosen ? heard!.BackTo ?? "" : ToldCodes.BackTo(happened.BackToCodes),
            state,
            today = clock.Today(),
            answerBy = await sites.Due("antenatal.hubLinkAnswerWd", [site], ct),
            withdrawn,
            pregnancy?.BornOn,
            heard?.Choices,
        }, ct);
        if (chosen) await db.Execute("UPDATE familyhubs_link_heard SET needs = NULL, language = NULL, back_to = NULL WHERE link_id = @LinkId", new { happened.LinkId }, ct); // it stands in the link now
        await history.Add(Subject.Link, happened.LinkId, null, state.ToString(), ct: ct);
        if (state == LinkState.Asked) await sites.Begin(happened.LinkId, household, [site], ct);
    }
}
