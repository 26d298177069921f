using Neighbourhood.Kernel;

namespace Neighbourhood.Areas.Imports;

/// <summary>Neighbourhoods and localities by name: those that stand keep their id, new ones are written when the import comes into force.</summary>
internal sealed class Places
{
    private readonly TimeProvider _clock;
    private readonly Dictionary<string, Guid> _neighbourhoods;
    private readonly Dictionary<(Guid, string), Guid> _localities;
    private readonly List<(Guid Id, string Name)> _newNeighbourhoods = [];
    private readonly List<(Guid Id, Guid NeighbourhoodId, string Name)> _newLocalities = [];

    private Places(TimeProvider clock, IReadOnlyList<KnownNeighbourhood> neighbourhoods, IReadOnlyList<KnownLocality> localities)
    {
        _clock = clock;
        _neighbourhoods = neighbourhoods.ToDictionary(n => n.Folded, n => n.Id, StringComparer.Ordinal);
        _localities = localities.ToDictionary(l => (l.NeighbourhoodId, l.Folded), l => l.Id);
    }

    internal static async Task<Places> Read(Db db, TimeProvider clock, CancellationToken ct) => new(clock,
        await db.Query<KnownNeighbourhood>("SELECT id, folded FROM areas_neighbourhood", null, ct),
        await db.Query<KnownLocality>("SELECT id, neighbourhood_id, folded FROM areas_locality", null, ct));

    internal Guid? Neighbourhood(string? name)
    {
        if (name is null) return null;
        var folded = Folded.Text(name);
        if (_neighbourhoods.TryGetValue(folded, out var known)) return known;
        var id = _clock.NewId();
        _neighbourhoods.Add(folded, id);
        _newNeighbourhoods.Add((id, name.Trim()));
        return id;
    }

    internal Guid? Locality(Guid? neighbourhoodId, string? name)
    {
        if (name is null || neighbourhoodId is not { } within) return null;
        var folded = Folded.Text(name);
        if (_localities.TryGetValue((within, folded), out var known)) return known;
        var id = _clock.NewId();
        _localities.Add((within, folded), id);
        _newLocalities.Add((id, within, name));
        return id;
    }

    /// <summary>In the transaction that brings the version into force.</summary>
    internal async Task Keep(Db db, CancellationToken ct)
    {
        foreach (var (id, name) in _newNeighbourhoods)
            await db.Execute("INSERT INTO areas_neighbourhood (id, name, folded) VALUES (@id, @name, @folded)", new { id, name, folded = Folded.Text(name) }, ct);
        foreach (var (id, neighbourhoodId, name) in _newLocalities)
            await db.Execute("""
                INSERT INTO areas_locality (id, neighbourhood_id, name, folded)
                VALUES (@id, @neighbourhoodId, @name, @folded)
                """, new { id, neighbourhoodId, name, folded = Folded.Text(name) }, ct);
    }

    private sealed record KnownNeighbourhood(Guid Id, string Folded);

    private sealed record KnownLocality(Guid Id, Guid NeighbourhoodId, string Folded);
}
