using Neighbourhood.Contact.Contracts;
using Neighbourhood.Contact.Gates;
using Neighbourhood.Contact.Holds;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Contact.People;

/// <summary>What a worker reads of contact with a person or a household, before they ring and after.</summary>
internal sealed class ContactCard(Db db, ISend send, GateKeeper keeper, HoldKeeper holds, Budget budget, Aliases aliases, TimeProvider clock)
{
    /// <summary>By what an automatic message may reach somebody now; none while contact is held.</summary>
    internal async Task<IReadOnlyList<ContactMode>> SafeWays(Guid personId, CancellationToken ct)
    {
        var ways = new List<ContactMode>();
        foreach (var mode in new[] { ContactMode.Text, ContactMode.Email, ContactMode.Letter })
            if ((await keeper.Ask(new(personId, MessageKind.Appointment, clock.Now(), false, Mode: mode), ct)).Verdict.Refusal is null or ContactRefusal.QuietHours) ways.Add(mode);
        return ways;
    }

    internal async Task<bool> IsHeld(Guid personId, CancellationToken ct) => await holds.AreHeld(await aliases.Of(personId, ct), ct);

    /// <param name="Attempts">By text, e-mail, telephone or visit; a letter is none.</param>
    internal sealed record Counted(int Attempts, int Left, DateOnly? LastSpokenOn);

    internal async Task<Counted> Count(Guid? householdId, IReadOnlyList<Guid> personIds, Guid? areaId, CancellationToken ct)
    {
        var households = householdId is { } one ? await aliases.Of(one, ct) : [Guid.Empty];
        var people = (IReadOnlyList<Guid>)(personIds.Count == 0 ? [Guid.Empty] : personIds);
        var (limit, now) = (await budget.LimitOf(areaId, ct), clock.Now());
        var from = now - limit.Window;
        var sent = await db.Find<int>("""
            SELECT COUNT(*) FROM contact_message
            WHERE (household_id IN @households OR person_id IN @people) AND left_at > @from AND mode <> 'Letter'
            """, new { households, people, from }, ct);
        var made = await db.Query<Made>("""
            SELECT outcome, made_on FROM contact_made WHERE (household_id IN @households OR person_id IN @people)
            """, new { households, people }, ct);
        var left = await budget.Left(householdId, people[0], limit, now, null, leaving: false, ct);
        return new(sent + made.Count(m => m.MadeOn > from.LondonDay()), Math.Max(0, left), made.Where(m => m.Outcome == ContactOutcome.Spoke).Select(m => (DateOnly?)m.MadeOn).Max());
    }

    /// <summary>Why a worker asks first before they ring, in words; null where nothing stands against it.</summary>
    internal async Task<string?> BeforeYouRing(Guid personId, CancellationToken ct)
    {
        var ids = await aliases.Of(personId, ct);
        var standing = await db.Query<Standing>("""
            SELECT h.kind, h.reason FROM contact_hold h JOIN contact_hold_person p ON p.hold_id = h.id WHERE p.person_id IN @ids AND h.released_at IS NULL ORDER BY h.held_at
            """, new { ids }, ct);
        if (standing.Count > 0) return string.Join(". ", standing.Select(s => HoldWords.ForWorkers(s.Kind, s.Reason)).Distinct(StringComparer.Ordinal));
        foreach (var kind in new[] { MessageKind.FollowUp, MessageKind.Appointment })
        {
            var refusal = (await keeper.Ask(new(personId, kind, clock.Now(), false, Mode: ContactMode.Telephone), ct)).Verdict.Refusal;
            if (refusal is ContactRefusal.Death or ContactRefusal.Objection or ContactRefusal.Hold) return Messages.Message.InWords(refusal.Value);
        }
        var reach = await send.Ask(new GetReach(personId), ct);
        return reach?.NoContactBy.Contains(ReachMode.Telephone) == true ? "They asked not to be telephoned" : null;
    }

    private sealed record Made(ContactOutcome Outcome, DateOnly MadeOn);

    private sealed record Standing(HoldKind Kind, string? Reason);
}
