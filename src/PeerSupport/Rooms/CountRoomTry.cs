using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Rooms;

/// <summary>The program counts what comes to the walls and groups from one network: a keyed digest, for an hour, and never what it stands for.</summary>
internal static class CountRoomTry
{
    /// <param name="Address">A keyed digest.</param>
    [Allows(Permissions.Moderate, Unscoped = "the program counts what comes by an address, for nobody")]
    internal sealed record Command(string Address) : ICommand;

    internal sealed class Handler(Db db, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var now = clock.Now();
            var row = new { command.Address, hour = new DateTimeOffset(now.UtcDateTime.Date.AddHours(now.UtcDateTime.Hour), TimeSpan.Zero), since = now.AddHours(-2) };
            await db.Execute("DELETE FROM peersupport_address WHERE address_digest = @Address AND hour_at < @since", row, ct);
            if (await db.Execute("UPDATE peersupport_address SET tries = tries + 1 WHERE address_digest = @Address AND hour_at = @hour", row, ct) == 0)
                await db.Execute("INSERT INTO peersupport_address (address_digest, hour_at, tries) VALUES (@Address, @hour, 1)", row, ct);
            return default;
        }
    }
}
