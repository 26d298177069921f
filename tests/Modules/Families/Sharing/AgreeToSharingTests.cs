using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Families.Sharing;

public sealed class AgreeToSharingTests : ArrangedSharing
{
    [Fact]
    public async Task A_yes_that_another_form_asked_for_stands_until_its_review_and_a_repeat_changes_nothing()
    {
        var yes = new AgreeToSharing(It.World.NewId(), It.Mother, SharingPurpose.PeerSupport, It.Today);
        foreach (var _ in (int[])[1, 2]) Assert.Equal(yes.AnswerId, await It.Worker.Send(yes));
        Assert.Equal(SharingBasis.ExplicitConsent, await It.Basis(It.Mother, SharingPurpose.PeerSupport));
        Assert.Equal([new DateOnly(2027, 3, 2)], await It.World.Sql<DateOnly>("SELECT review_by FROM families_sharing WHERE id = @AnswerId", yes));
    }

    [Fact]
    public async Task Care_stands_on_no_yes_and_nobody_says_it_tomorrow_and_who_has_no_role_keeps_none()
    {
        var yes = new AgreeToSharing(It.World.NewId(), It.Mother, SharingPurpose.PeerSupport, It.Today);
        await IsRefused(It.Worker.Send(yes with { Purpose = SharingPurpose.DirectCare }), "Purpose", "a yes is asked for");
        await IsRefused(It.Worker.Send(yes with { On = It.Today.AddDays(1) }), "On", "today or earlier");
        await Assert.ThrowsAsync<Denied>(() => It.Nobody.Send(yes));
        Assert.Equal(SharingBasis.NotAsked, await It.Basis(It.Mother, SharingPurpose.PeerSupport));
    }
}
