using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Sharing;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Families.Sharing;

public sealed class WithdrawObjectionTests : ArrangedSharing
{
    [Fact]
    public async Task Taken_back_sharing_stands_on_the_answer_again_and_both_are_in_the_history()
    {
        await It.Worker.Send(It.Answer(SharingBasis.Informed));
        var objection = await It.Objected();
        await It.Worker.Send(new WithdrawObjection.Command(objection, 1, It.Today, "Herself, at the hub"));
        Assert.Equal(SharingBasis.Informed, await It.Basis(It.Mother));
        Assert.Equal(objection, Assert.Single(It.World.Told.OfType<SharingObjectionWithdrawn>()).ObjectionId);
        var shown = await It.Worker.Ask(new SeeObjection(objection));
        Assert.Equal([ObjectionState.Standing, ObjectionState.Withdrawn], shown.Steps.Select(s => s.State));
        Assert.Equal(["Herself, by telephone", "Herself, at the hub"], shown.Steps.Select(s => s.ToldBy));
    }

    [Fact]
    public async Task Of_two_objections_the_other_stands_still()
    {
        var (first, _) = (await It.Objected(), await It.Objected());
        await It.Worker.Send(new WithdrawObjection.Command(first, 1, It.Today, "Herself"));
        Assert.Equal(SharingBasis.Objection, await It.Basis(It.Mother));
    }

    [Fact]
    public async Task It_is_refused_without_day_and_source_twice_and_from_a_stale_page()
    {
        var objection = await It.Objected();
        await IsRefused(It.Worker.Send(new WithdrawObjection.Command(objection, 1, null, null)), "On", "Enter the day");
        await IsRefused(It.Worker.Send(new WithdrawObjection.Command(objection, 1, It.Today, " ")), "ToldBy", "who told you");
        await IsRefused(It.Worker.Send(new WithdrawObjection.Command(objection, 1, It.Today.AddDays(1), "x")), "On", "today or earlier");
        await IsRefused(It.Worker.Send(new WithdrawObjection.Command(objection, 1, It.Today.AddDays(-1), "x")), "On", "not be before");
        await Assert.ThrowsAsync<Conflict>(() => It.Worker.Send(new WithdrawObjection.Command(objection, 7, It.Today, "x")));
        Assert.Empty(It.World.Told.OfType<SharingObjectionWithdrawn>());
        await It.Worker.Send(new WithdrawObjection.Command(objection, 1, It.Today, "x"));
        await IsRefused(It.Worker.Send(new WithdrawObjection.Command(objection, 2, It.Today, "x")), "", "already");
    }

    [Fact]
    public async Task Only_who_works_with_the_family()
    {
        var objection = await It.Objected();
        await Assert.ThrowsAsync<NotFound>(() => It.World.Hub(It.World.NewId()).Send(new WithdrawObjection.Command(objection, 1, It.Today, "x")));
        await Assert.ThrowsAsync<NotFound>(() => It.Worker.Send(new WithdrawObjection.Command(It.World.NewId(), 1, It.Today, "x")));
        await Assert.ThrowsAsync<Denied>(() => It.Nobody.Send(new WithdrawObjection.Command(objection, 1, It.Today, "x")));
    }
}
