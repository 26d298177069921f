using Neighbourhood.Antenatal.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Asked;

/// <summary>A midwife asks a hub to welcome a woman who said yes to it: the hub sees her, when her baby is due, and what would help. Nothing else.</summary>
internal sealed class TakesLinkWhenHubLinkAsked(Db db, ISend send, Links links, AskedSites sites, History history, TimeProvider clock) : IWhen<HubLinkAsked>
{
    private const int LongestNeeds = 400;
    internal const int LongestBackTo = 40;
    private const int LongestLanguage = 60;

    private sealed record Pregnancy(DateOnly? BornOn, DateTimeOffset? StoppedAt);

    private sealed record Heard(string? WithdrawnCode, bool DueKnown, DateOnly? DueMonth, string? BackTo);

    public async Task Handle(HubLinkAsked happened, CancellationToken ct)
    {
        if (await links.IfKnown(happened.LinkId, ct) is not null) return;
        // What was withdrawn or moved before it was heard of is so from the first.
        var heard = await db.Find<Heard>("SELECT withdrawn_code, due_known, due_month, back_to FROM familyhubs_link_heard WHERE link_id = @LinkId", new { happened.LinkId }, ct);
        var household = (await send.Ask(new GetPeople([happened.PersonId]), ct)).SingleOrDefault()?.HouseholdId;
        var site = await sites.OpenNow(happened.SiteId, ct) ?? happened.SiteId;
        var pregnancy = await db.Find<Pregnancy>("SELECT born_on, stopped_at FROM familyhubs_pregnancy WHERE id = @PregnancyId", new { happened.PregnancyId }, ct);
        var withdrawn = heard?.WithdrawnCode ?? (pregnancy?.StoppedAt is null ? null : Links.Held);
        var state = withdrawn is null ? LinkState.Asked : LinkState.Withdrawn;
        await db.Execute("""
            INSERT INTO familyhubs_link (id, person_id, pregnancy_id, household_id, site_id, due_month, needs, language, back_to, state, asked_on, answer_due_on, withdrawn_code, born_on, version)
            VALUES (@LinkId, @PersonId, @PregnancyId, @household, @site, @due, @needs, @language, @backTo, @state, @today, @answerBy, @withdrawn, @BornOn, 1)
            """, new
        {
            happened.LinkId,
            happened.PersonId,
            happened.PregnancyId,
            household,
            site,
            due = heard?.DueKnown == true ? heard.DueMonth : happened.DueMonth,
            needs = Joined(happened.NeedsCodes, LongestNeeds),
            language = happened.LanguageCode is { Length: > LongestLanguage } far ? far[..LongestLanguage] : happened.LanguageCode,
            backTo = heard?.BackTo ?? Joined(happened.BackToCodes, LongestBackTo),
            state,
            today = clock.Today(),
            answerBy = await sites.Due("antenatal.hubLinkAnswerWd", ct),
            withdrawn,
            pregnancy?.BornOn,
        }, ct);
        await history.Add(Subject.Link, happened.LinkId, null, state.ToString(), ct: ct);
        if (state == LinkState.Asked) await sites.Begin(happened.LinkId, household, [site], ct);
    }

    /// <summary>As many whole codes as there is room for.</summary>
    internal static string Joined(IReadOnlyList<string> codes, int most)
    {
        var joined = "";
        foreach (var code in codes.Where(c => !string.IsNullOrWhiteSpace(c)).Select(c => c.Trim().ToLowerInvariant()).Distinct(StringComparer.Ordinal))
        {
            if (joined.Length + code.Length + 1 > most) break;
            joined = joined.Length == 0 ? code : $"{joined},{code}";
        }
        return joined;
    }
}
