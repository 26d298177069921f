using Neighbourhood.FamilyHubs.Offer;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Offer;

public sealed class ViewProgrammeTests : ArrangedOffer
{
    [Fact]
    public async Task A_worker_of_the_hub_sees_people_sessions_and_who_has_completed_it()
    {
        var id = await Planned();
        await Enrolled(id);
        await Enrolled(id, person: Child);
        await Comes(id, Mother, 6);
        var shown = await Worker.Ask(new SeeProgramme(id));
        Assert.Equal([(6, true), (0, false)], shown.People.Select(p => (p.Attended, p.Completed)));
        Assert.Equal(6, shown.Sessions.Count);
        await Assert.ThrowsAsync<NotFound>(() => OtherWorker.Ask(new SeeProgramme(id)));
        await Assert.ThrowsAsync<Denied>(() => Nobody.Ask(new SeeProgramme(id)));
    }
}
