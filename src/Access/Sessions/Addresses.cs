using Neighbourhood.Kernel;

namespace Neighbourhood.Access.Sessions;

/// <summary>
/// Failed tries to sign in, by where they come from: beyond a number nobody signs in from there for a while. That counts against no
/// account, so whoever guesses locks nobody else out by it.
/// </summary>
internal sealed class Addresses(Db db, DigestKey key, ISend send, TimeProvider clock)
{
    /// <summary>How long a failed try counts.</summary>
    internal const int Minutes = 15;

    /// <exception cref="Refused">Too many tries came from there.</exception>
    internal async Task Check(Caller? from, CancellationToken ct)
    {
        if (Digest(from) is not { } address) return;
        var failed = await db.Find<int>("SELECT COUNT(*) FROM access_try WHERE address = @address AND tried_at > @since", new { address, since = clock.Now().AddMinutes(-Minutes) }, ct);
        if (failed >= await send.Number("access.triesPerAddress", ct))
            throw new Refused("", $"Too many tries to sign in came from where you are. Wait {Minutes} minutes, then try again");
    }

    internal Task Failed(Guid? account, Caller? from, CancellationToken ct) => send.Send(new SignIn.Failed(account, Digest(from)), ct);

    /// <summary>Keeps the try, and forgets those that count no more. Within a command.</summary>
    internal static async Task Count(Db db, string address, TimeProvider clock, CancellationToken ct)
    {
        var row = new { id = clock.NewId(), address, now = clock.Now(), since = clock.Now().AddMinutes(-Minutes) };
        await db.Execute("DELETE FROM access_try WHERE tried_at <= @since", row, ct);
        await db.Execute("INSERT INTO access_try (id, address, tried_at) VALUES (@id, @address, @now)", row, ct);
    }

    private string? Digest(Caller? from) => from?.Address is { } address ? key.Of($"address {address}") : null;
}
