using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.SelfReferrals;

/// <summary>
/// The program counts a request by the network that it came from, so that nobody floods the midwives, and by the number or address that it gives, so that nobody has somebody
/// else rung again and again: keyed digests, for an hour and for a day, and never what they stand for.
/// </summary>
internal static class CountAddress
{
    private const int Hour = 60;
    private const int Day = 24 * Hour;

    /// <param name="SelfReferralId">Made by the form: sent again it is not counted again.</param>
    /// <param name="Network">A digest; null where it is not known from where it comes.</param>
    /// <param name="Reach">A digest.</param>
    [Allows(Permissions.AnswerRequests, Unscoped = "the program counts what comes from the public page, before there is a request")]
    internal sealed record Command(Guid SelfReferralId, string? Network, string Reach) : ICommand<bool>;

    internal sealed class Handler(Db db, ISend send, TimeProvider clock) : ICommandHandler<Command, bool>
    {
        /// <summary>Whether it is within the limits; one that is beyond them is not kept either.</summary>
        public async Task<bool> Handle(Command command, CancellationToken ct)
        {
            if (await db.Find<int>("SELECT COUNT(*) FROM antenatal_address_count WHERE id = @SelfReferralId", command, ct) > 0) return true;
            await Forget(db, clock, ct);
            if (await IsFull(command.Network, "antenatal.selfReferralPerAddressHour", ct) || await IsFull(command.Reach, "antenatal.selfReferralPerReachDay", ct)) return false;
            await Count(command.SelfReferralId, command.Network, Hour, ct);
            await Count(command.SelfReferralId, command.Reach, Day, ct);
            return true;
        }

        private async Task<bool> IsFull(string? digest, string limit, CancellationToken ct) =>
            digest is not null && await db.Find<int>("SELECT COUNT(*) FROM antenatal_address_count WHERE digest = @digest", new { digest }, ct) >= await send.Number(limit, ct: ct);

        private async Task Count(Guid id, string? digest, int minutes, CancellationToken ct)
        {
            if (digest is not null)
                await db.Execute("INSERT INTO antenatal_address_count (id, digest, counts_until) VALUES (@id, @digest, @until)", new { id, digest, until = clock.Now().AddMinutes(minutes) }, ct);
        }
    }

    /// <summary>What counts no more goes.</summary>
    internal static Task Forget(Db db, TimeProvider clock, CancellationToken ct) => db.Execute("DELETE FROM antenatal_address_count WHERE counts_until <= @now", new { now = clock.Now() }, ct);
}
