using Neighbourhood.Antenatal.Contracts;
using Neighbourhood.Contact.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.HandOvers;

namespace Neighbourhood.Mdt.Cases;

/// <summary>
/// Tells the lead practitioner of an open case that a baby was born in the family, once nobody of the family is held from contact; never where somebody objects
/// to the baby being talked about, and not when a year has passed.
/// </summary>
internal sealed class BirthsToTell(Db db, CasesOfPerson cases, TeamDesk desk, History history, ISend send, TimeProvider clock)
{
    private const int WaitsDays = 365;

    internal sealed record Heard(Guid PregnancyId, Guid PersonId, DateOnly HeardOn);

    private sealed record Led(Guid HouseholdId, Guid LeadUserId);

    internal async Task Try(Heard birth, CancellationToken ct)
    {
        var today = clock.Today();
        if (birth.HeardOn >= today.AddDays(-WaitsDays) && await send.Ask(new GetSharingBasis(birth.PersonId, SharingPurpose.MdtDiscussion), ct) != SharingBasis.Objection)
        {
            if (await IsHeld(birth.PersonId, ct)) return;
            foreach (var id in await cases.Of(birth.PersonId, ct))
            {
                var led = (await db.Find<Led>("SELECT household_id, lead_user_id FROM mdt_case WHERE id = @id", new { id }, ct))!;
                await history.Add(Subject.Case, id, nameof(CaseStatus.Open), nameof(CaseNote.BabyBorn), ct: ct);
                await desk.Tell(MdtNoticeKind.BabyBorn, id, led.HouseholdId, [led.LeadUserId], ct);
            }
        }
        await db.Execute("UPDATE mdt_birth SET settled_on = @today WHERE pregnancy_id = @PregnancyId AND person_id = @PersonId", new { birth.PregnancyId, birth.PersonId, today }, ct);
    }

    /// <summary>Somebody of the household may not be contacted: nobody is reminded of the baby until a person has released that.</summary>
    private async Task<bool> IsHeld(Guid baby, CancellationToken ct)
    {
        var home = (await send.Ask(new GetPeople([baby]), ct)).Select(p => p.HouseholdId).FirstOrDefault();
        var members = home is { } household ? (await send.Ask(new GetHousehold(household), ct))?.Members.Select(m => m.PersonId) ?? [] : [];
        foreach (var person in members.Append(baby).Distinct())
            if (await send.Ask(new MayContact(person, MessageKind.Appointment), ct) is { Refusal: ContactRefusal.Hold or ContactRefusal.Death }) return true;
        return false;
    }
}

/// <summary>A baby was born in a family: the case's lead practitioner is told at once where contact is allowed.</summary>
internal sealed class TellsLeadWhenBabyBorn(Db db, BirthsToTell births, TimeProvider clock) : IWhen<BabyBorn>
{
    public async Task Handle(BabyBorn happened, CancellationToken ct)
    {
        // Of twins once.
        if (happened.PersonIds.Count == 0) return;
        var heard = new BirthsToTell.Heard(happened.PregnancyId, happened.PersonIds[0], clock.Today());
        if (await db.Execute("""
            INSERT INTO mdt_birth (pregnancy_id, person_id, heard_on) SELECT @PregnancyId, @PersonId, @HeardOn
            WHERE NOT EXISTS (SELECT 1 FROM mdt_birth WHERE pregnancy_id = @PregnancyId AND person_id = @PersonId)
            """, heard, ct) > 0) await births.Try(heard, ct);
    }
}

/// <summary>What could not be told while contact was held is told when it is released.</summary>
internal sealed class TellsLeadsOfBirths(Db db, BirthsToTell births) : ITimed
{
    private const int Batch = 50;

    public string Name => "mdt.cases.births";

    public TimeSpan Period => TimeSpan.FromHours(1);

    public async Task Run(CancellationToken ct)
    {
        foreach (var birth in await db.Query<BirthsToTell.Heard>("""
            SELECT pregnancy_id, person_id, heard_on FROM mdt_birth WHERE settled_on IS NULL ORDER BY heard_on, pregnancy_id OFFSET 0 ROWS FETCH NEXT @Batch ROWS ONLY
            """, new { Batch }, ct))
            await db.InOne(() => births.Try(birth, ct), ct);
    }
}
