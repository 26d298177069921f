using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Requests;

/// <summary>
/// The program counts what comes from the public page by the network that it came from, so that nobody floods the coordinators, and by the number or address that is given, so that
/// nobody has somebody else rung again and again: keyed digests, for an hour and for a day.
/// </summary>
internal static class CountAsker
{
    /// <param name="AskedId">Made by the form: sent again it is not counted again.</param>
    /// <param name="Network">A digest; null where it is not known from where it comes.</param>
    /// <param name="Reach">A digest.</param>
    [Allows(Permissions.WriteRequests, Unscoped = "the program counts what comes from the public page, before it is kept")]
    internal sealed record Command(Guid AskedId, string? Network, string Reach) : ICommand<bool>;

    internal sealed class Handler(Db db, ISend send, TimeProvider clock) : ICommandHandler<Command, bool>
    {
        /// <summary>Whether it is within the limits; one that is beyond them is not kept either.</summary>
        public async Task<bool> Handle(Command command, CancellationToken ct)
        {
            if (await db.Find<int>("SELECT COUNT(*) FROM peersupport_asked WHERE id = @AskedId", new { command.AskedId }, ct) > 0) return true;
            await Forget(db, clock, ct);
            if (await IsFull(command.Network, "peer.askedPerAddressHour", ct) || await IsFull(command.Reach, "peer.askedPerReachDay", ct)) return false;
            var now = clock.Now();
            await Count(command.Network, now.AddMinutes(60 - now.Minute).AddSeconds(-now.Second).AddMilliseconds(-now.Millisecond), ct);
            await Count(command.Reach, new DateTimeOffset(now.UtcDateTime.Date.AddDays(1), TimeSpan.Zero), ct);
            return true;
        }

        private async Task<bool> IsFull(string? digest, string limit, CancellationToken ct) =>
            digest is not null && await db.Find<int>("SELECT COALESCE(SUM(tries), 0) FROM peersupport_address WHERE address_digest = @digest AND hour_at > @now", new { digest, now = clock.Now() }, ct) >= await send.Number(limit, ct: ct);

        private async Task Count(string? digest, DateTimeOffset until, CancellationToken ct)
        {
            if (digest is null) return;
            if (await db.Execute("UPDATE peersupport_address SET tries = tries + 1 WHERE address_digest = @digest AND hour_at = @until", new { digest, until }, ct) == 0)
                await db.Execute("INSERT INTO peersupport_address (address_digest, hour_at, tries) VALUES (@digest, @until, 1)", new { digest, until }, ct);
        }
    }

    /// <summary>What counts no more goes. The other public pages keep the hour in which they counted, and count for an hour from then: theirs stay as long.</summary>
    internal static Task Forget(Db db, TimeProvider clock, CancellationToken ct) => db.Execute("DELETE FROM peersupport_address WHERE hour_at <= @before", new { before = clock.Now().AddHours(-2) }, ct);
}
