using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Involvement;
using Neighbourhood.Families.Matching;
using Neighbourhood.Families.People;
using Neighbourhood.Families.Sharing;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Households;

/// <summary>Keeps a new family with all that form F1 asks, or holds it apart where it may be somebody whom the user may not see.</summary>
internal sealed class FamilyKeeper(
    Db db, IOutbox outbox, CurrentUser user, KnownAlready known, Pairs pairs, HouseholdKeeper households, PersonKeeper people, Answers answers, Involvements involvements, TimeProvider clock)
{
    /// <param name="works">The user works with the family from now, and is asked about those whom they may see. Otherwise whoever it may be, it is held, and nothing is asked.</param>
    internal async Task<RegisterFamily.Answer> Keep(RegisterFamily form, bool works, CancellationToken ct)
    {
        FormF1.Check(form, clock.Today());
        var organisation = OrganisationOf(form);
        if (await Exists(form, ct)) throw new Conflict("This was already saved with other content. Look at what stands now, then start again.");
        var found = works ? await Known(form, ct) : await known.Look(form, ct);
        var held = form.Hold || found is { Hidden: true } || (!works && found is { Shown.Count: > 0 });

        var source = new PersonKeeper.Source(form.Source, organisation, held, ContactValue.Kept(form.Contact!.By!.Value, null).Code);
        await households.Add(
            form.HouseholdId, new(form.Lines?.Line1, form.Lines?.Line2, form.Lines?.Town, form.Postcode, form.NoFixedAddress), form.Source, organisation, held, ct);
        var adult = form.Adult!;
        await people.Add(adult, form.HouseholdId, RoleOf(form.Roles), FamilyNameOf(adult), source, ct);
        foreach (var child in form.Children ?? [])
            await people.Add(child, form.HouseholdId, "Child", child.OnlyOneName ? null : FamilyNameOf(child) ?? FamilyNameOf(adult), source with { Preference = null }, ct);
        await ContactPoint(form, ct);
        foreach (var person in form.PersonIds) await answers.Keep(person, adult.PersonId, form.MayTell!.Value, form.Photos, ct);
        if (works) await involvements.BeginForUser(form.HouseholdId, organisation, ct);
        foreach (var (person, matches) in found?.Matches ?? new Dictionary<Guid, IReadOnlyList<Match>>())
            await pairs.Keep(person, matches, (held ? form.HouseholdId : null, null), works && found!.Shown.Count > 0, ct);
        if (!held) await outbox.Add(new FamilyRegistered(form.HouseholdId, form.PersonIds, organisation, form.Source), ct);
        return new(held ? RegisterFamily.Outcome.Held : RegisterFamily.Outcome.Made, form.HouseholdId, form.PersonIds);
    }

    /// <summary>Whom it may be. Those whom the user may see are shown first, and asked about; null where there is no more to be asked.</summary>
    private async Task<KnownAlready.Found?> Known(RegisterFamily form, CancellationToken ct)
    {
        // Who sees every family and has said that it is nobody of them has no more to be asked.
        if (form.NotKnownYet && user.IsSystem) return null;
        var found = await known.Look(form, ct);
        found.AskFirst(form.NotKnownYet, "This family");
        return found;
    }

    private async Task<bool> Exists(RegisterFamily form, CancellationToken ct) =>
        (await db.Query<Guid>("""
            SELECT id FROM families_household WHERE id = @HouseholdId
            UNION ALL
            SELECT id FROM families_person WHERE id IN @PersonIds
            """, new { form.HouseholdId, form.PersonIds }, ct)).Count > 0;

    private Task<int> ContactPoint(RegisterFamily form, CancellationToken ct)
    {
        var reach = form.Contact!;
        var e164 = reach.By is RegisterFamily.ReachBy.Phone or RegisterFamily.ReachBy.Text ? ContactValue.E164(reach.Value) : null;
        return db.Execute("""
            INSERT INTO families_contact_point (id, person_id, kind, as_typed, e164, safe_to_leave_message, safe_times, checked_on, from_on)
            VALUES (@id, @PersonId, @Kind, @value, @e164, @safe, @safeTimes, @today, @today)
            """, new
        {
            id = clock.NewId(),
            form.Adult!.PersonId,
            ContactValue.Kept(reach.By!.Value, e164).Kind,
            value = reach.Value!.Trim(),
            e164,
            safe = reach.SafeToLeaveMessage switch { true => "Yes", false => "No", null => "Unknown" },
            safeTimes = Typed(reach.SafeTimes),
            today = clock.Today(),
        }, ct);
    }

    private Guid? OrganisationOf(RegisterFamily form) =>
        user.IsSystem || user.OrganisationId is null || form.OrganisationId is null || form.OrganisationId == user.OrganisationId
            ? form.OrganisationId ?? user.OrganisationId
            : throw new Refused(nameof(form.OrganisationId), "Register for your own organisation");

    private static string? FamilyNameOf(RegisterFamily.Person person) => person.OnlyOneName ? null : Typed(person.FamilyName);

    private static string? Typed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static string RoleOf(IReadOnlyList<RegisterFamily.Role>? roles) => roles?.FirstOrDefault(r => r != RegisterFamily.Role.Expecting, RegisterFamily.Role.Other) switch
    {
        RegisterFamily.Role.Mum => "Mother",
        RegisterFamily.Role.Dad => "Father",
        RegisterFamily.Role.Carer => "Carer",
        RegisterFamily.Role.Grandparent => "Grandparent",
        _ => "Other",
    };
}
