using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.SelfReferrals;

/// <summary>The program counts a request by the network that it came from, so that nobody floods the midwives: a keyed digest, for an hour, and never the address.</summary>
internal static class CountAddress
{
    /// <summary>How long one counts.</summary>
    internal const int Minutes = 60;

    /// <param name="SelfReferralId">Made by the form: sent again it is not counted again.</param>
    [Allows(Permissions.AnswerRequests, Unscoped = "the program counts what comes from the public page, before there is a request")]
    internal sealed record Command(Guid SelfReferralId, string Digest) : ICommand<bool>;

    internal sealed class Handler(Db db, ISend send, TimeProvider clock) : ICommandHandler<Command, bool>
    {
        /// <summary>Whether it is within the limit; one that is beyond it is not kept either.</summary>
        public async Task<bool> Handle(Command command, CancellationToken ct)
        {
            if (await db.Find<int>("SELECT COUNT(*) FROM antenatal_address_count WHERE id = @SelfReferralId", command, ct) > 0) return true;
            var row = new { command.SelfReferralId, command.Digest, now = clock.Now(), since = clock.Now().AddMinutes(-Minutes) };
            await db.Execute("DELETE FROM antenatal_address_count WHERE at <= @since", row, ct);
            if (await db.Find<int>("SELECT COUNT(*) FROM antenatal_address_count WHERE digest = @Digest", row, ct) >= await send.Number("antenatal.selfReferralPerAddressHour", ct: ct)) return false;
            await db.Execute("INSERT INTO antenatal_address_count (id, digest, at) VALUES (@SelfReferralId, @Digest, @now)", row, ct);
            return true;
        }
    }
}
