using Neighbourhood.Access.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Tasks;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Families.Tasks;

public sealed class AnswerOpenTaskTests : IAsyncLifetime
{
    private World _world = null!;

    public async ValueTask InitializeAsync() => _world = await FamiliesWorld.Start();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task It_is_on_the_list_of_whoever_it_was_given_to_and_a_repeat_answers_as_the_first()
    {
        var (hub, family) = (_world.Hub(), await _world.Family());
        var request = _world.Request(user: hub.Id, household: family.HouseholdId) with { Path = "/families/held" };
        await hub.Send(request);
        Assert.Equal(request.TaskId, await hub.Send(request));
        var line = Assert.Single((await hub.Ask(new ListTasks.Query())).Mine);
        Assert.Equal((request.TaskId, "Ring about the nursery place", "Case meetings", TaskBucket.Today, TaskPriority.Medium, "You", "/families/held"), (line.Id, line.Title, line.Origin, line.Bucket, line.Priority, line.Who, line.Path));
        Assert.Equal(["Opened"], await _world.Steps(request.TaskId));
    }

    [Fact]
    public async Task Other_content_under_the_same_id_is_a_conflict()
    {
        var (hub, request) = (_world.Hub(), _world.Request(user: _world.NewId()));
        await hub.Send(request);
        await Assert.ThrowsAsync<Conflict>(() => hub.Send(request with { Title = "Something else" }));
    }

    [Fact]
    public async Task It_needs_a_title_a_kind_a_day_and_one_who_has_it()
    {
        var refused = await Assert.ThrowsAsync<Refused>(() => _world.Hub().Send(_world.Request() with { Title = " ", KindCode = new string('x', 41), Due = null }));
        Assert.Equal(["Title", "KindCode", "Due", "Assignee"], refused.Reasons.Select(r => r.Input));
        Assert.Equal("Assignee", (await Assert.ThrowsAsync<Refused>(() => _world.Hub().Send(_world.Request(user: _world.NewId(), team: FamiliesWorld.Site)))).Input);
        Assert.Equal("Title", (await Assert.ThrowsAsync<Refused>(() => _world.Hub().Send(_world.Request(user: _world.NewId()) with { Title = new string('x', 201) }))).Input);
        Assert.Empty(await _world.Sql<Guid>("SELECT id FROM families_task"));
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("https://evil.example")]
    [InlineData("/a b")]
    [InlineData("/\\evil.example")]
    public async Task Where_it_is_done_is_a_page_of_this_service(string path) =>
        Assert.Equal("Path", (await Assert.ThrowsAsync<Refused>(() => _world.Hub().Send(_world.Request(user: _world.NewId()) with { Path = path }))).Input);

    [Fact]
    public async Task For_somebody_who_has_left_it_goes_to_their_manager_or_to_the_list_of_what_nobody_has()
    {
        var (gone, alone, manager) = (_world.NewId(), _world.NewId(), _world.Hub());
        _world.Answers<GetStaff, IReadOnlyList<GetStaff.Worker>>(q => [.. q.UserIds.Select(id => new GetStaff.Worker(id, "Sam Field", null, null, id == gone || id == alone))]);
        _world.Answers<GetManagerOf, Guid?>(q => q.UserId == gone ? manager.Id : null);
        Assert.Equal([await _world.Task(user: gone)], await manager.Mine());
        Assert.Equal([await _world.Task(user: alone)], await _world.As(Roles.Supervisor).Nobodys());
    }

    [Fact]
    public async Task An_invited_attendee_is_denied() =>
        await Assert.ThrowsAsync<Denied>(() => _world.As(Roles.InvitedAttendee).Send(_world.Request(user: _world.NewId())));
}
