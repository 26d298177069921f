using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Sharing;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Families.Sharing;

public sealed class DecideObjectionTests : ArrangedSharing
{
    private const string Law = "Children Act 1989, section 47";

    private DecideObjection.Command Decide(Guid objection, bool? goesOn, int version = 1) => new(objection, version, goesOn, "The child was seen alone at night.", Law);

    [Fact]
    public async Task Overridden_sharing_goes_on_for_what_keeps_somebody_safe_and_for_nothing_else()
    {
        await It.Concern();
        var objection = await It.Worker.Send(It.Objection(purposes: [SharingPurpose.MdtDiscussion, SharingPurpose.Marketing]));
        await It.Lead.Send(Decide(objection, true));
        Assert.Equal(SharingBasis.SafeguardingOverride, await It.Basis(It.Mother));
        Assert.Equal(SharingBasis.Objection, await It.Basis(It.Mother, SharingPurpose.Marketing));
        Assert.Equal([SharingPurpose.MdtDiscussion], Assert.Single(It.World.Told.OfType<SharingObjectionOverridden>()).Purposes);
        var step = (await It.Lead.Ask(new SeeObjection(objection))).Steps[^1];
        Assert.Equal((ObjectionState.Overridden, "The child was seen alone at night.", Law), (step.State, step.Reason, step.Law));
        Assert.Empty(await It.Lead.Ask(new ListObjections.Query()));
    }

    [Fact]
    public async Task Upheld_it_hides_though_there_is_a_concern_and_an_override_that_ends_stops_sharing_at_once()
    {
        await It.Concern();
        var objection = await It.Objected();
        await It.Lead.Send(Decide(objection, false));
        Assert.Equal(SharingBasis.Objection, await It.Basis(It.Mother));
        Assert.Empty(It.World.Told.OfType<SharingObjectionOverridden>());
        await It.Lead.Send(Decide(objection, true, 2));
        Assert.Equal(SharingBasis.SafeguardingOverride, await It.Basis(It.Mother));
        await It.Lead.Send(Decide(objection, false, 3));
        Assert.Equal(SharingBasis.Objection, await It.Basis(It.Mother));
        Assert.Equal([objection, objection], It.World.Told.OfType<SharingObjectionRecorded>().Select(t => t.ObjectionId)); // others stop again
    }

    [Fact]
    public async Task Another_objection_stands_beside_one_that_was_overridden()
    {
        var concern = await It.Concern();
        await It.Lead.Send(Decide(await It.Objected(), true));
        await It.Objected();
        Assert.Equal(SharingBasis.ObjectionToDecide, await It.Basis(It.Mother));
        await It.Close(concern);
        Assert.Equal(SharingBasis.Objection, await It.Basis(It.Mother));
    }

    [Fact]
    public async Task Without_a_fear_of_harm_there_is_nothing_to_decide()
    {
        var objection = await It.Objected();
        await IsRefused(It.Lead.Send(Decide(objection, true)), "", "nothing to decide");
        await It.Close(await It.Concern());
        await IsRefused(It.Lead.Send(Decide(objection, false)), "", "nothing to decide");
        Assert.Equal(SharingBasis.Objection, await It.Basis(It.Mother));
    }

    [Fact]
    public async Task Reason_and_law_are_needed_and_a_stale_page_is_a_conflict()
    {
        await It.Concern();
        var objection = await It.Objected();
        await IsRefused(It.Lead.Send(Decide(objection, null)), "Override", "whether sharing goes on");
        await IsRefused(It.Lead.Send(Decide(objection, true) with { Reason = " " }), "Reason", "Give the reason");
        await IsRefused(It.Lead.Send(Decide(objection, true) with { Law = null }), "Law", "Name the law");
        await Assert.ThrowsAsync<Conflict>(() => It.Lead.Send(Decide(objection, true, 5)));
        await It.Lead.Send(Decide(objection, true));
        await IsRefused(It.Lead.Send(Decide(objection, true, 2)), "Override", "decided before");
        await It.Worker.Send(new WithdrawObjection.Command(objection, 2, It.Today, "Herself"));
        await IsRefused(It.Lead.Send(Decide(objection, false, 3)), "", "withdrawn");
    }

    [Fact]
    public async Task Only_the_safeguarding_lead_of_a_team_that_works_with_the_family_and_any_lead_where_none_does()
    {
        await It.Concern();
        var objection = await It.Objected();
        await Assert.ThrowsAsync<Denied>(() => It.Worker.Send(Decide(objection, true)));
        await Assert.ThrowsAsync<NotFound>(() => It.Stranger.Send(Decide(objection, true)));
        await It.World.Arrange("UPDATE families_involvement SET to_on = '2026-02-01' WHERE kind = 'case'");
        await It.Stranger.Send(Decide(objection, true));
    }
}
