using Neighbourhood.Families.Contracts;
using Neighbourhood.FamilyHubs.Register;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Devices;

/// <summary>
/// A family that was new at the door: registered by Families first, with the ids that the device made. Made, held or refused, the attendance stays; one that was refused
/// comes again put right, under the same ids.
/// </summary>
internal sealed class FamilyTaking(EntryTaking taking, RegisterDesk desk, ISend send)
{
    /// <param name="before">The attendances that this entry brought when it was refused.</param>
    internal async Task<Taken> Take(Device device, DeviceEntry entry, DateTimeOffset at, IReadOnlyList<Guid> before, CancellationToken ct)
    {
        var session = await taking.Session(device, entry.SessionId, at, ct);
        if (entry.Form is not { } form || entry.HouseholdId is not { } household) throw new NotTaken(EntryReason.BadContent, "Fill in the form of the new family.");
        if (entry.Attends.Count == 0) throw new NotTaken(EntryReason.BadContent, "Say who of the family is there.");
        if (entry.Attends.Any(a => a.PersonId != form.PersonId && form.Children.All(c => c.PersonId != a.PersonId)) || entry.Attends.DistinctBy(a => a.PersonId).Count() != entry.Attends.Count
            || entry.Attends.DistinctBy(a => a.Id).Count() != entry.Attends.Count)
            throw new NotTaken(EntryReason.BadContent, "Say once of each of the family who is there.");

        var (state, wrong) = await Register(household, form, ct);
        string? conflict = null;
        foreach (var gone in before.Except(entry.Attends.Select(a => a.Id))) await desk.Remove(gone, at, device.Id, ct);
        foreach (var who in entry.Attends)
        {
            var role = who.Role ?? (who.PersonId == form.PersonId ? AttendanceRole.Carer : AttendanceRole.Child);
            var noted = await desk.Attend(new(
                who.Id, session.SessionId, who.PersonId, state == AttendanceState.NotRegistered ? null : household, role, Outcome.Attended, at, device.Id, state, Photos: form.Photos), ct);
            conflict ??= noted.ConflictCode;
        }
        var outcome = state switch { AttendanceState.Registered => EntryOutcome.Joined, AttendanceState.Waiting => EntryOutcome.Held, _ => EntryOutcome.Refused };
        return new Taken(outcome)
        {
            ReasonCode = outcome switch { EntryOutcome.Joined => null, EntryOutcome.Held => EntryReason.Held, _ => EntryReason.Refused },
            ConflictCode = conflict,
            JoinedTo = entry.Attends[0].Id,
            Reasons = wrong,
            AttendanceIds = [.. entry.Attends.Select(a => a.Id)],
        };
    }

    /// <summary>A family that is not on the device is taken as new; where it is somebody known after all, the records are joined later.</summary>
    private async Task<(AttendanceState, IReadOnlyList<EntryAnswer.Mend>)> Register(Guid household, DeviceEntry.NewFamily form, CancellationToken ct)
    {
        var asked = new RegisterFamily(
            household, new(form.PersonId ?? Guid.Empty, form.FirstName, form.FamilyName, form.OnlyOneName, Born(form.BornYear, form.BornMonth), true, form.Language, form.InterpreterNeeded, form.Accessible), form.Postcode, form.NoFixedAddress, new(form.By, form.Value, form.SafeToLeaveMessage, form.SafeTimes), form.MayTell, form.Roles,
            [.. form.Children.Select(c => new RegisterFamily.Person(c.PersonId ?? Guid.Empty, c.FirstName, null, Born: Born(c.BornYear, c.BornMonth)))], Photos: form.Photos, NotKnownYet: true);
        try
        {
            var answer = await send.Send(asked, ct);
            return (answer.Outcome == RegisterFamily.Outcome.Made ? AttendanceState.Registered : AttendanceState.Waiting, []);
        }
        catch (Refused refused)
        {
            return (AttendanceState.NotRegistered, EntryAnswer.Mend.Of(refused.Reasons));
        }
    }

    private static DateOnly? Born(int? year, int? month) => year is >= 1900 and <= 2200 && month is >= 1 and <= 12 ? new DateOnly(year.Value, month.Value, 1) : null;
}
