using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Supporters;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Supporters;

public sealed class AddSupporterTests : ArrangedSupporters
{
    [Fact]
    public async Task A_volunteer_is_kept_with_what_they_said_sealed_and_a_second_press_is_the_same()
    {
        var command = new AddSupporter.Command(World.NewId(), Programme, Robin);
        Assert.Equal(await Coordinator.Send(command), await Coordinator.Send(command));
        Assert.Equal(SupporterStatus.Enquired, await SupporterIs(command.Id));
        Assert.Equal(["Enquired"], await StepsOf(command.Id));
        var words = Assert.Single(await World.Sql<string>("SELECT words FROM peersupport_enquiry"));
        foreach (var word in new[] { "Robin", "robin@", "early" }) Assert.DoesNotContain(word, words, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("Robin Alder", (await Coordinator.Ask(new SeeSupporter(command.Id))).Name);
    }

    [Fact]
    public async Task What_is_missing_is_named_and_only_the_coordinator_of_the_programme_adds_somebody()
    {
        foreach (var (wrong, input) in new[] { (Robin with { Name = " " }, "Name"), (Robin with { By = null }, "By"), (Robin with { Reach = "nobody" }, "Reach"), (Robin with { By = AnswerBy.Phone, Reach = "12" }, "Reach"), (Robin with { About = new string('a', 1001) }, "About") })
            await Refuses(input, () => Coordinator.Send(new AddSupporter.Command(World.NewId(), Programme, wrong)));
        await IsTheCoordinatorsAlone(a => a.Send(new AddSupporter.Command(World.NewId(), Programme, Robin)));
        await Assert.ThrowsAsync<Denied>(() => Supervisor.Send(new AddSupporter.Command(World.NewId(), Programme, Robin)));
        Assert.Empty(await World.Sql<Guid>("SELECT id FROM peersupport_supporter"));
    }
}
