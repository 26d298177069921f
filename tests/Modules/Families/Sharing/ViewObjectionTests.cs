using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Sharing;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Families.Sharing;

public sealed class ViewObjectionTests : ArrangedSharing
{
    [Fact]
    public async Task It_says_who_objected_to_what_with_whom_and_who_was_told()
    {
        var objection = await It.Worker.Send(It.Objection(It.Daughter, AnswerGiver.ParentalResponsibility, It.Mother, [SharingWorld.Trust.Id], SharingPurpose.PeerSupport));
        var shown = await It.Worker.Ask(new SeeObjection(objection));
        Assert.Equal(("Amara Okafor, somebody with parental responsibility", ObjectionState.Standing, (DateOnly?)null, false), (shown.Who, shown.State, shown.DecideBy, shown.MayDecide));
        Assert.Equal(["Harbour Lane Trust"], shown.Organisations);
        Assert.Equal("Sam Field", Assert.Single(shown.Steps).By);
    }

    [Fact]
    public async Task Who_may_decide_is_offered_it_and_the_others_see_by_when()
    {
        await It.Concern();
        var objection = await It.Objected();
        Assert.Equal((It.Today.AddDays(1), true), (await It.Lead.Ask(new SeeObjection(objection))) is var lead ? (lead.DecideBy!.Value, lead.MayDecide) : default);
        Assert.False((await It.Worker.Ask(new SeeObjection(objection))).MayDecide);
    }

    [Fact]
    public async Task The_no_at_the_door_is_one_objection_to_three_receivers()
    {
        var form = await It.World.Family(It.World.Form("Ben", "Birch", phone: "07700 900222", mayTell: RegisterFamily.Telling.No));
        var id = Assert.Single(await It.World.Sql<Guid>("SELECT id FROM families_objection_head WHERE person_id = @PersonId", new { form.Adult!.PersonId }));
        var shown = await It.World.AsSystem().Ask(new SeeObjection(id));
        Assert.Equal([SharingReceiver.Midwife, SharingReceiver.HealthVisitor, SharingReceiver.GeneralPractice], shown.Receivers);
        Assert.Equal([SharingPurpose.EarlyHelp], shown.Purposes);
    }

    [Fact]
    public async Task Not_for_who_does_not_work_with_the_family()
    {
        var objection = await It.Objected();
        await Assert.ThrowsAsync<NotFound>(() => It.World.Hub(It.World.NewId()).Ask(new SeeObjection(objection)));
        await Assert.ThrowsAsync<Denied>(() => It.Nobody.Ask(new SeeObjection(objection)));
    }
}
