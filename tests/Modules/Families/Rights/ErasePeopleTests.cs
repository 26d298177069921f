using Neighbourhood.Access.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Rights;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Families.Rights;

public sealed class ErasePeopleTests : IAsyncLifetime
{
    private World _world = null!;
    private RegisterFamily _family = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await FamiliesWorld.Start();
        _world.Answers<GetSetting, string>(q => q.Key == "ig.retentionChildToAge" ? "25" : q.Key == "ig.retentionSocialCareYears" ? "7" : "01632 960 100");
        _family = await _world.Family(_world.Form("Amara", "Okafor") with { Adult = new(_world.NewId(), "Amara", "Okafor", Born: new DateOnly(1980, 4, 1)) });
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private Actor Lead => _world.As(Roles.InformationGovernanceLead, Guid.Empty);

    private Guid Adult => _family.Adult!.PersonId;

    private void Later(int years) => _world.Clock.MoveTo(_world.Clock.Now().AddYears(years));

    [Fact]
    public async Task Whose_time_is_over_is_counted_emptied_once_and_told()
    {
        Assert.Equal(0, (await Lead.Ask(new ErasePeople.Query())).Due);
        Later(8);
        var before = await Lead.Ask(new ErasePeople.Query());
        Assert.Equal((1, 0), (before.Due, before.Held));
        Assert.Equal([Adult], await Lead.Ask(new ErasePeople.Next()));

        await Lead.Send(new ErasePeople.Command(Adult));
        Assert.Equal(0, (await Lead.Ask(new ErasePeople.Query())).Due);
        Assert.Equal(["Removed"], await _world.Sql<string>("SELECT first_name FROM families_person"));
        Assert.Empty(await _world.Sql<string>("SELECT word FROM families_name"));
        Assert.Empty(await _world.Sql<string>("SELECT as_typed FROM families_contact_point"));
        Assert.Empty(await _world.Sql<string>("SELECT postcode FROM families_household WHERE postcode IS NOT NULL"));
        Assert.Equal(Adult, Assert.IsType<PersonErased>(_world.Told[^1]).PersonId);
        Assert.Equal(1, Assert.Single(await _world.Sql<int>("SELECT COUNT(*) FROM kernel_audit WHERE kind = 'erase'")));
        await Assert.ThrowsAsync<Refused>(() => Lead.Send(new ErasePeople.Command(Adult)));
    }

    [Fact]
    public async Task A_child_in_the_home_keeps_the_home_until_their_own_time_is_over()
    {
        var child = _world.NewId();
        await _world.Family(_world.Form("Bola", "Brightwater", "ZH2 2BB", "07700 900124") with
        {
            Adult = new(_world.NewId(), "Bola", "Brightwater", Born: new DateOnly(1985, 1, 1)),
            Children = [new(child, "Cleo", null, Born: new DateOnly(2025, 1, 1))],
        });
        Later(8);
        foreach (var person in await Lead.Ask(new ErasePeople.Next())) await Lead.Send(new ErasePeople.Command(person));
        Assert.Equal(["ZH2 2BB"], await _world.Sql<string>("SELECT postcode FROM families_household WHERE postcode IS NOT NULL"));
        Later(20);
        Assert.Equal([child], await Lead.Ask(new ErasePeople.Next()));
        await Lead.Send(new ErasePeople.Command(child));
        Assert.Empty(await _world.Sql<string>("SELECT postcode FROM families_household WHERE postcode IS NOT NULL"));
    }

    [Fact]
    public async Task With_whom_somebody_works_or_about_whom_a_concern_is_open_nobody_is_on_the_list()
    {
        await _world.Involve(_family.HouseholdId, team: FamiliesWorld.Mdt);
        Later(8);
        Assert.Equal(0, (await Lead.Ask(new ErasePeople.Query())).Due);
        await Assert.ThrowsAsync<Refused>(() => Lead.Send(new ErasePeople.Command(Adult)));
        await _world.Arrange("UPDATE families_involvement SET to_on = '2026-06-01'");
        Assert.Equal(1, (await Lead.Ask(new ErasePeople.Query())).Due);
        await _world.Hub().Send(new RaiseConcern(_world.NewId(), [Adult], null, "Something", ConcernKind.Other, false, _world.Clock.Now()));
        Assert.Equal(0, (await Lead.Ask(new ErasePeople.Query())).Due);
    }

    [Fact]
    public async Task Records_that_were_joined_are_one_person_and_wait_for_one_another()
    {
        var other = await _world.Family(_world.Form("Amara", "Okafor", "ZH2 2BB", "07700 900125") with { Adult = new(_world.NewId(), "Amara", "Okafor", Born: new DateOnly(1980, 5, 1)) });
        await _world.Arrange("INSERT INTO families_joined (id, kept_id) VALUES (@Adult, @kept), (@kept, @kept)", new { Adult, kept = other.Adult!.PersonId });
        await _world.Involve(other.HouseholdId, team: FamiliesWorld.Mdt);
        Later(8);
        Assert.Equal(0, (await Lead.Ask(new ErasePeople.Query())).Due);
        await Assert.ThrowsAsync<Refused>(() => Lead.Send(new ErasePeople.Command(Adult)));
        await _world.Arrange("UPDATE families_involvement SET to_on = '2026-06-01'");
        Assert.Equal(2, (await Lead.Ask(new ErasePeople.Query())).Due);
        await Lead.Send(new HoldRecords.Command(_world.NewId(), other.Adult.PersonId, "The coroner asked"));
        Assert.Equal((0, 2), await Lead.Ask(new ErasePeople.Query()) is var held ? (held.Due, held.Held) : default);
    }

    [Fact]
    public async Task A_legal_hold_stops_it_until_it_is_lifted()
    {
        Later(8);
        var hold = await Lead.Send(new HoldRecords.Command(_world.NewId(), Adult, "The coroner asked"));
        var answer = await Lead.Ask(new ErasePeople.Query());
        Assert.Equal((0, 1), (answer.Due, answer.Held));
        Assert.Empty(await Lead.Ask(new ErasePeople.Next()));
        await Assert.ThrowsAsync<Refused>(() => Lead.Send(new ErasePeople.Command(Adult)));

        await Lead.Send(new HoldRecords.Lift(hold, "The inquest is over"));
        await Lead.Send(new ErasePeople.Command(Adult));
        Assert.Equal(["Removed"], await _world.Sql<string>("SELECT first_name FROM families_person"));
    }

    [Fact]
    public async Task Nobody_else_may()
    {
        await Assert.ThrowsAsync<Denied>(() => _world.Hub().Ask(new ErasePeople.Query()));
        await Assert.ThrowsAsync<Denied>(() => _world.Hub().Ask(new ErasePeople.Next()));
        await Assert.ThrowsAsync<Denied>(() => _world.Hub().Send(new ErasePeople.Command(Adult)));
    }
}
