using Neighbourhood.Antenatal.Contracts;
using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.Pregnancies;

public sealed class ChangeSharingTests : ArrangedPregnancy
{
    [Fact]
    public async Task What_she_agrees_to_now_is_told_anew_and_the_earlier_word_ends()
    {
        var id = World.NewId();
        await Midwife.Send(new NotifyPregnancy.Command(id, Mother, DueFrom.NotKnown, null, null, null, null, null, TeamMayKnow: false, GpMayKnow: false));
        await Midwife.Send(new ChangeSharing.Command(id, true, false, 1));
        await Midwife.Send(new ChangeSharing.Command(id, true, false, 1));
        var began = World.Told.OfType<MaternityInvolvementBegan>().ToList();
        Assert.Equal([false, true], began.Select(b => b.Shown));
        Assert.Equal(began[0].InvolvementId, Assert.Single(World.Told.OfType<MaternityInvolvementEnded>()).InvolvementId);
        await Midwife.Send(new ChangeSharing.Command(id, true, true, 2));
        Assert.Equal(2, World.Told.OfType<MaternityInvolvementBegan>().Count());
        Assert.True((await Midwife.Ask(new SeePregnancy(id))).GpMayKnow);
        await Assert.ThrowsAsync<Conflict>(() => Midwife.Send(new ChangeSharing.Command(id, false, false, 1)));
        await Assert.ThrowsAsync<NotFound>(() => OtherMidwife.Send(new ChangeSharing.Command(id, false, false, 3)));
    }

    [Fact]
    public async Task Nothing_more_is_noted_on_one_that_is_over() =>
        await Assert.ThrowsAsync<Refused>(async () => await Midwife.Send(new ChangeSharing.Command(await Pregnant(status: PregnancyStatus.Closed), true, true, 1)));
}
