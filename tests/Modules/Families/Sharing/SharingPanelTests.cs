using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Sharing;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Families.Sharing;

public sealed class SharingPanelTests : ArrangedSharing
{
    private async Task<SharingPanel.Model?> Of(Actor who, Guid person) =>
        (SharingPanel.Model?)await who.With(s => s.GetServices<IPersonPanel>().OfType<SharingPanel>().Single().For(person, TestContext.Current.CancellationToken));

    private async Task<SharingPanel.Row> Row(Guid person, SharingPurpose purpose) => (await Of(It.Worker, person))!.Rows.Single(r => r.Purpose == purpose);

    [Fact]
    public async Task For_each_purpose_it_shows_what_it_stands_on_who_said_so_with_whom_and_until_when()
    {
        await It.Worker.Send(It.Answer(SharingBasis.ExplicitConsent, SharingPurpose.PeerSupport) with { OrganisationIds = [SharingWorld.Trust.Id], ReviewBy = It.Today.AddDays(30), Note = "First name only" });
        var row = await Row(It.Mother, SharingPurpose.PeerSupport);
        var said = Assert.Single(row.Answers);
        Assert.Equal(("the person", It.Today, It.Today.AddDays(30), false, "First name only"), (said.By, said.On, said.ReviewBy!.Value, said.Due, said.Note!));
        Assert.Equal(["Harbour Lane Trust"], said.Organisations);
        Assert.Equal(7, (await Of(It.Worker, It.Mother))!.Rows.Count);
        Assert.Equal((SharingBasis.NotAsked, 0), (await Row(It.Mother, SharingPurpose.Research)) is var none ? (none.Basis, none.Answers.Count) : default);
        It.World.Clock.Advance(TimeSpan.FromDays(31));
        Assert.True(Assert.Single((await Row(It.Mother, SharingPurpose.PeerSupport)).Answers).Due);
    }

    [Fact]
    public async Task Answers_that_differ_stand_side_by_side_and_objections_with_their_state()
    {
        var father = await It.Father();
        await It.Worker.Send(It.Answer(SharingBasis.Informed, SharingPurpose.DirectCare, It.Daughter, AnswerGiver.ParentalResponsibility, It.Mother));
        await It.Worker.Send(It.Answer(SharingBasis.NotAsked, SharingPurpose.DirectCare, It.Daughter, AnswerGiver.ParentalResponsibility, father));
        var row = await Row(It.Daughter, SharingPurpose.DirectCare);
        Assert.Equal((true, 2, SharingBasis.NotAsked), (row.Differ, row.Answers.Count, row.Basis));
        var objection = await It.Worker.Send(It.Objection(It.Daughter, AnswerGiver.ParentalResponsibility, father, null, SharingPurpose.DirectCare));
        var objected = Assert.Single((await Row(It.Daughter, SharingPurpose.DirectCare)).Objections);
        Assert.Equal((objection, ObjectionState.Standing, "Kofi Okafor, somebody with parental responsibility"), (objected.Id, objected.State, objected.By));
    }

    [Fact]
    public async Task Nothing_is_shown_to_who_does_not_work_with_the_family_and_no_note_of_a_restricted_person()
    {
        await It.Worker.Send(It.Answer(SharingBasis.Informed) with { Note = "She lives with her aunt now" });
        Assert.Null(await Of(It.World.Hub(It.World.NewId()), It.Mother));
        await It.World.Restrict(It.Mother);
        Assert.All((await Of(It.Worker, It.Mother))!.Rows.SelectMany(r => r.Answers), a => Assert.Null(a.Note));
    }

    [Fact]
    public async Task The_familys_card_says_who_objects_and_leads_to_the_form()
    {
        async Task<ObjectionsPanel.Model> Card() =>
            (ObjectionsPanel.Model)(await It.Worker.With(s => s.GetServices<IPanel>().OfType<ObjectionsPanel>().Single().For(It.Form.HouseholdId, TestContext.Current.CancellationToken)))!;
        Assert.True((await Card()).MayObject);
        Assert.All((await Card()).Rows, r => Assert.False(r.Objects));
        await It.Objected();
        Assert.Equal([It.Mother], (await Card()).Rows.Where(r => r.Objects).Select(r => r.PersonId));
    }
}
