using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Programmes;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Programmes;

public sealed class OpenProgrammeTests : ArrangedPeers
{
    private Actor All => World.As(Roles.PeerCoordinator, Guid.Empty);

    [Fact]
    public async Task Whoever_reaches_all_opens_a_programme_once_for_each_neighbourhood()
    {
        await World.Arrange("UPDATE peersupport_programme SET closed_on = @Today WHERE id = @Programme", new { Today, Programme });
        var command = new OpenProgramme.Command(World.NewId(), new("Sale again", Sale, Coordinator.Id, Deputy));
        Assert.Equal(await All.Send(command), await Again(command));
        Assert.Equal("NeighbourhoodId", (await Assert.ThrowsAsync<Refused>(() => All.Send(command with { Id = World.NewId() }))).Input);
        Assert.Equal("NeighbourhoodId", (await Assert.ThrowsAsync<Refused>(() => All.Send(command with { Id = World.NewId(), Terms = command.Terms with { NeighbourhoodId = null } }))).Input);
    }

    [Fact]
    public async Task What_is_missing_or_wrong_is_named()
    {
        var ended = World.NewId();
        World.Answers<GetStaff, IReadOnlyList<GetStaff.Worker>>(q => [.. q.UserIds.Select(id => new GetStaff.Worker(id, "W", null, null, id == ended))]);
        var right = new ProgrammeTerms("Sale", Sale, Coordinator.Id, null);
        foreach (var (wrong, input) in new[]
        {
            (right with { Title = " " }, "Title"), (right with { NeighbourhoodId = World.NewId() }, "NeighbourhoodId"), (right with { CoordinatorUserId = null }, "CoordinatorUserId"),
            (right with { CoordinatorUserId = ended }, "CoordinatorUserId"), (right with { DeputyUserId = ended }, "DeputyUserId"), (right with { DeputyUserId = Coordinator.Id }, "DeputyUserId"),
        }) Assert.Equal(input, (await Assert.ThrowsAsync<Refused>(() => All.Send(new OpenProgramme.Command(World.NewId(), wrong)))).Input);
    }

    [Fact]
    public async Task A_coordinator_of_one_programme_opens_no_other()
    {
        await Assert.ThrowsAsync<Denied>(() => Coordinator.Send(new OpenProgramme.Command(World.NewId(), new("Mine", null, Coordinator.Id, null))));
        await Assert.ThrowsAsync<Denied>(() => Hub.Send(new OpenProgramme.Command(World.NewId(), new("Mine", null, Hub.Id, null))));
    }

    private Task<Guid> Again(OpenProgramme.Command command) => World.As(Roles.PeerCoordinator, Guid.Empty).Send(command);
}
