using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Devices;

/// <summary>A worker hands a device back: it ends, with the count of what it could not send, so that nobody thinks that all came in.</summary>
internal static class HandOverDevice
{
    [Allows(Permissions.UseDevice, On = nameof(DeviceId))]
    internal sealed record Command(Guid DeviceId, int Unsent) : ICommand<Answered>;

    /// <param name="Unsent">What was said at the first time.</param>
    internal sealed record Answered(Guid DeviceId, bool Ended, int Unsent);

    internal sealed class Handler(DeviceBook devices) : ICommandHandler<Command, Answered>
    {
        public async Task<Answered> Handle(Command command, CancellationToken ct)
        {
            if (command.Unsent is < 0 or > 100_000) throw new Refused("Unsent", "Say how many entries were not sent, 0 for none");
            await devices.End(command.DeviceId, DeviceEnd.HandedOver, command.Unsent, ct);
            var device = (await devices.Find(command.DeviceId, ct))!;
            return new(device.Id, true, device.HandedOverCount ?? 0);
        }
    }

    [Allows(Permissions.UseDevice, Unscoped = "the command checks the device")]
    internal sealed class Page(ISend send) : DoorPage
    {
        public IActionResult OnGet() => Redirect(App);

        public Task<IActionResult> OnPost(CancellationToken ct) =>
            Answer(sent => send.Send(new Command(EntryReading.Id(sent, "deviceId") ?? Guid.Empty, EntryReading.Whole(sent, "unsent") ?? -1), ct), ct);
    }
}
