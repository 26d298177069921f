using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Matching;
using Neighbourhood.Families.People;
using Neighbourhood.Families.Relations;
using Neighbourhood.Families.Unborn;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Births;

/// <summary>Babies who were born join their mother's household. What they are called is for their parents to say: until then they are "Baby" with her family name.</summary>
internal sealed class AnswerRegisterBirth(Db db, Aliases aliases, PersonKeeper people, Births births, BirthDays days, UnbornRows rows, UnbornMembers members, IOutbox outbox, TimeProvider clock) : IRequestOfHandler<RegisterBirth, IReadOnlyList<Guid>>
{
    private const string Input = "Babies";

    /// <summary>No digit stands in a name.</summary>
    private static readonly string[] Order = ["First", "Second", "Third", "Fourth", "Fifth", "Sixth"];

    private sealed record Mother(Guid Id, Guid? OrganisationId, string? FamilyName, DateOnly? DateOfBirth, Sensitivity Sensitivity, bool RestrictedByHand);

    private sealed record Unborn(Guid PregnancyId, Guid? MotherId, Guid? PersonId);

    private sealed record Known(Guid Id, DateOnly? DateOfBirth);

    public async Task<IReadOnlyList<Guid>> Handle(RegisterBirth birth, CancellationToken ct)
    {
        var mother = await Her(birth.MotherId, ct);
        Check(birth, mother);
        var live = birth.Babies.Where(b => b.LiveBirth).ToList();
        if (birth.Corrects)
        {
            foreach (var baby in live) await days.Correct(await Hers(baby.PersonId, mother.Id, ct), baby.BornOn, ct);
            return [.. live.Select(b => b.PersonId)];
        }
        var home = live.Count == 0 ? Guid.Empty : await births.HomeOf(mother.Id, ct) ?? throw new Refused(Input, "She belongs to no family today. Add her to one first, then record the birth");
        var (at, joined) = (0, new List<Guid>());
        foreach (var baby in birth.Babies)
        {
            await End(birth.PregnancyId, mother.Id, baby, ct);
            if (baby.LiveBirth && await Join(baby, mother, home, live.Count == 1 ? "Baby" : $"{Order[at++]} baby", ct)) joined.Add(baby.PersonId);
        }
        await members.Became(mother.Id, joined, ct);
        return [.. live.Select(b => b.PersonId)];
    }

    private async Task<Mother> Her(Guid personId, CancellationToken ct) => await db.Find<Mother>("""
        SELECT id, organisation_id, family_name, date_of_birth, sensitivity, restricted_by_hand FROM families_person WHERE id = @kept
        """, new { kept = await aliases.KeptOf(personId, ct) }, ct) ?? throw new NotFound("This person");

    private void Check(RegisterBirth birth, Mother mother)
    {
        var babies = birth.Babies ?? [];
        var today = clock.Today();
        new Refusals()
            .If(babies.Count == 0, Input, "Say which baby was born")
            .If(babies.Count > Order.Length, Input, $"Record {Order.Length} babies or fewer")
            .If(babies.Any(b => b.PersonId == Guid.Empty) || babies.Select(b => b.PersonId).Distinct().Count() != babies.Count, Input, "Send an id of its own for each baby")
            .If(babies.Any(b => b.BornOn > today), Input, "The day of birth must be today or earlier")
            .If(babies.Any(b => b.BornOn <= mother.DateOfBirth), Input, "The day of birth must be after the mother's own: check both")
            .Throw();
    }

    /// <summary>A baby of hers who is known, under the id that reads for it.</summary>
    private async Task<Guid> Hers(Guid baby, Guid mother, CancellationToken ct)
    {
        var kept = await aliases.KeptOf(baby, ct);
        if (await db.Find<Known>("SELECT id, date_of_birth FROM families_person WHERE id = @kept", new { kept }, ct) is null) throw new NotFound("This baby");
        return await births.IsParentOf(mother, kept, ct) || await births.IsParentOf(mother, baby, ct) ? kept : throw new Refused(Input, "This baby is known under another mother: look at both, then ask data quality");
    }

    /// <summary>Its expected id ends: born, or expected no more.</summary>
    private async Task End(Guid pregnancyId, Guid motherId, RegisterBirth.Baby baby, CancellationToken ct)
    {
        if (baby.UnbornId is not { } id) return;
        var stands = await db.Find<Unborn>("SELECT pregnancy_id, mother_id, person_id FROM families_unborn WHERE id = @id", new { id }, ct);
        if (stands is not null && (stands.PregnancyId != pregnancyId || (stands.MotherId is { } other && await aliases.KeptOf(other, ct) != motherId)))
            throw new Refused(Input, "This baby is known under another mother: look at both, then ask data quality");
        if (stands?.PersonId is { } born && (!baby.LiveBirth || born != baby.PersonId)) throw new Refused(Input, "This baby's birth is recorded already");
        var row = new { id, pregnancyId, motherId, state = baby.LiveBirth ? "Born" : "NoLonger", person = baby.LiveBirth ? baby.PersonId : (Guid?)null, today = clock.Today() };
        if (stands is null)
            await db.Execute("""
                INSERT INTO families_unborn (id, pregnancy_id, mother_id, state, since, person_id) VALUES (@id, @pregnancyId, @motherId, @state, @today, @person)
                """, row, ct);
        else
            await db.Execute("UPDATE families_unborn SET state = @state, mother_id = @motherId, since = @today, person_id = @person WHERE id = @id AND person_id IS NULL", row, ct);
        if (!baby.LiveBirth) await rows.Settle(id, ct);
    }

    /// <summary>False where the baby is known already.</summary>
    private async Task<bool> Join(RegisterBirth.Baby baby, Mother mother, Guid home, string called, CancellationToken ct)
    {
        if (await db.Find<Known>("SELECT id, date_of_birth FROM families_person WHERE id = @PersonId", new { baby.PersonId }, ct) is { } known)
        {
            if (!await births.IsParentOf(mother.Id, known.Id, ct)) throw new Refused(Input, "This baby is known under another mother: look at both, then ask data quality");
            if (known.DateOfBirth != baby.BornOn) throw new Conflict("This baby was recorded with another day of birth. Look at what stands now.");
            return false;
        }
        var restricted = mother.Sensitivity == Sensitivity.Restricted;
        await people.Add(new RegisterFamily.Person(baby.PersonId, called, mother.FamilyName, mother.FamilyName is null, baby.BornOn, BornMonthOnly: false), home, "Child", mother.FamilyName,
            new("birth", mother.OrganisationId, restricted), ct);
        if (restricted && mother.RestrictedByHand) await db.Execute("UPDATE families_person SET restricted_by_hand = 1 WHERE id = @PersonId", new { baby.PersonId }, ct);
        // Who gives birth has parental responsibility; whether anybody else has is for a person to say.
        await births.Relate(mother.Id, baby.PersonId, "Yes", baby.BornOn, ct);
        if (await births.FatherIn(home, mother.Id, ct) is { } father && RelationType.Wrong(RelationType.Parent, father.DateOfBirth, baby.BornOn, []) is null)
            await births.Relate(father.Id, baby.PersonId, "Unknown", baby.BornOn, ct);
        await outbox.Add(new MembershipChanged(home, baby.PersonId, MembershipChange.Joined, clock.Today()), ct);
        return true;
    }
}
