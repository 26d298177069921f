using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Devices;

/// <summary>What a rule refused of a device is kept as refused, with the reason: nothing that a worker made at the door is lost without a word.</summary>
internal static class RefuseEntry
{
    /// <param name="Code">Of <see cref="EntryReason"/>.</param>
    [Allows(Permissions.UseDevice, On = nameof(DeviceId))]
    internal sealed record Command(Guid DeviceId, DeviceEntry Entry, string Code, IReadOnlyList<EntryAnswer.Mend> Reasons) : ICommand<EntryAnswer>;

    internal sealed class Handler(DeviceBook devices, EntryBook entries, TimeProvider clock) : ICommandHandler<Command, EntryAnswer>
    {
        public async Task<EntryAnswer> Handle(Command command, CancellationToken ct)
        {
            var device = await devices.Find(command.DeviceId, ct) ?? throw new NotFound("The device");
            var kept = await entries.Find(command.Entry.Id, ct);
            return entries.Earlier(kept, device.Id, command.Entry)
                ?? await entries.Keep(kept, device.Id, command.Entry, Taken.Not(command.Code, command.Reasons) with { AttendanceIds = kept?.Attendances ?? [] }, command.Entry.At ?? clock.Now(), ct);
        }
    }
}
