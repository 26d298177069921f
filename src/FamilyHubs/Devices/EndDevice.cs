using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Devices;

/// <summary>A hub manager ends a device that was lost, replaced or is not needed: it takes nothing more, and drops its names when it is next in touch.</summary>
internal static class EndDevice
{
    [Allows(Permissions.ManageDevices, On = nameof(DeviceId))]
    internal sealed record Command(Guid DeviceId, DeviceEnd? Why) : ICommand;

    internal sealed class Handler(DeviceBook devices) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            if (command.Why is not (DeviceEnd.Lost or DeviceEnd.Replaced or DeviceEnd.NotNeeded)) throw new Refused("Why", "Choose why it is ended");
            await devices.End(command.DeviceId, command.Why.Value, null, ct);
            return default;
        }
    }

    [Allows(Permissions.ManageDevices, On = nameof(DeviceId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send, DeviceBook devices) : FormPage
    {
        public Guid DeviceId { get; set; }
        public DeviceEnd? Why { get; set; }

        internal Device Device { get; private set; } = null!;

        public async Task<IActionResult> OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            await Show(ct);
            return Device.EndedAt is null ? Page() : Redirect("/familyhubs/devices");
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(DeviceId, Why), ct);
            return Redirect("/familyhubs/devices?said=device-ended");
        });

        protected override async Task Show(CancellationToken ct) => Device = await devices.Find(DeviceId, ct) ?? throw new NotFound("The device");
    }
}
