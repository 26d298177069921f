using Neighbourhood.Families.Matching;
using Neighbourhood.Families.People;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Births;

/// <summary>Puts right on which day a baby was born, as whoever recorded the birth says: the day, what follows of it, and what it was before.</summary>
internal sealed class BirthDays(Db db, PersonKeeper people, PersonHistory history, IOutbox outbox)
{
    private sealed record Row(DateOnly? DateOfBirth, bool BirthMonthOnly, bool BirthEstimated, string? NhsNumber, string NhsStatus, DateOnly? DeceasedOn);

    internal async Task Correct(Guid baby, DateOnly bornOn, CancellationToken ct)
    {
        var was = (await db.Find<Row>("""
            SELECT date_of_birth, birth_month_only, birth_estimated, nhs_number, nhs_status, deceased_on FROM families_person WHERE id = @baby
            """, new { baby }, ct))!;
        if (was is { BirthMonthOnly: false, BirthEstimated: false } && was.DateOfBirth == bornOn) return;
        if (was.DeceasedOn < bornOn) throw new Refused("Babies", "The day of birth must not be after the day on which the baby died: check both");
        // A trace that was due, or not yet, by the day alone; what a trace said stands.
        var status = was is { NhsNumber: null, NhsStatus: NhsNumber.Postponed or NhsNumber.TraceRequired } ? NhsNumber.Without(await people.Birth(bornOn, false, ct)) : was.NhsStatus;
        await db.Execute("""
            UPDATE families_person SET date_of_birth = @bornOn, birth_month_only = 0, birth_estimated = 0, nhs_status = @status, version = version + 1 WHERE id = @baby
            """, new { baby, bornOn, status }, ct);
        // Their parents are that from the birth on.
        await db.Execute("""
            UPDATE families_relationship SET from_on = @bornOn, version = version + 1
            WHERE ((person_id = @baby AND type = 'Child') OR (other_id = @baby AND type = 'Parent')) AND from_on = @DateOfBirth AND to_on IS NULL
            """, new { baby, bornOn, was.DateOfBirth }, ct);
        await history.Keep(baby,
        [
            new("Born", InWords.Born(was.DateOfBirth, was.BirthMonthOnly, was.BirthEstimated), InWords.Born(bornOn, false, false)),
            new("NHS number status", NhsNumber.Statuses.GetValueOrDefault(was.NhsStatus), NhsNumber.Statuses.GetValueOrDefault(status)),
        ], ct);
        await outbox.Add(new PersonCorrected(baby), ct);
    }
}
