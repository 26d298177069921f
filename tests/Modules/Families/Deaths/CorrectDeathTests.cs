using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Contact.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Deaths;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Families.Deaths;

public sealed class CorrectDeathTests : IAsyncLifetime
{
    private World _world = null!;
    private RegisterFamily _family = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await FamiliesWorld.Start(new Neighbourhood.Families.FamiliesModule(), new Neighbourhood.Contact.ContactModule());
        _world.Answers<HoldContact, Guid>(q => q.HoldId);
        await _world.Hub().Send(_family = _world.Form());
        await _world.Hub().Send(new RecordDeath.Command(_world.NewId(), Person, 1, null, true, "A neighbour"));
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private Guid Person => _family.Adult!.PersonId;

    private CorrectDeath.Command Correct(int version = 2) => new(Person, version, "I spoke with her today");

    [Fact]
    public async Task The_person_is_back_it_is_told_and_no_hold_is_released()
    {
        await _world.Hub().Send(Correct());
        Assert.Equal(new PersonDeathCorrected(Person), _world.Told[^1]);
        Assert.Single((await _world.Hub().Find("amara")).Rows);
        Assert.Equal(["I spoke with her today"], await _world.Sql<string>("SELECT correction FROM families_death WHERE corrected_at IS NOT NULL"));
        Assert.Empty(_world.Told.OfType<ContactReleased>());
        Assert.Null((await _world.Hub().With(async s => (DeathPanel.Model?)await s.GetRequiredService<DeathPanel>().For(Person, CancellationToken.None)))!.Says);
        Assert.False((await _world.Hub().Ask(new CorrectDeath.Query(Person))).Recorded);
    }

    [Fact]
    public async Task After_a_correction_a_death_can_be_recorded_again()
    {
        await _world.Hub().Send(Correct());
        await _world.Hub().Send(new RecordDeath.Command(_world.NewId(), Person, 3, null, true, "The hospital"));
        Assert.Equal(2, (await _world.Sql<Guid>("SELECT id FROM families_death")).Count);
    }

    [Fact]
    public async Task Twice_or_from_a_stale_page_is_a_conflict()
    {
        await Assert.ThrowsAsync<Conflict>(() => _world.Hub().Send(Correct(1)));
        await _world.Hub().Send(Correct());
        await Assert.ThrowsAsync<Conflict>(() => _world.Hub().Send(Correct(3)));
        Assert.Single(_world.Told.OfType<PersonDeathCorrected>());
    }

    [Fact]
    public async Task A_reason_is_asked_and_others_may_not()
    {
        Assert.Equal("Reason", (await Assert.ThrowsAsync<Refused>(() => _world.Hub().Send(Correct() with { Reason = null }))).Input);
        await Assert.ThrowsAsync<NotFound>(() => _world.Hub(_world.NewId()).Send(Correct()));
        await Assert.ThrowsAsync<Denied>(() => _world.As(Roles.PracticeStaff, FamiliesWorld.North).Send(Correct()));
    }
}
