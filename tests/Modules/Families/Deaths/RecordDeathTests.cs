using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Contact.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Deaths;
using Neighbourhood.Families.Households;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Families.Deaths;

public sealed class RecordDeathTests : IAsyncLifetime
{
    private static readonly DateOnly Today = new(2026, 3, 2);

    private readonly List<HoldContact> _holds = [];
    private World _world = null!;
    private RegisterFamily _family = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await FamiliesWorld.Start(new Neighbourhood.Families.FamiliesModule(), new Neighbourhood.Contact.ContactModule());
        _world.Answers<HoldContact, Guid>(q =>
        {
            _holds.Add(q);
            return q.HoldId;
        });
        await _world.Hub().Send(_family = _world.Form().With(_world.Child("Ife", 2025, 9)));
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private Guid Mother => _family.Adult!.PersonId;

    private Guid Baby => _family.Children![0].PersonId;

    private RecordDeath.Command Death(Guid? of = null, DateOnly? on = null, int version = 1) => new(_world.NewId(), of ?? Mother, version, on ?? Today.AddDays(-1), false, "Her sister by telephone");

    [Fact]
    public async Task Contact_is_held_then_it_is_marked_and_told()
    {
        var death = Death();
        Assert.Equal(death.Id, await _world.Hub().Send(death));
        var hold = Assert.Single(_holds);
        Assert.Equal((death.Id, HoldKind.Death, Mother), (hold.HoldId, hold.Kind, Assert.Single(hold.PersonIds)));
        Assert.Equal(new PersonDied(Mother, Today.AddDays(-1)), _world.Told[^1]);
        Assert.Equal("has died", (await _world.Hub().Ask(new GetHousehold(_family.HouseholdId)))!.Members.Single(m => m.PersonId == Mother).Age);
        Assert.Equal(["2026-03-01|1|Her sister by telephone"], await _world.Sql<string>("SELECT CONCAT(died_on, '|', date_known, '|', told_by) FROM families_death"));
    }

    [Fact]
    public async Task The_card_says_so_last_and_with_the_day()
    {
        await _world.Hub().Send(Death());
        var card = await _world.Hub().With(async s => (MembersPanel.Model?)await s.GetRequiredService<MembersPanel>().For(_family.HouseholdId, CancellationToken.None));
        Assert.Equal([(Baby, null), (Mother, Today.AddDays(-1))], card!.Rows.Select(r => (r.PersonId, r.DiedOn)));
        var panel = await _world.Hub().With(async s => (DeathPanel.Model?)await s.GetRequiredService<DeathPanel>().For(Mother, CancellationToken.None));
        Assert.Equal(("Died on 1 March 2026.", "Her sister by telephone"), (panel!.Says, panel.ToldBy));
        Assert.Empty((await _world.Hub().Find("amara")).Rows);
    }

    [Fact]
    public async Task Of_a_baby_under_one_year_the_contact_of_both_parents_and_of_a_carer_is_held_too()
    {
        var father = await _world.Hub().Send(new AddMember.Command(_world.NewId(), _family.HouseholdId, "Ben", "Birch", false, "Father", null));
        await _world.Hub().Send(new AddMember.Command(_world.NewId(), _family.HouseholdId, "Gran", "Birch", false, "Grandparent", null));
        var carer = await _world.Hub().Send(new AddMember.Command(_world.NewId(), _family.HouseholdId, "Ada", "Birch", false, "Carer", null));
        await _world.Hub().Send(Death(Baby) with { On = null, DateNotKnown = true });
        Assert.Equal(new[] { Baby, father, Mother, carer }.Order(), Assert.Single(_holds).PersonIds.Order());
        Assert.Equal(new PersonDied(Baby, Today), _world.Told[^1]);
        Assert.Equal([false], await _world.Sql<bool>("SELECT date_known FROM families_death"));
    }

    [Fact]
    public async Task Of_an_older_child_only_their_own()
    {
        await _world.Arrange("UPDATE families_person SET date_of_birth = '2025-02-01' WHERE id = @Baby", new { Baby });
        await _world.Hub().Send(Death(Baby));
        Assert.Equal([Baby], Assert.Single(_holds).PersonIds);
    }

    [Fact]
    public async Task A_repeat_does_nothing_twice_and_a_second_record_is_a_conflict()
    {
        var (hub, death) = (_world.Hub(), Death());
        Assert.Equal(await hub.Send(death), await hub.Send(death));
        Assert.Single(_holds);
        await Assert.ThrowsAsync<Conflict>(() => hub.Send(Death(version: 2)));
        Assert.Single(_world.Told.OfType<PersonDied>());
    }

    [Fact]
    public async Task A_stale_page_is_a_conflict_and_the_hold_stands()
    {
        var death = Death(version: 9);
        await Assert.ThrowsAsync<Conflict>(() => _world.Hub().Send(death));
        Assert.Single(_holds);
        Assert.Empty(_world.Told.OfType<PersonDied>());
        Assert.Equal([death.Id.ToString()], await _world.Sql<string>("SELECT command_key FROM kernel_answer WHERE command = 'Contact.HoldContact'"));
        await _world.Hub().Send(death with { Version = 1 });
        Assert.Single(_holds);
        Assert.Single(_world.Told.OfType<PersonDied>());
    }

    [Fact]
    public async Task What_cannot_be_is_refused_plainly_and_holds_nothing()
    {
        async Task<string> Input(RecordDeath.Command command) => (await Assert.ThrowsAsync<Refused>(() => _world.Hub().Send(command))).Input;

        Assert.Equal("On", await Input(Death() with { On = null }));
        Assert.Equal("On", await Input(Death() with { DateNotKnown = true }));
        Assert.Equal("On", await Input(Death(on: Today.AddDays(1))));
        Assert.Equal("ToldBy", await Input(Death() with { ToldBy = " " }));
        await _world.Arrange("UPDATE families_person SET is_unborn = 1 WHERE id = @Baby", new { Baby });
        Assert.Equal("", await Input(Death(Baby)));
        Assert.Empty(_holds);
    }

    [Fact]
    public async Task Only_whoever_works_with_them_may()
    {
        await Assert.ThrowsAsync<NotFound>(() => _world.Hub(_world.NewId()).Send(Death()));
        await Assert.ThrowsAsync<Denied>(() => _world.As(Roles.PracticeStaff, FamiliesWorld.North).Send(Death()));
        Assert.Empty(_holds);
    }

    [Fact]
    public async Task Before_it_is_recorded_the_page_says_what_would_stop()
    {
        var asked = await _world.Hub().Ask(new RecordDeath.Query(Mother));
        Assert.Equal(("Amara Okafor", 1, false), (asked.Name, asked.Version, asked.Recorded));
        Assert.Empty(asked.WouldStop);
    }
}
