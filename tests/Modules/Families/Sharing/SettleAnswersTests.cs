using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Sharing;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Families.Sharing;

public sealed class SettleAnswersTests : ArrangedSharing
{
    private Task<Guid> Says(Guid parent, SharingBasis answer) =>
        It.Worker.Send(It.Answer(answer, SharingPurpose.DirectCare, It.Daughter, AnswerGiver.ParentalResponsibility, parent));

    [Fact]
    public async Task Answers_of_two_parents_stand_side_by_side_and_the_stricter_holds_until_a_person_decides()
    {
        var father = await It.Father();
        var (mothers, _) = (await Says(It.Mother, SharingBasis.Informed), await Says(father, SharingBasis.NotAsked));
        Assert.Equal(SharingBasis.NotAsked, await It.Basis(It.Daughter, SharingPurpose.DirectCare));
        await Says(It.Mother, SharingBasis.Informed); // saying it again does not win
        Assert.Equal(SharingBasis.NotAsked, await It.Basis(It.Daughter, SharingPurpose.DirectCare));

        await IsRefused(It.Worker.Send(new SettleAnswers.Command(It.Daughter, SharingPurpose.DirectCare, mothers, "Both talked it over")), "AnswerId", "Choose"); // she has answered anew
        var newest = (await It.World.Sql<Guid>("SELECT id FROM families_sharing WHERE given_by_person_id = @Mother AND purpose = 'DirectCare' ORDER BY id", new { It.Mother }))[^1];
        await It.Worker.Send(new SettleAnswers.Command(It.Daughter, SharingPurpose.DirectCare, newest, "Both talked it over"));
        Assert.Equal(SharingBasis.Informed, await It.Basis(It.Daughter, SharingPurpose.DirectCare));

        await Says(father, SharingBasis.NotAsked); // a new answer stands anew
        Assert.Equal(SharingBasis.NotAsked, await It.Basis(It.Daughter, SharingPurpose.DirectCare));
    }

    [Fact]
    public async Task It_needs_two_answers_a_choice_and_a_reason()
    {
        var mothers = await Says(It.Mother, SharingBasis.Informed);
        await IsRefused(It.Worker.Send(new SettleAnswers.Command(It.Daughter, SharingPurpose.DirectCare, mothers, "Because")), "", "only one answer");
        await Says(await It.Father(), SharingBasis.NotAsked);
        await IsRefused(It.Worker.Send(new SettleAnswers.Command(It.Daughter, SharingPurpose.DirectCare, null, "Because")), "AnswerId", "Choose");
        await IsRefused(It.Worker.Send(new SettleAnswers.Command(It.Daughter, SharingPurpose.DirectCare, mothers, "")), "Reason", "Say why");
        await Assert.ThrowsAsync<NotFound>(() => It.World.Hub(It.World.NewId()).Send(new SettleAnswers.Command(It.Daughter, SharingPurpose.DirectCare, mothers, "Because")));
        await Assert.ThrowsAsync<Denied>(() => It.Nobody.Send(new SettleAnswers.Command(It.Daughter, SharingPurpose.DirectCare, mothers, "Because")));
    }
}
