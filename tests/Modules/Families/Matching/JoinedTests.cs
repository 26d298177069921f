using FsCheck;
using FsCheck.Fluent;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Matching;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Families.Matching;

/// <summary>Any sequence of joining and parting: nothing is rewritten, one is kept of each group, and parting gives back what was seen before.</summary>
public sealed class JoinedTests : IAsyncLifetime
{
    private const int People = 6;
    private World _world = null!;
    private List<Guid> _people = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await FamiliesWorld.Start();
        _people = [];
        for (var at = 0; at < People; at++) _people.Add((await _world.Family(_world.Form($"Person{(char)('a' + at)}", "Alder", phone: "01632 960 001"))).Adult!.PersonId);
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private async Task<IReadOnlyList<string>> Seen()
    {
        var people = await _world.DataQuality().Ask(new GetPeople(_people));
        return [.. _people.Select(id => people.Single(p => p.Id == id)).Select(p => $"{p.Id}: {p.Name} {p.KeptId} {p.HouseholdId}")];
    }

    [Fact]
    public async Task Any_sequence_leaves_every_row_resolves_to_one_kept_a_group_and_parting_the_last_restores_what_was_seen()
    {
        var rows = await _world.Rows();
        var alone = await Seen();
        var deeds = (from part in Gen.Choose(0, 2) from one in Gen.Choose(0, People - 1) from other in Gen.Choose(0, People - 1) select (part: part == 0, one, other)).ListOf(18);
        var (circles, joinings, partings) = (0, 0, 0);
        foreach (var run in deeds.Sample(8))
        {
            var standing = new List<(Guid Join, Guid Merged, Guid Kept)>();
            foreach (var (part, one, other) in run)
            {
                if (part && standing.Count > 0)
                {
                    var chosen = standing[one % standing.Count];
                    await _world.Part(chosen.Join);
                    standing.Remove(chosen);
                    partings++;
                }
                else
                {
                    var before = await Seen();
                    var (merged, kept) = (Last(_people[one], standing), Last(_people[other], standing));
                    if (merged == kept)
                    {
                        if (one == other) continue;
                        await Assert.ThrowsAsync<Conflict>(() => _world.Join(_people[one], _people[other]));
                        circles++;
                        continue;
                    }
                    var join = await _world.Join(_people[one], _people[other]);
                    joinings++;
                    // At once parted again, it is as it was; then joined for good.
                    await _world.Part(join);
                    Assert.Equal(before, await Seen());
                    standing.Add((await _world.Join(_people[one], _people[other]), merged, kept));
                }
                var seen = (await _world.DataQuality().Ask(new GetPeople(_people))).ToDictionary(p => p.Id, p => p.KeptId ?? p.Id);
                foreach (var id in _people) Assert.Equal(Last(id, standing), seen[id]);
            }
            // Whatever is left, parted in any order.
            foreach (var (join, _, _) in standing.OrderBy(s => s.Merged.GetHashCode())) await _world.Part(join);
            Assert.Equal(alone, await Seen());
            Assert.Equal(rows, await _world.Rows());
            Assert.Empty(await _world.Sql<Guid>("SELECT id FROM families_joined"));
        }
        Assert.True(circles > 0 && joinings > 10 && partings > 5, $"{circles} {joinings} {partings}"); // it looked at all three
    }

    [Fact]
    public void Of_any_edges_without_a_circle_every_id_of_a_group_has_one_kept_who_is_kept_by_nobody() => Prop.ForAll(
        Gen.Choose(0, 9).Two().ListOf().ToArbitrary(), pairs =>
        {
            var ids = _people.Concat(Enumerable.Range(0, 10 - People).Select(_ => _world.NewId())).ToList();
            var into = new Dictionary<Guid, Guid>();
            foreach (var (one, other) in pairs)
            {
                var (merged, kept) = (Walk(ids[one], into), Walk(ids[other], into));
                if (merged != kept) into[merged] = kept;
            }
            var joined = new Joined(Joined.Of(ids, into));
            return ids.All(id => joined.Kept(id) == Walk(id, into) && joined.Kept(joined.Kept(id)) == joined.Kept(id) && joined.All(id)[0] == joined.Kept(id)
                && joined.All(id).Contains(id) && joined.All(id).All(o => joined.AreOne(o, id)));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public async Task A_chain_resolves_to_its_end_and_parting_its_middle_keeps_the_rest()
    {
        var (a, b, c) = (_people[0], _people[1], _people[2]);
        var first = await _world.Join(a, b);
        await _world.Join(b, c);
        var all = _world.DataQuality();
        Assert.Equal("Personc Alder", await all.NameOf(a));
        Assert.Equal(c, (await all.Ask(new GetPeople([a]))).Single().KeptId);
        await _world.Part(first);
        Assert.Equal("Persona Alder", await all.NameOf(a));
        Assert.Equal("Personc Alder", await all.NameOf(b));
    }

    private static Guid Last(Guid id, List<(Guid Join, Guid Merged, Guid Kept)> standing) => Walk(id, standing.ToDictionary(s => s.Merged, s => s.Kept));

    private static Guid Walk(Guid id, Dictionary<Guid, Guid> into)
    {
        while (into.TryGetValue(id, out var next)) id = next;
        return id;
    }
}
