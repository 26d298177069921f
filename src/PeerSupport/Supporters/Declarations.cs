using System.Text;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Supporters;

/// <summary>What a supporter declares so that nobody whom they know is matched with them.</summary>
internal enum DeclaredKind { Name, Postcode, School }

/// <summary>Keeps what a supporter declared where nobody reads it in the database.</summary>
internal sealed class DeclaredVault(DigestKey key) : Locker(key, "peer support: what supporters declared")
{
    internal string Close(Guid id, string text) => Close(id, Encoding.UTF8.GetBytes(text));

    /// <exception cref="InvalidOperationException">It was not closed here, for this row, with this key.</exception>
    internal string Text(Guid id, string closed) => Encoding.UTF8.GetString(Open(id, closed) ?? throw new InvalidOperationException("What was kept was closed with another key."));
}

/// <summary>Names, postcodes and schools as a supporter declared them: for the conflict check and for themselves, on no page of anybody else.</summary>
internal sealed class Declarations(Db db, DeclaredVault vault, TimeProvider clock)
{
    internal sealed record Declared(DeclaredKind Kind, string Text);

    private sealed record Row(Guid Id, DeclaredKind Kind, string Sealed);

    /// <summary>In the order in which they were written.</summary>
    internal async Task<IReadOnlyList<Declared>> Of(Guid supporterId, CancellationToken ct) =>
        [.. (await db.Query<Row>("SELECT id, kind, sealed FROM peersupport_declared WHERE supporter_id = @supporterId ORDER BY id", new { supporterId }, ct)).Select(r => new Declared(r.Kind, vault.Text(r.Id, r.Sealed)))];

    /// <summary>These and no others from now on.</summary>
    internal async Task Become(Guid supporterId, IReadOnlyList<Declared> declared, CancellationToken ct)
    {
        await db.Execute("DELETE FROM peersupport_declared WHERE supporter_id = @supporterId", new { supporterId }, ct);
        foreach (var one in declared)
        {
            var id = clock.NewId();
            await db.Execute("INSERT INTO peersupport_declared (id, supporter_id, kind, sealed) VALUES (@id, @supporterId, @Kind, @closed)", new { id, supporterId, one.Kind, closed = vault.Close(id, one.Text) }, ct);
        }
    }
}
