using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.People;

/// <summary>Which pregnancies of some people this viewer may know of, for the cards that other modules' people stand on. What is not to be known is as if it were not there.</summary>
internal sealed class Around(Db db, ISend send, Aliases aliases, DoNotContact contact, PregnancySteps steps, Seen seen, Guard guard)
{
    /// <summary>Those that the viewer looks after, or will: the midwives' own, health visitors' from the 28th week.</summary>
    internal async Task<IReadOnlyList<PregnancySteps.Now>> Read(IReadOnlyList<Guid> personIds, CancellationToken ct)
    {
        var found = new List<PregnancySteps.Now>();
        if (personIds.Count == 0) return found;
        foreach (var id in await db.Query<Guid>("""
            SELECT id FROM antenatal_pregnancy WHERE person_id IN @ids AND status IN ('Notified', 'Booked', 'Ongoing', 'Born', 'HandedOver', 'LossRecorded') ORDER BY created_at DESC, id DESC
            """, new { ids = await aliases.AllOf(personIds, ct) }, ct))
            if (await guard.Reaches(Permissions.View, "PregnancyId", id, ct) && await steps.Find(id, ct) is var now && await seen.May(now, ct)) found.Add(now);
        return found;
    }

    /// <summary>
    /// Whether one of them is expecting and agreed that those who work with her may know; never while contact is held, after a loss, or where she objects to sharing.
    /// </summary>
    internal async Task<bool> Expecting(IReadOnlyList<Guid> personIds, CancellationToken ct)
    {
        if (personIds.Count == 0) return false;
        var mothers = await db.Query<Guid>("""
            SELECT p.person_id FROM antenatal_pregnancy p
            WHERE p.person_id IN @ids AND p.status IN ('Notified', 'Booked', 'Ongoing') AND p.team_may_know = 1 AND p.reread_from IS NULL
              AND NOT EXISTS (SELECT 1 FROM antenatal_loss l WHERE l.pregnancy_id = p.id AND l.corrected_at IS NULL)
            """, new { ids = await aliases.AllOf(personIds, ct) }, ct);
        if (mothers.Count == 0) return false;
        var kept = (await contact.Held(mothers, ct)).Concat(await contact.Objecting(mothers, ct)).Concat(await contact.Died(mothers, ct)).ToHashSet();
        return mothers.Any(m => !kept.Contains(m));
    }

    /// <summary>The members of a household for whoever works with it; nobody for who sees the name alone.</summary>
    internal async Task<IReadOnlyList<Guid>> Members(Guid householdId, CancellationToken ct) =>
        await send.Ask(new GetHousehold(householdId), ct) is { Masking: Masking.Full or Masking.Restricted } family ? [.. family.Members.Select(m => m.PersonId)] : [];

    /// <summary>This person for whoever works with them; nobody otherwise.</summary>
    internal async Task<IReadOnlyList<Guid>> Person(Guid personId, CancellationToken ct) =>
        await send.Ask(new GetPeople([personId]), ct) is [{ Masking: Masking.Full or Masking.Restricted }] ? [personId] : [];

    /// <summary>What a panel prints of each: whose it is, how far, and whether to ask first.</summary>
    internal async Task<PregnancyLines?> Lines(IReadOnlyList<PregnancySteps.Now> pregnancies, DateOnly today, CancellationToken ct)
    {
        if (pregnancies.Count == 0) return null;
        List<Guid> people = [.. pregnancies.Select(p => p.PersonId).Distinct()];
        var names = (await send.Ask(new GetPeople(people), ct)).ToDictionary(p => p.Id, p => p.Name);
        var held = await contact.Held(people, ct);
        return new([.. pregnancies.Select(p => new PregnancyLine(
            p.Id, names.GetValueOrDefault(p.PersonId, "Somebody"), held.Contains(p.PersonId) || p.Status == PregnancyStatus.LossRecorded, Pregnancy.Label(p.Status),
            Pregnancy.IsExpecting(p.Status) ? Gestation.Of(p.AgreedEdd, today)?.Text : null))]);
    }
}

/// <summary>The pregnancies of a card.</summary>
internal sealed record PregnancyLines(IReadOnlyList<PregnancyLine> Lines);

/// <param name="AskFirst">Contact is held: how far it is, and how it stands, is not printed.</param>
/// <param name="Weeks">"28+3"; null where the due date is not known, or nobody is expected any more.</param>
internal sealed record PregnancyLine(Guid Id, string Who, bool AskFirst, string Stands, string? Weeks);

/// <summary>That a baby is expected, and no more.</summary>
internal sealed record ExpectingFlag;
