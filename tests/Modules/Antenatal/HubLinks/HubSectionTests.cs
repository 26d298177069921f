using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Antenatal.HubLinks;
using Neighbourhood.Antenatal.Pregnancies;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.HubLinks;

public sealed class HubSectionTests : ArrangedLink
{
    private Task<HubSection.Shown> Section(Guid pregnancy) => Midwife.With(async scope =>
    {
        var section = scope.GetServices<IPregnancySection>().OfType<HubSection>().Single();
        Assert.Equal((30, "antenatal.links.make"), (section.Order, section.Permission));
        return (HubSection.Shown)(await section.For(await scope.GetRequiredService<PregnancySteps>().Find(pregnancy, default), default))!;
    });

    [Fact]
    public async Task The_pregnancys_page_says_what_is_due_and_how_her_links_stand()
    {
        var pregnancy = await Pregnant();
        var before = await Section(pregnancy);
        Assert.Equal((true, OfferMoment.Week16), (before.MayOffer, before.Due!.Moment));

        var link = await Linked(pregnancy, LinkStatus.Welcomed, tellMidwife: false);
        var after = await Section(pregnancy);
        Assert.Equal((false, null), (after.MayOffer, after.Due));
        Assert.Equal((link, "Acorn Hub", LinkStatus.Accepted), (after.Links.Single().Id, after.Links.Single().Site, after.Links.Single().Stands.Status));

        await Hold(Mother);
        Assert.Equal((true, false), ((await Section(pregnancy)).Held, (await Section(pregnancy)).MayOffer));
    }
}
