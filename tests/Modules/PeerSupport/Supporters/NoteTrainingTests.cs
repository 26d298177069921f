using Neighbourhood.PeerSupport.Supporters;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Supporters;

public sealed class NoteTrainingTests : ArrangedSupporters
{
    [Fact]
    public async Task Safeguarding_done_again_the_later_day_stands()
    {
        var (id, _) = await Supporting(trained: false);
        await Coordinator.Send(new NoteTraining.Command(id, Course.Safeguarding, Today.AddYears(-1)));
        await Coordinator.Send(new NoteTraining.Command(id, Course.Safeguarding, Today));
        await Coordinator.Send(new NoteTraining.Command(id, Course.Loss, Today));
        Assert.Equal([Today, Today], await World.Sql<DateOnly>("SELECT done_on FROM peersupport_training ORDER BY course"));
        Assert.Empty(await Lacks(id));
    }

    [Fact]
    public async Task What_is_missing_is_named_and_of_one_who_has_left_nothing_is_noted()
    {
        var (id, _) = await Supporting(trained: false);
        await Refuses("Course", () => Coordinator.Send(new NoteTraining.Command(id, null, Today)));
        await Refuses("On", () => Coordinator.Send(new NoteTraining.Command(id, Course.Safeguarding, null)));
        await Refuses("On", () => Coordinator.Send(new NoteTraining.Command(id, Course.Safeguarding, Today.AddDays(1))));
        await IsTheCoordinatorsAlone(a => a.Send(new NoteTraining.Command(id, Course.Safeguarding, Today)));
        var (left, _) = await Supporting(SupporterStatus.Left, trained: false);
        await Refuses("", () => Coordinator.Send(new NoteTraining.Command(left, Course.Safeguarding, Today)));
        Assert.Empty(await World.Sql<string>("SELECT course FROM peersupport_training"));
    }
}
