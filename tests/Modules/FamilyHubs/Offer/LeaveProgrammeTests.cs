using Neighbourhood.FamilyHubs.Offer;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Offer;

public sealed class LeaveProgrammeTests : ArrangedOffer
{
    [Fact]
    public async Task They_leave_with_a_reason_once_and_may_come_back()
    {
        var id = await Planned();
        var place = await Enrolled(id);
        await IsRefused(Worker.Send(new LeaveProgramme.Command(place, " ", 1)), "Why", "Say why");
        await Worker.Send(new LeaveProgramme.Command(place, "New job, <b>mornings</b>", 1));
        await Worker.Send(new LeaveProgramme.Command(place, "New job, <b>mornings</b>", 1)); // a second press
        await IsRefused(Worker.Send(new LeaveProgramme.Command(place, "Other", 2)), "", "left already");
        await Enrolled(id);
        Assert.Equal(["New job, <b>mornings</b>", null], (await Worker.Ask(new SeeProgramme(id))).People.Select(p => p.Enrolment.LeftWhy));
    }

    [Fact]
    public async Task A_stale_page_and_another_hub_change_nothing()
    {
        var place = await Enrolled(await Planned());
        await Assert.ThrowsAsync<Conflict>(() => Worker.Send(new LeaveProgramme.Command(place, "Moved", 3)));
        await Assert.ThrowsAsync<NotFound>(() => OtherWorker.Send(new LeaveProgramme.Command(place, "Moved", 1)));
        await Assert.ThrowsAsync<Denied>(() => Nobody.Send(new LeaveProgramme.Command(place, "Moved", 1)));
    }
}
