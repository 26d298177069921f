using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Sharing;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Families.Sharing;

public sealed class RecordDataOptOutTests : ArrangedSharing
{
    private RecordDataOptOut.Command Found(bool? optedOut) => new(It.World.NewId(), It.Mother, optedOut, It.Today, "Shown by her in the NHS App");

    [Fact]
    public async Task Research_honours_it_though_there_is_a_yes_and_care_does_not_change()
    {
        await It.Worker.Send(It.Answer(SharingBasis.ExplicitConsent, SharingPurpose.Research));
        await It.Worker.Send(Found(true));
        Assert.Equal(SharingBasis.Objection, await It.Basis(It.Mother, SharingPurpose.Research));
        Assert.Equal(SharingBasis.Informed, await It.Basis(It.Mother, SharingPurpose.EarlyHelp));
        await It.Worker.Send(Found(false));
        Assert.Equal(SharingBasis.ExplicitConsent, await It.Basis(It.Mother, SharingPurpose.Research));
    }

    [Fact]
    public async Task Day_and_source_are_needed_and_only_who_works_with_the_family_may()
    {
        await IsRefused(It.Worker.Send(Found(null)), "OptedOut", "Choose whether");
        await IsRefused(It.Worker.Send(Found(true) with { On = null }), "On", "Enter the day");
        await IsRefused(It.Worker.Send(Found(true) with { On = It.Today.AddDays(1) }), "On", "today or earlier");
        await IsRefused(It.Worker.Send(Found(true) with { Source = " " }), "Source", "where it was found");
        await Assert.ThrowsAsync<NotFound>(() => It.World.Hub(It.World.NewId()).Send(Found(true)));
        await Assert.ThrowsAsync<Denied>(() => It.Nobody.Send(Found(true)));
    }
}
