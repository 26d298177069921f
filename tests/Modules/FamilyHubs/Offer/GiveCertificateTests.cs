using Neighbourhood.FamilyHubs.Offer;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Offer;

public sealed class GiveCertificateTests : ArrangedOffer
{
    [Fact]
    public async Task It_is_for_who_came_often_enough_and_given_once()
    {
        var id = await Planned();
        var place = await Enrolled(id);
        await Comes(id, Mother, 5);
        await Comes(id, Mother, 1, "DidNotAttend");
        await IsRefused(Worker.Send(new GiveCertificate.Command(place, 1)), "", "5 sessions, and 6 are needed");
        await Comes(id, Mother, 1, "LeftEarly");
        await Worker.Send(new GiveCertificate.Command(place, 1));
        await Worker.Send(new GiveCertificate.Command(place, 1)); // a second press
        var stands = await Worker.Ask(new SeeEnrolment(place));
        Assert.Equal((Today, true, 6), (stands.Enrolment.CertificateOn!.Value, stands.Completed, stands.Attended));
    }

    [Fact]
    public async Task A_session_counts_once_and_neither_a_removed_row_nor_a_cancelled_or_another_session_counts()
    {
        var id = await Planned();
        var place = await Enrolled(id);
        await Comes(id, Mother, 6);
        await Was(await Session(), Mother); // of no programme
        Assert.Equal(6, (await Worker.Ask(new SeeEnrolment(place))).Attended);
        await World.Arrange("UPDATE familyhubs_attendance SET removed_at = @now WHERE id = (SELECT MIN(id) FROM familyhubs_attendance)", new { now = World.Clock.Now() });
        await World.Arrange("UPDATE familyhubs_session SET status = 'Cancelled' WHERE id = (SELECT MAX(id) FROM familyhubs_session WHERE programme_id = @id)", new { id });
        Assert.Equal(4, (await Worker.Ask(new SeeEnrolment(place))).Attended);
    }

    [Fact]
    public async Task A_restricted_person_stands_on_it_by_the_first_name_and_nobody_elses_can_be_printed()
    {
        var place = await Enrolled(await Planned());
        Restricted.Add(Mother);
        Assert.Equal("Ines", (await Worker.Ask(new SeeEnrolment(place))).Name);
        Unseen.Add(Family);
        Assert.Null((await Worker.Ask(new SeeEnrolment(place))).Name);
        await Assert.ThrowsAsync<NotFound>(() => OtherWorker.Ask(new SeeEnrolment(place)));
        await Assert.ThrowsAsync<NotFound>(() => OtherWorker.Send(new GiveCertificate.Command(place, 1)));
        await Assert.ThrowsAsync<Denied>(() => Nobody.Send(new GiveCertificate.Command(place, 1)));
    }
}
