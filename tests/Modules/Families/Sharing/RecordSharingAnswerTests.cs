using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Sharing;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Families.Sharing;

public sealed class RecordSharingAnswerTests : ArrangedSharing
{
    [Fact]
    public async Task An_answer_is_for_one_purpose_and_stands_until_its_review()
    {
        var command = It.Answer(SharingBasis.Informed);
        Assert.Equal(command.Id, await It.Worker.Send(command));
        Assert.Equal(command.Id, await It.Worker.Send(command)); // a second press
        await Assert.ThrowsAsync<Conflict>(() => It.Worker.Send(command with { Answer = SharingBasis.NotAsked }));
        Assert.Equal(SharingBasis.Informed, await It.Basis(It.Mother));
        Assert.Equal(SharingBasis.NotAsked, await It.Basis(It.Mother, SharingPurpose.PeerSupport));
        Assert.Equal([new DateOnly(2027, 3, 2)], await It.World.Sql<DateOnly>("SELECT review_by FROM families_sharing WHERE id = @Id", new { command.Id }));

        await It.Worker.Send(It.Answer(SharingBasis.NotAsked)); // "ask me later"
        Assert.Equal(SharingBasis.NotAsked, await It.Basis(It.Mother));
    }

    [Fact]
    public async Task A_yes_for_one_organisation_is_none_for_another_nor_for_anybody()
    {
        await It.Worker.Send(It.Answer(SharingBasis.ExplicitConsent, SharingPurpose.PeerSupport) with { OrganisationIds = [SharingWorld.Trust.Id] });
        Assert.Equal(SharingBasis.ExplicitConsent, await It.Basis(It.Mother, SharingPurpose.PeerSupport, SharingWorld.Trust.Id));
        Assert.Equal(SharingBasis.NotAsked, await It.Basis(It.Mother, SharingPurpose.PeerSupport, SharingWorld.Nhs.Id));
        Assert.Equal(SharingBasis.NotAsked, await It.Basis(It.Mother, SharingPurpose.PeerSupport));
    }

    [Theory]
    [InlineData(SharingPurpose.EarlyHelp, SharingBasis.ExplicitConsent)] // care does not stand on it
    [InlineData(SharingPurpose.Research, SharingBasis.Informed)] // an explicit yes is asked for
    [InlineData(SharingPurpose.EarlyHelp, SharingBasis.Objection)]
    [InlineData(SharingPurpose.EarlyHelp, SharingBasis.SafeguardingOverride)]
    public async Task What_no_answer_can_be_is_refused(SharingPurpose purpose, SharingBasis answer) =>
        await IsRefused(It.Worker.Send(It.Answer(answer, purpose)), "Answer", "record an objection instead");

    [Fact]
    public async Task Each_thing_that_is_missing_or_wrong_is_said_by_name_and_nothing_is_kept()
    {
        var right = It.Answer(SharingBasis.Informed);
        await IsRefused(It.Worker.Send(right with { Purpose = null }), "Purpose", "shared for");
        await IsRefused(It.Worker.Send(right with { Answer = null }), "Answer", "Choose what they said");
        await IsRefused(It.Worker.Send(right with { GivenBy = null }), "GivenBy", "Choose who said it");
        await IsRefused(It.Worker.Send(right with { GivenBy = AnswerGiver.CompetentChild }), "GivenBy", "parental responsibility");
        await IsRefused(It.Worker.Send(right with { On = It.Today.AddDays(1) }), "On", "today or earlier");
        await IsRefused(It.Worker.Send(right with { ReviewBy = It.Today }), "ReviewBy", "after the day");
        await IsRefused(It.Worker.Send(right with { ReviewBy = It.Today.AddMonths(12).AddDays(1) }), "ReviewBy", "not after 2 March 2027");
        await IsRefused(It.Worker.Send(right with { Note = new string('x', 501) }), "Note", "500");
        await IsRefused(It.Worker.Send(right with { OrganisationIds = [It.World.NewId()] }), "OrganisationIds", "from the list");
        Assert.Equal(2, (await It.World.Sql<Guid>("SELECT id FROM families_sharing")).Count); // the form's own
    }

    [Fact]
    public async Task For_a_child_a_parent_answers_or_the_child_who_is_competent_and_for_an_adult_nobody_else()
    {
        await IsRefused(It.Worker.Send(It.Answer(SharingBasis.Informed, person: It.Daughter)), "GivenBy", "parental responsibility");
        await It.Worker.Send(It.Answer(SharingBasis.Informed, person: It.Daughter, by: AnswerGiver.ParentalResponsibility, giver: It.Mother));
        await It.Worker.Send(It.Answer(SharingBasis.Informed, SharingPurpose.DirectCare, It.Daughter, AnswerGiver.CompetentChild));
        await IsRefused(It.Worker.Send(It.Answer(SharingBasis.Informed, giver: await It.Father())), "GivenBy", "parental responsibility");
        await It.World.Arrange("UPDATE families_member SET parental_responsibility = 'No' WHERE person_id = @Mother", new { It.Mother });
        await IsRefused(It.Worker.Send(It.Answer(SharingBasis.Informed, person: It.Daughter, by: AnswerGiver.ParentalResponsibility, giver: It.Mother)), "GivenBy", "parental responsibility");
    }

    [Fact]
    public async Task Only_who_works_with_the_family_and_may_write()
    {
        await Assert.ThrowsAsync<NotFound>(() => It.World.Hub(It.World.NewId()).Send(It.Answer(SharingBasis.Informed)));
        await Assert.ThrowsAsync<Denied>(() => It.Nobody.Send(It.Answer(SharingBasis.Informed)));
        await Assert.ThrowsAsync<Denied>(() => It.World.As(Roles.PracticeStaff).Send(It.Answer(SharingBasis.Informed)));
    }
}
