using System.Net;
using System.Security.Cryptography;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Matches;
using Neighbourhood.PeerSupport.Requests;

namespace Neighbourhood.PeerSupport.Talks;

/// <summary>The parent's way into one match without an account: an address with 256 random bits, of which a digest with the program's key is kept.</summary>
internal static class WayIn
{
    /// <summary>How long after the end the page still asks its one question.</summary>
    internal const int AsksFor = 14;

    /// <summary>One answer for an address that was ended, is over or never was.</summary>
    internal const string Over = "This page does not work any more. Ask whoever gave you its address for a new one";

    internal const string Why = "a parent reaches their one match by a secret address without an account; without its secret it answers nothing";

    internal static string NewSecret() => RandomNumberGenerator.GetHexString(64, lowercase: true);

    internal static string Digest(DigestKey key, string? secret) => key.Of($"peer support way in {secret}");

    internal static string Path(string secret) => $"/peersupport/talk/{secret}";
}

/// <summary>Finds what an address opens.</summary>
internal sealed class WaysIn(Db db, CurrentUser user, ISend send, TimeProvider clock)
{
    internal sealed record Found(
        Guid Id, Guid MatchId, Guid RequestId, Guid PersonId, MatchStatus Status, EndCode? EndCode, DateTimeOffset? MatchEndedAt, DateTimeOffset EndsAt, DateTimeOffset? EndedAt, string? KnownAs, int? SomeoneAfter)
    {
        /// <summary>Whether it opens the match.</summary>
        internal bool IsLive(DateTimeOffset now) => EndedAt is null && EndsAt > now && Match.IsOpen(Status);

        /// <summary>Whether the match has ended lately, and not because contact was stopped: then the one question is asked.</summary>
        internal bool Asks(DateTimeOffset now) => Status == MatchStatus.Ended && EndCode is not (null or Requests.EndCode.System) && EndedAt >= MatchEndedAt && MatchEndedAt >= now.AddDays(-WayIn.AsksFor);
    }

    /// <summary>What the address stands for, also when it is over; null where it never was.</summary>
    internal Task<Found?> Find(string digest, CancellationToken ct) => db.Find<Found>("""
        SELECT w.id, w.match_id, m.request_id, m.person_id, m.status, m.end_code, m.ended_at AS match_ended_at, w.ends_at, w.ended_at, s.known_as, r.someone_after
        FROM peersupport_way_in w JOIN peersupport_match m ON m.id = w.match_id JOIN peersupport_supporter s ON s.id = m.supporter_id JOIN peersupport_request r ON r.id = m.request_id
        WHERE w.secret_digest = @digest
        """, new { digest }, ct);

    /// <summary>The match that the address opens, for a command: who holds it is nobody, so the program does for them what they may. The address lives on from now.</summary>
    /// <exception cref="Refused">It does not work.</exception>
    internal async Task<Found> Enter(string digest, CancellationToken ct)
    {
        if (await Find(digest, ct) is not { } found || !found.IsLive(clock.Now())) throw new Refused("", WayIn.Over);
        user.IsSystemFor(null);
        await db.Execute("UPDATE peersupport_way_in SET ends_at = @until WHERE id = @Id", new { found.Id, until = await Until(ct) }, ct);
        return found;
    }

    /// <summary>How long an address lives that was used now.</summary>
    internal async Task<DateTimeOffset> Until(CancellationToken ct) => clock.Now().AddDays(await send.Number("peer.wayInDays", ct: ct));
}

/// <summary>Addresses that were opened and never were, by the network from which they came: beyond a number in an hour no more is written of them. It closes no address that works.</summary>
internal sealed class TalkTries(Db db, DigestKey key, ISend send, TimeProvider clock)
{
    /// <summary>A keyed digest of the network; null where it is not known.</summary>
    internal string? Of(IPAddress? address) => Kernel.Network.Of(address) is { } network ? key.Of($"peer support talk {network}") : null;

    internal async Task<bool> AreTooMany(string address, CancellationToken ct) =>
        await db.Find<int>("SELECT COALESCE(SUM(tries), 0) FROM peersupport_address WHERE address_digest = @address AND hour_at > @since", new { address, since = clock.Now().AddHours(-1) }, ct)
            >= await send.Number("access.triesPerAddress", ct: ct);

    /// <summary>Keeps one, and forgets those that count no more. Within a command.</summary>
    internal async Task Count(string address, CancellationToken ct)
    {
        var now = clock.Now();
        var row = new { address, hour = new DateTimeOffset(now.Year, now.Month, now.Day, now.Hour, 0, 0, TimeSpan.Zero), since = now.AddDays(-1) };
        await db.Execute("DELETE FROM peersupport_address WHERE address_digest = @address AND hour_at < @since", row, ct);
        if (await db.Execute("UPDATE peersupport_address SET tries = tries + 1 WHERE address_digest = @address AND hour_at = @hour", row, ct) == 0)
            await db.Execute("INSERT INTO peersupport_address (address_digest, hour_at, tries) VALUES (@address, @hour, 1)", row, ct);
    }
}
