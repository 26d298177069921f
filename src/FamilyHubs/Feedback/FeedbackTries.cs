using System.Net;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Feedback;

/// <summary>Feedback for no session that takes it, by the network from which it came: beyond a number none is taken from there for a while.</summary>
internal sealed class FeedbackTries(Db db, DigestKey key, ISend send, TimeProvider clock)
{
    /// <summary>How long one counts.</summary>
    private const int Minutes = 15;

    /// <summary>A keyed digest of the network; null where it is not known.</summary>
    internal string? Of(IPAddress? address) => Network.Of(address) is { } network ? key.Of($"hub feedback {network}") : null;

    /// <summary>Whether too many came from there: then nothing is looked up.</summary>
    internal async Task<bool> AreTooMany(string? address, CancellationToken ct) => address is not null
        && await db.Find<int>("SELECT COUNT(*) FROM familyhubs_feedback_try WHERE address = @address AND tried_at > @since", new { address, since = clock.Now().AddMinutes(-Minutes) }, ct)
            >= await send.Number("access.triesPerAddress", ct: ct);

    /// <summary>Keeps one, and forgets those that count no more. Within a command.</summary>
    internal async Task Count(string address, CancellationToken ct)
    {
        var row = new { id = clock.NewId(), address, now = clock.Now(), since = clock.Now().AddMinutes(-Minutes) };
        await db.Execute("DELETE FROM familyhubs_feedback_try WHERE tried_at <= @since", row, ct);
        await db.Execute("INSERT INTO familyhubs_feedback_try (id, address, tried_at) VALUES (@id, @address, @now)", row, ct);
    }
}
