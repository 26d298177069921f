using System.Globalization;
using Neighbourhood.Contact.Contracts;
using Neighbourhood.Contact.People;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Contact.Holds;

/// <summary>
/// Nothing automatic is sent to somebody who has died. Of a child under one, nothing to those who live with it and care for it either: what
/// is still planned for it would reach them.
/// </summary>
internal sealed class HoldsContactWhenPersonDied(Db db, ISend send, HoldKeeper keeper, Aliases aliases, TimeProvider clock) : IWhen<PersonDied>
{
    public async Task Handle(PersonDied happened, CancellationToken ct)
    {
        await Hold(happened.PersonId, ct);
        foreach (var parent in await Parents(happened.PersonId, ct)) await Hold(parent, ct);
    }

    /// <summary>Whoever recorded the death may have set it before.</summary>
    private async Task Hold(Guid personId, CancellationToken ct)
    {
        var ids = await aliases.Of(personId, ct);
        if (await db.Find<int>("""
            SELECT COUNT(*) FROM contact_hold_person p JOIN contact_hold h ON h.id = p.hold_id WHERE p.person_id IN @ids AND h.kind = 'Death' AND h.released_at IS NULL
            """, new { ids }, ct) == 0)
            await keeper.Set(new(clock.NewId(), [personId], HoldKind.Death), ct);
    }

    private async Task<IReadOnlyList<Guid>> Parents(Guid personId, CancellationToken ct)
    {
        if (await send.Ask(new GetPeople([personId]), ct) is not [{ HouseholdId: { } household, Age: { } age }] || !IsUnderOne(age)) return [];
        var home = await send.Ask(new GetHousehold(household), ct);
        return [.. (home?.Members ?? []).Where(m => m.PersonId != personId && m.Role is "mother" or "father" or "carer").Select(m => m.PersonId)];
    }

    /// <summary>"under 1 month", "11 months".</summary>
    internal static bool IsUnderOne(string age) => age.EndsWith("month", StringComparison.Ordinal)
        || (age.EndsWith(" months", StringComparison.Ordinal) && int.TryParse(age[..^7], NumberStyles.None, CultureInfo.InvariantCulture, out var months) && months < 12);
}

/// <summary>A death was recorded by mistake: the hold stays until two people release it, and what was not sent is listed for somebody to look at.</summary>
internal sealed class ListsWhatWasNotSentWhenPersonDeathCorrected(Db db, TimeProvider clock) : IWhen<PersonDeathCorrected>
{
    public Task Handle(PersonDeathCorrected happened, CancellationToken ct) => db.Execute("""
        INSERT INTO contact_review (id, person_id, opened_at) VALUES (@id, @PersonId, @now)
        """, new { id = clock.NewId(), happened.PersonId, now = clock.Now() }, ct);
}
