using System.Net;
using System.Security.Cryptography;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Actions;

/// <summary>A link to one action for an owner from a charity or school: 256 random bits, of which a digest with the program's key is kept.</summary>
internal static class ActionLink
{
    /// <summary>How long after the action's day its link still works.</summary>
    internal const int DaysAfter = 14;

    /// <summary>One answer for a link that was withdrawn, is over or never was.</summary>
    internal const string Over = "This link does not work any more. Ask whoever gave it to you for a new one";

    internal static string NewSecret() => RandomNumberGenerator.GetHexString(64, lowercase: true);

    internal static string Digest(DigestKey key, string? secret) => key.Of($"mdt action link {secret}");

    internal static string Path(string secret) => $"/mdt/a/{secret}";

    /// <summary>The last day on which it works: the action's day moves it.</summary>
    internal static DateOnly Until(DateOnly dueOn) => dueOn.AddDays(DaysAfter);
}

/// <summary>Links that were opened and did not work, by the network from which they were: beyond a number none is answered from there for a while.</summary>
internal sealed class LinkTries(Db db, DigestKey key, ISend send, TimeProvider clock)
{
    /// <summary>How long one counts.</summary>
    private const int Minutes = 15;

    /// <summary>A keyed digest of the network; null where it is not known.</summary>
    internal string? Of(IPAddress? address) => Network.Of(address) is { } network ? key.Of($"action link {network}") : null;

    /// <summary>Whether too many came from there: then nothing is looked up.</summary>
    internal async Task<bool> AreTooMany(string? address, CancellationToken ct) => address is not null
        && await db.Find<int>("SELECT COUNT(*) FROM mdt_action_try WHERE address = @address AND tried_at > @since", new { address, since = clock.Now().AddMinutes(-Minutes) }, ct)
            >= await send.Number("access.triesPerAddress", ct: ct);

    /// <summary>Keeps one, and forgets those that count no more. Within a command.</summary>
    internal async Task Count(string address, CancellationToken ct)
    {
        var row = new { id = clock.NewId(), address, now = clock.Now(), since = clock.Now().AddMinutes(-Minutes) };
        await db.Execute("DELETE FROM mdt_action_try WHERE tried_at <= @since", row, ct);
        await db.Execute("INSERT INTO mdt_action_try (id, address, tried_at) VALUES (@id, @address, @now)", row, ct);
    }
}
