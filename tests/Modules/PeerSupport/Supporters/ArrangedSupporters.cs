using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport;
using Neighbourhood.PeerSupport.Supporters;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Supporters;

/// <summary>The steps with which tests of supporters begin.</summary>
public abstract class ArrangedSupporters : ArrangedPeers
{
    internal static readonly Enquiry Robin = new("Robin Alder", AnswerBy.Email, "robin@example.org", "Two boys, the first came early");

    internal Profile Offers(Guid? supervisor = null, RoleKind role = RoleKind.OneToOne) =>
        new(role, 2, [Topic.Premature, Topic.NewBaby], ["English", "Polish"], [Available.WeekdayEvening], "Near the library", Sex.Female, AgeBand.From25To39, supervisor ?? Supervisor.Id);

    /// <summary>Somebody who would like to volunteer, in the programme of Sale.</summary>
    protected Task<Guid> Enquired() => Coordinator.Send(new AddSupporter.Command(World.NewId(), Programme, Robin));

    internal async Task<Guid> Interviewed(RoleKind role = RoleKind.OneToOne)
    {
        var id = await Enquired();
        await Coordinator.Send(new NoteInterview.Command(id, 1, Today, Offers(role: role)));
        return id;
    }

    internal async Task<int> VersionOf(Guid id) => Assert.Single(await World.Sql<int>("SELECT version FROM peersupport_supporter WHERE id = @id", new { id }));

    internal async Task To(Guid id, SupporterStatus to) => await Coordinator.Send(new MoveSupporter(id, await VersionOf(id), to));

    internal Task Check(Guid id, Decision decision = Decision.Suitable) => Coordinator.Send(new NoteCheck.Command(World.NewId(), id, "001234567890", Today.AddDays(-5), Today, false, decision));

    internal Task Reference(Guid id) => Coordinator.Send(new NoteReference.Command(World.NewId(), id, ReferenceKind.Personal, Today, Today, Decision.Suitable));

    /// <summary>What the coordinator may do, the coordinator of another programme does not find, and whoever has no such role is denied.</summary>
    internal async Task IsTheCoordinatorsAlone(Func<Actor, Task> act)
    {
        await Assert.ThrowsAsync<NotFound>(() => act(OtherCoordinator));
        await Assert.ThrowsAsync<Denied>(() => act(Hub));
        await Assert.ThrowsAsync<Denied>(() => act(Nobody));
        await Assert.ThrowsAsync<Denied>(() => act(World.As(Roles.PeerSupporter)));
    }

    internal Task<IReadOnlyList<string>> Lacks(Guid id) => World.AsSystem().With(s => s.GetRequiredService<Fitness>().Lacks(id, TestContext.Current.CancellationToken));

    internal static async Task Refuses(string input, Func<Task> act) => Assert.Equal(input, (await Assert.ThrowsAsync<Refused>(act)).Input);
}
