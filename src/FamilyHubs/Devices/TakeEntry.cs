using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Devices;

/// <summary>A device hands in one entry, in a transaction of its own: it joins, is held, or is refused in words that a worker can act on.</summary>
internal static class TakeEntry
{
    [Allows(Permissions.UseDevice, On = nameof(DeviceId))]
    internal sealed record Command(Guid DeviceId, DeviceEntry Entry) : ICommand<EntryAnswer>;

    internal sealed class Handler(DeviceBook devices, EntryBook entries, EntryTaking taking, FamilyTaking families, CloseTaking closings) : ICommandHandler<Command, EntryAnswer>
    {
        public async Task<EntryAnswer> Handle(Command command, CancellationToken ct)
        {
            var (entry, device) = (command.Entry, await devices.Find(command.DeviceId, ct));
            if (device is null || (device.EndedAt is not null && entry.Kind != EntryKind.Concern)) throw new NotFound("The device");
            var kept = await entries.Find(entry.Id, ct);
            if (entries.Earlier(kept, device.Id, entry) is { } earlier) return earlier;
            var made = taking.Made(entry.At);
            var taken = entry.Kind switch
            {
                EntryKind.Attendance => await taking.Attendance(device, entry, made.At, ct),
                EntryKind.Count => await taking.Count(device, entry, made.At, ct),
                EntryKind.Family => await families.Take(device, entry, made.At, kept?.Attendances ?? [], ct),
                EntryKind.Change => await taking.Change(device, entry, made.At, ct),
                EntryKind.Removal => await taking.Removal(device, entry, made.At, ct),
                EntryKind.Close => await closings.Take(device, entry, made.At, ct),
                _ => await taking.Concern(entry, ct),
            };
            if (made.ClockWrong && taken.Outcome != EntryOutcome.Refused) taken = taken with { ConflictCode = taken.ConflictCode ?? EntryConflict.Clock };
            return await entries.Keep(kept, device.Id, entry, taken, made.At, ct);
        }
    }
}
