using Neighbourhood.Areas.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Asked;

/// <summary>What a practice sent to the made-up hub over the last year, two of it waiting, a case meeting's proposal and a midwife's link.</summary>
internal sealed class MakesDemoAsked(Db db, ISend send, CurrentUser user, AskedSites sites, Proposals proposals, ReferralLog log, History history, TimeProvider clock) : IDemoPart
{
    private const string Mother = "mother";

    /// <summary>How many days ago each was sent; the last two wait.</summary>
    private static readonly (int Days, HubNeed Need, HubUrgency Urgency, GpReferralAnswer? Answer)[] Sent =
    [
        (330, HubNeed.Feeding, HubUrgency.Routine, GpReferralAnswer.Welcomed), (290, HubNeed.Sleep, HubUrgency.Routine, GpReferralAnswer.Welcomed),
        (250, HubNeed.MeetingOthers, HubUrgency.Routine, GpReferralAnswer.NotReached), (214, HubNeed.Development, HubUrgency.Soon, GpReferralAnswer.Welcomed),
        (180, HubNeed.FeelingLow, HubUrgency.Today, GpReferralAnswer.Welcomed), (150, HubNeed.MoneyOrHousing, HubUrgency.Routine, GpReferralAnswer.FamilyDeclined),
        (121, HubNeed.MeetingOthers, HubUrgency.Routine, GpReferralAnswer.Welcomed), (90, HubNeed.DadSupport, HubUrgency.Routine, GpReferralAnswer.Welcomed),
        (62, HubNeed.Feeding, HubUrgency.Soon, GpReferralAnswer.Welcomed), (33, HubNeed.Other, HubUrgency.Routine, GpReferralAnswer.NotHere),
        (2, HubNeed.MeetingOthers, HubUrgency.Routine, null), (0, HubNeed.FeelingLow, HubUrgency.Today, null),
    ];

    public int Order => 46;

    public string Says => "families that were sent to the hub";

    public async Task Make(Kernel.Demo demo, CancellationToken ct)
    {
        if (!demo.Ids.TryGetValue("site:marram", out var marram) || !demo.Ids.TryGetValue("organisation:Harbour Lane Surgery", out var surgery)
            || !demo.Accounts.TryGetValue("gp", out var gp) || !demo.Accounts.TryGetValue("hub", out var hub)) return;
        user.IsSystemFor(gp);
        var families = new List<GetHousehold.Answer>();
        foreach (var id in await SeenFirst(demo.HouseholdIds, gp, surgery, ct))
            if (families.Count <= Sent.Length && await send.Ask(new GetHousehold(id), ct) is { Members.Count: > 1 } family) families.Add(family);
        await db.InOne(async () =>
        {
            foreach (var (sent, family) in Sent.Zip(families)) await Refer(family, new(marram, gp, hub, surgery), sent.Days, sent.Need, sent.Urgency, sent.Answer, ct);
            if (families.Count == 0) return;
            if (families.FindLast(f => f.Members.Any(m => m.Role == Mother)) is { } expecting) await Link(expecting, marram, ct);
            await Propose(families[0], marram, ct);
            // What another system sent to a hub that it does not know: somebody has to look at it.
            await log.Add("HLS-0412", null, surgery, marram, SendOutcome.Failed, ReferralLog.UnknownSite, ct);
        }, ct);
        user.IsSystemFor(null);
    }

    /// <summary>The GP sends families whom they see: those stand first.</summary>
    private async Task<IReadOnlyList<Guid>> SeenFirst(IEnumerable<Guid> households, Guid gp, Guid surgery, CancellationToken ct)
    {
        List<Guid> all = [.. households.Take(200)];
        user.Is(gp, surgery, [new Grant(Roles.PracticeStaff, gp)]);
        var seen = (await send.Ask(new GetHouseholds(all), ct)).Where(h => h.Masking == Masking.Full).Select(h => h.Id).ToHashSet();
        user.IsSystemFor(gp);
        return [.. all.OrderByDescending(seen.Contains)];
    }

