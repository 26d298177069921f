using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Involvement;
using Neighbourhood.Families.Matching;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Families.Matching;

public sealed class JoinHouseholdsTests : IAsyncLifetime
{
    private World _world = null!;
    private RegisterFamily _kept = null!;
    private RegisterFamily _merged = null!;
    private Actor _worker = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await FamiliesWorld.Start();
        _kept = await _world.Family();
        _merged = await _world.Family(_world.Form("Ben", "Birch", "ZH2 2BB", "07700 900555").With(_world.Child("Ife", 2024, 4)));
        _worker = _world.As(Roles.HealthVisitor);
        await _world.Involve(_merged.HouseholdId, user: _worker.Id);
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private JoinHouseholds.Command Join() => new(_world.NewId(), _merged.HouseholdId, _kept.HouseholdId, _kept.HouseholdId, MatchingWorld.Why);

    [Fact]
    public async Task Members_and_workers_of_both_are_read_as_the_kept_ones_and_undoing_gives_back_what_was()
    {
        var rows = await _world.Rows();
        var join = await _world.DataQuality().Send(Join());
        Assert.Equal(new HouseholdsMerged(_kept.HouseholdId, _merged.HouseholdId), _world.Told[^1]);
        Assert.Equal(rows, await _world.Rows());

        var card = (await _worker.Ask(new GetHousehold(_merged.HouseholdId)))!;
        Assert.Equal((_kept.HouseholdId, "ZH1 1AA", 3), (card.Id, card.Postcode, card.Members.Count));
        var list = await _worker.Ask(new GetHouseholds([_merged.HouseholdId, _kept.HouseholdId]));
        Assert.Equal([_merged.HouseholdId, _kept.HouseholdId], list.Select(h => h.Id));
        Assert.Single(list.Select(h => (h.Name, h.Members)).Distinct());
        Assert.Equal(_kept.HouseholdId, (await _worker.Find("birch")).Rows.Select(r => r.HouseholdId).Distinct().Single());
        var involved = await _worker.With(async s => (InvolvementPanel.Model?)await s.GetRequiredService<InvolvementPanel>().For(_kept.HouseholdId, CancellationToken.None));
        Assert.Single(involved!.Lines);
        Assert.NotNull(await _worker.With(s => s.GetRequiredService<JoinedHouseholdPanel>().For(_kept.HouseholdId, CancellationToken.None)));

        await _world.Part(join);
        Assert.Equal(new HouseholdMergeUndone(_kept.HouseholdId, _merged.HouseholdId), _world.Told[^1]);
        Assert.Equal(rows, await _world.Rows());
        Assert.Equal((_merged.HouseholdId, "ZH2 2BB", 2), ((await _worker.Ask(new GetHousehold(_merged.HouseholdId)))! is var back ? (back.Id, back.Postcode, back.Members.Count) : default));
        Assert.Null(await _worker.Ask(new GetHousehold(_kept.HouseholdId)));
    }

    [Fact]
    public async Task A_person_of_both_is_shown_once_and_the_families_are_offered_as_one_when_the_person_is()
    {
        var person = await _world.Join(_merged.Adult!.PersonId, _kept.Adult!.PersonId);
        var homes = (await _world.DataQuality().Ask(new UndoJoin.Query(person))).Homes;
        Assert.Equal(new[] { _kept.HouseholdId, _merged.HouseholdId }.Order(), homes.Order());
        await _world.DataQuality().Send(Join());
        Assert.Equal(["Amara Okafor", "Ife Birch"], (await _worker.Ask(new GetHousehold(_kept.HouseholdId)))!.Members.Select(m => m.Name).Order());
        Assert.Single((await _world.DataQuality().Ask(new UndoJoin.Query(person))).Homes);
    }

    [Fact]
    public async Task The_preview_shows_both_and_hides_where_somebody_is_restricted()
    {
        await _world.Restrict(_kept.Adult!.PersonId);
        var answer = await _world.DataQuality().Ask(new JoinHouseholds.Query(_merged.HouseholdId, _kept.HouseholdId));
        Assert.Equal(("ZH2 2BB", null, 1, false), (answer.One.Address, answer.Other.Address, answer.One.Workers, answer.AreOne));
        Assert.Equal(["Amara"], answer.Other.Members);
    }

    [Fact]
    public async Task A_second_press_joins_nothing_twice_and_what_is_wrong_is_refused()
    {
        var join = Join();
        Assert.Equal(await _world.DataQuality().Send(join), await _world.DataQuality().Send(join));
        Assert.Single(_world.Told.OfType<HouseholdsMerged>());
        await Assert.ThrowsAsync<Conflict>(() => _world.DataQuality().Send(Join() with { KeptId = _merged.HouseholdId })); // a circle
        Assert.Equal("KeptId", (await Assert.ThrowsAsync<Refused>(() => _world.DataQuality().Send(Join() with { KeptId = null }))).Input);
        Assert.Equal("Why", (await Assert.ThrowsAsync<Refused>(() => _world.DataQuality().Send(Join() with { Why = null }))).Input);
        await Assert.ThrowsAsync<NotFound>(() => _world.DataQuality().Send(Join() with { OtherId = _world.NewId() } is var c ? c with { KeptId = c.OtherId } : null!));
        await Assert.ThrowsAsync<Denied>(() => _worker.Send(Join()));
    }
}
