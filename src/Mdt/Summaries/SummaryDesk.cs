using Neighbourhood.Contact.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Aliases;
using Neighbourhood.Mdt.Items;
using Neighbourhood.Mdt.Meetings;


namespace Neighbourhood.Mdt.Summaries;

/// <summary>An item that was talked about, as its summaries need it.</summary>
internal sealed record Talked(
    Guid ItemId, Guid CaseId, Guid MdtId, Guid HouseholdId, Guid LeadUserId, Guid? ReferralId, ItemStatus Status, MeetingStatus Meeting, DateTimeOffset StartsAt,
    string? FamilyVoice, DateOnly? NextReviewOn);

/// <summary>Somebody of the family, with what to print and to look for. Drawn each time and kept nowhere.</summary>
/// <param name="Name">Masked for the viewer.</param>
/// <param name="Place">"mother, adult"; "lives elsewhere".</param>
/// <param name="Words">The words of their name, for a rule alone.</param>
/// <param name="IsSubject">Whom the referral names; everybody where there is none.</param>
internal sealed record Relative(Someone Who, string Name, string Place, IReadOnlyList<string> Words, bool IsSubject);

/// <summary>The family of an item, as the viewer may see it and as the rules need it.</summary>
/// <param name="Address">Null where the viewer does not see it.</param>
internal sealed record Kin(IReadOnlyList<Relative> All, string? Address)
{
    internal IReadOnlyList<Someone> Everybody => [.. All.Select(r => r.Who)];

    internal IReadOnlyList<Guid> Subjects => [.. All.Where(r => r.IsSubject).Select(r => r.Who.Id)];

    internal Relative? Find(Guid id) => All.FirstOrDefault(r => r.Who.Id == id);

    internal string Name(Guid id) => Find(id)?.Name ?? "somebody who is not of this family any more";

    /// <summary>Whom this text names, other than its reader.</summary>
    internal IReadOnlyList<Guid> NamedIn(string text, Guid? reader) =>
        [.. All.Where(r => r.Who.Id != reader && SummaryCheck.Names(text, r.Words, reader is { } id ? Find(id)?.Words ?? [] : [])).Select(r => r.Who.Id)];
}

/// <summary>Finds what a summary stands on: the item, the family, and what each may be told.</summary>
internal sealed class SummaryDesk(Db db, AliasCopy aliases, ISend send)
{
    internal async Task<Talked> Find(Guid itemId, CancellationToken ct) => await db.Find<Talked>("""
        SELECT i.id AS item_id, i.case_id, c.mdt_id, c.household_id, c.lead_user_id, i.referral_id, i.status, m.status AS meeting, m.starts_at, i.family_voice, i.next_review_on
        FROM mdt_item i JOIN mdt_case c ON c.id = i.case_id JOIN mdt_meeting m ON m.id = i.meeting_id WHERE i.id = @itemId
        """, new { itemId }, ct) ?? throw new NotFound("The item");

    /// <summary>Only of what was talked about, and only once the minutes are approved.</summary>
    internal static void CheckIsReady(Talked item)
    {
        if (item.Status != ItemStatus.Discussed) throw new Refused("", "This family was not talked about at this meeting, so there is nothing to summarise");
        if (!Meeting.IsLocked(item.Meeting)) throw new Refused("", "The minutes are not approved yet: approve them first");
    }