    private async Task Refer(GetHousehold.Answer family, Who who, int days, HubNeed need, HubUrgency urgency, GpReferralAnswer? answer, CancellationToken ct)
    {
        var (id, at) = (clock.NewId(), clock.Now().AddDays(-days));
        var children = family.Members.Where(m => m.Role == "child").Select(m => m.PersonId).ToHashSet();
        var due = urgency == HubUrgency.Today ? at.LondonDay() : await send.Ask(new AddWorkingDays(at.LondonDay(), 5), ct);
        await db.Execute("""
            INSERT INTO familyhubs_gp_referral (id, sender_user_id, sender_organisation_id, practice_ods, site_id, household_id, need, agreed, safe_contact, urgency, tell_back, children,
                received_at, state, answer, answered_at, answered_by, reference, answer_due_on, version)
            VALUES (@id, @Gp, @Surgery, 'Z99901', @Marram, @householdId, @need, 1, 'As on their card', @urgency, @tell, @count, @at, @state, @answer, @answeredAt, @answeredBy, @reference, @due, 1)
            """, new
        {
            id,
            who.Gp,
            who.Surgery,
            who.Marram,
            householdId = family.Id,
            need,
            urgency,
            tell = days % 4 == 2 ? TellBack.Yes : TellBack.NotAsked,
            count = children.Count,
            at,
            state = answer is null ? GpReferralState.Received : GpReferralState.Answered,
            answer,
            answeredAt = answer is null ? null : (DateTimeOffset?)at.AddDays(3),
            answeredBy = answer is null ? null : (Guid?)who.Hub,
            reference = id.ToString(),
            due,
        }, ct);
        foreach (var member in family.Members)
            await db.Execute("INSERT INTO familyhubs_gp_referral_person (gp_referral_id, person_id, is_child) VALUES (@id, @PersonId, @child)", new { id, member.PersonId, child = children.Contains(member.PersonId) }, ct);
        await history.Add(Subject.GpReferral, id, null, answer is null ? nameof(GpReferralState.Received) : nameof(GpReferralState.Answered), ct: ct);
        if (answer is null) await sites.Begin(id, family.Id, [who.Marram], ct);
    }

    /// <summary>A midwife asked yesterday.</summary>
    private async Task Link(GetHousehold.Answer family, Guid marram, CancellationToken ct)
    {
        var mother = family.Members.First(m => m.Role == Mother);
        var (id, today) = (clock.NewId(), clock.Today());
        await db.Execute("""
            INSERT INTO familyhubs_link (id, person_id, pregnancy_id, household_id, site_id, due_month, needs, back_to, state, asked_on, answer_due_on, version)
            VALUES (@id, @PersonId, @pregnancy, @household, @marram, @due, 'meeting-others,help-to-get-there', 'midwife', 'Asked', @asked, @answerBy, 1)
            """, new
        {
            id,
            mother.PersonId,
            pregnancy = clock.NewId(),
            household = family.Id,
            marram,
            due = new DateOnly(today.Year, today.Month, 1).AddMonths(4),
            asked = today.AddDays(-1),
            answerBy = await sites.Due("antenatal.hubLinkAnswerWd", [marram], ct),
        }, ct);
        await history.Add(Subject.Link, id, null, nameof(LinkState.Asked), ct: ct);
        await sites.Begin(id, family.Id, [marram], ct);
    }

    /// <summary>A case meeting asks for a place in a session. It is older than the cases of the demo, so that no line comes with it.</summary>
    private async Task Propose(GetHousehold.Answer family, Guid marram, CancellationToken ct)
    {
        var id = clock.NewId();
        await db.Execute("""
            INSERT INTO familyhubs_proposal (id, decision_id, case_id, household_id, site_id, kind, state, proposed_at, version)
            VALUES (@id, @decision, @meeting, @household, @marram, 'Session', 'Waiting', @now, 1)
            """, new { id, decision = clock.NewId(), meeting = clock.NewId(), household = family.Id, marram, now = clock.Now() }, ct);
        foreach (var member in family.Members)
            await db.Execute("INSERT INTO familyhubs_proposal_person (proposal_id, person_id) VALUES (@id, @PersonId)", new { id, member.PersonId }, ct);
        await proposals.Open(await proposals.Find(id, ct), ct);
    }

    private sealed record Who(Guid Marram, Guid Gp, Guid Hub, Guid Surgery);
}
