using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Aliases;

namespace Neighbourhood.Mdt.Cases;

/// <summary>Finds the open cases of somebody: those whose referrals name them, and those of the household where they live, under any id that was joined.</summary>
internal sealed class CasesOfPerson(Db db, AliasCopy aliases, ISend send)
{
    internal async Task<IReadOnlyList<Guid>> Of(Guid personId, CancellationToken ct)
    {
        var people = await aliases.AllOf(personId, ct);
        var household = (await send.Ask(new GetPeople([personId]), ct)).Select(p => p.HouseholdId).FirstOrDefault();
        var homes = household is { } home ? await aliases.AllOf(home, ct) : [];
        return await db.Query<Guid>("""
            SELECT c.id FROM mdt_case c WHERE c.closed_on IS NULL AND (c.household_id IN @homes OR EXISTS (SELECT 1 FROM mdt_referral r JOIN mdt_referral_person p ON p.referral_id = r.id
                WHERE r.case_id = c.id AND r.status NOT IN ('Declined', 'Withdrawn') AND p.person_id IN @people))
            ORDER BY c.id
            """, new { people, homes }, ct);
    }
}

/// <summary>Somebody of a family died: it stands in the history of their case at once, and the pages say so. What is listed stays for the chair to decide; nothing is sent.</summary>
internal sealed class NotesDeathInCasesWhenPersonDied(CasesOfPerson cases, History history) : IWhen<PersonDied>
{
    public async Task Handle(PersonDied happened, CancellationToken ct)
    {
        foreach (var id in await cases.Of(happened.PersonId, ct)) await history.Add(Subject.Case, id, nameof(CaseStatus.Open), nameof(CaseNote.DeathRecorded), ct: ct);
    }
}

/// <summary>The death was recorded by mistake: that stands in the history too.</summary>
internal sealed class NotesMistakeInCasesWhenPersonDeathCorrected(CasesOfPerson cases, History history) : IWhen<PersonDeathCorrected>
{
    public async Task Handle(PersonDeathCorrected happened, CancellationToken ct)
    {
        foreach (var id in await cases.Of(happened.PersonId, ct)) await history.Add(Subject.Case, id, nameof(CaseStatus.Open), nameof(CaseNote.DeathCorrected), ct: ct);
    }
}

/// <summary>Before a death is recorded: what case meetings have for this person. None of it stops by itself.</summary>
internal sealed class AnswerGatherWouldStop(Db db, CasesOfPerson cases, CurrentUser user) : IGatherHandler<GatherWouldStop, GatherWouldStop.Part>
{
    public async Task<IReadOnlyList<GatherWouldStop.Part>> Handle(GatherWouldStop question, CancellationToken ct)
    {
        if (!user.May(Permissions.ViewReferral)) return [];
        var open = await cases.Of(question.PersonId, ct);
        if (open.Count == 0) return [];
        var listed = await db.Find<int>("""
            SELECT COUNT(*) FROM mdt_item i JOIN mdt_meeting m ON m.id = i.meeting_id WHERE i.case_id IN @open AND i.status = 'Listed' AND m.status IN ('ListOpen', 'ListClosed', 'InProgress')
            """, new { open }, ct);
        return [new("Mdt", $"{(open.Count == 1 ? "1 open case" : $"{open.Count} open cases")} of a team{(listed > 0 ? $", on the list of {(listed == 1 ? "1 meeting" : $"{listed} meetings")}" : "")}: the chair decides how it goes on")];
    }
}