    internal async Task<Kin> Family(Talked item, CancellationToken ct)
    {
        var subjects = await aliases.Kept(await db.Query<Guid>("""
            SELECT DISTINCT p.person_id FROM mdt_referral r JOIN mdt_referral_person p ON p.referral_id = r.id
            WHERE r.case_id = @CaseId AND r.status NOT IN ('Declined', 'Withdrawn') AND (@ReferralId IS NULL OR r.id = @ReferralId) ORDER BY p.person_id
            """, new { item.CaseId, item.ReferralId }, ct), ct);
        var home = await send.Ask(new GetHousehold(item.HouseholdId), ct);
        var members = (home?.Members ?? []).DistinctBy(m => m.PersonId).ToDictionary(m => m.PersonId);
        var others = await send.Ask(new GetPeople([.. subjects.Where(s => !members.ContainsKey(s))]), ct);
        var all = new List<Relative>();
        foreach (var member in members.Values)
            all.Add(await Relative(member.PersonId, member.Name, member.Masking, member.LivesHere, $"{member.Role}{(member.Age is null ? "" : $", {member.Age}")}", subjects.Count == 0 || subjects.Contains(member.PersonId), ct));
        foreach (var id in subjects.Where(s => !members.ContainsKey(s)))
        {
            var person = others.FirstOrDefault(o => o.Id == id);
            all.Add(await Relative(id, person?.Name ?? "Somebody", person?.Masking ?? Masking.Hidden, "no", "not of this household", true, ct));
        }
        return new(all, home?.Address);
    }

    private async Task<Relative> Relative(Guid id, string name, Masking masking, string lives, string place, bool isSubject, CancellationToken ct)
    {
        var reach = await send.Ask(new GetReach(id), ct);
        var basis = await send.Ask(new GetSharingBasis(id, SharingPurpose.MdtDiscussion), ct);
        return new(new(id, lives is "full" or "part", lives != "full", reach?.Restricted ?? true, reach?.IsChild ?? true, reach?.Deceased ?? false, basis),
            name, lives == "no" ? $"{place}, lives elsewhere" : lives == "part" ? $"{place}, lives here some of the time" : place,
            [.. (masking == Masking.Hidden ? [] : SummaryCheck.Words(name)).Union(SummaryCheck.Words(reach?.FirstName))], isSubject);
    }

    /// <summary>Of each of these, what this person may be told of a plan: the strictest of what it can speak of.</summary>
    internal async Task<Func<Guid, Telling>> Answers(Guid toId, IEnumerable<Guid> about, CancellationToken ct)
    {
        var answers = new Dictionary<Guid, Telling> { [toId] = Telling.Yes };
        foreach (var id in about.Distinct().Where(a => a != toId))
        {
            var said = new List<Telling>();
            foreach (var subject in Tellings.Subjects) said.Add(await send.Ask(new MayBeTold(id, toId, subject), ct));
            answers[id] = Tellings.Strictest(said);
        }
        // Nobody was asked about: nothing is told.
        return id => answers.GetValueOrDefault(id, Telling.No);
    }

    internal async Task<Tellings.Weighed> Weigh(Relative to, IReadOnlyList<SummaryPart> parts, Kin kin, CancellationToken ct) =>
        Tellings.Weigh(to.Who, parts, kin.Everybody, await Answers(to.Who.Id, parts.SelectMany(p => p.About), ct));

    /// <summary>Whether a message may go to them now, or why not; what waits for the morning goes.</summary>
    internal async Task<ContactRefusal?> Refusal(Guid personId, CancellationToken ct)
    {
        var answer = await send.Ask(new MayContact(personId, MessageKind.Summary, TemplateCode: Template), ct);
        return answer.Refusal is ContactRefusal.QuietHours or ContactRefusal.NeedsVersion ? null : answer.Refusal;
    }

    internal const string Template = "summary-ready";

    /// <summary>What holds a message back, and what to do.</summary>
    internal static string InWords(ContactRefusal refusal) => refusal switch
    {
        ContactRefusal.Hold => "Contact with them is stopped. Ask who stopped it before anybody speaks to them.",
        ContactRefusal.Death => "They have died. Withhold this summary.",
        ContactRefusal.Objection => "They object to what it is for. Ask them before you go through it with them.",
        ContactRefusal.NoSafeWay => "There is no safe way to send them a message. Go through it with them by hand.",
        ContactRefusal.RestrictedNotSafe => "They are restricted, and no way is marked safe. Go through it with them by hand, where it is safe.",
        ContactRefusal.MayNotBeTold => "It tells something about somebody of whom a person must decide. Go through it with them by hand, or leave that part out.",
        ContactRefusal.Unknown => "There is no such person any more.",
        _ => "No message can be sent now. Go through it with them by hand.",
    };
}
