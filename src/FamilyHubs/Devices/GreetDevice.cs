using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Devices;

/// <summary>A device is in touch: noted when, and how much it still has to send, for whoever looks after devices.</summary>
internal static class GreetDevice
{
    /// <summary>Answers whether the device takes registers; one that was ended does not.</summary>
    [Allows(Permissions.UseDevice, On = nameof(DeviceId))]
    internal sealed record Command(Guid DeviceId, int Unsent) : ICommand<bool>;

    internal sealed class Handler(Db db, TimeProvider clock) : ICommandHandler<Command, bool>
    {
        internal const int MostUnsent = 100_000;

        public async Task<bool> Handle(Command command, CancellationToken ct)
        {
            var open = await db.Execute("""
                UPDATE familyhubs_device SET seen_at = @now, unsent = @unsent WHERE id = @DeviceId AND ended_at IS NULL
                """, new { command.DeviceId, unsent = Math.Clamp(command.Unsent, 0, MostUnsent), now = clock.Now() }, ct);
            return open > 0;
        }
    }
}
