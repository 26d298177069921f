using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.HandOvers;
using Xunit;

namespace Neighbourhood.Modules.Mdt.HandOvers;

public sealed class AcceptLeadTests : ArrangedHandOver
{
    [Fact]
    public async Task They_lead_from_now_and_those_who_asked_are_told()
    {
        await Arranged();
        var offer = await LeadOffered(Member, by: Chair);
        await Member.Send(new AcceptLead.Command(offer));
        await Member.Send(new AcceptLead.Command(offer)); // a second press
        Assert.Equal(Member.Id, await LeadOf(Case));
        Assert.Equal([Chair.Id, Coordinator.Id], Told(MdtNoticeKind.LeadAccepted));
        Assert.Equal(["LeadOffered", "LeadAccepted"], (await StepsOf(Case)).Skip(1));
        Assert.Equal(1, World.Told.OfType<MdtInvolvementBegan>().Count(b => b.Kind == "lead" && b.UserId == Member.Id));
    }

    [Fact]
    public async Task An_offer_is_theirs_alone_and_who_declared_a_conflict_since_finds_nothing()
    {
        await Arranged();
        var offer = await LeadOffered(Member);
        await Assert.ThrowsAsync<NotFound>(() => Chair.Send(new AcceptLead.Command(offer)));
        await Assert.ThrowsAsync<Denied>(() => Nobody.Send(new AcceptLead.Command(offer)));
        await Conflicted(await Item(Case), Member.Id);
        await Assert.ThrowsAsync<NotFound>(() => Member.Send(new AcceptLead.Command(offer)));
        Assert.Equal(Referrer.Id, await LeadOf(Case));
    }

    [Fact]
    public async Task An_offer_waits_for_them_until_it_is_answered()
    {
        await Arranged();
        var offer = await LeadOffered(OtherReferrer);
        Assert.Equal($"/mdt/cases/{Case}/lead", Assert.Single((await OtherReferrer.Ask(new ListHandOvers.Query())).Mine).Path);
        await OtherReferrer.Send(new AcceptLead.Command(offer));
        Assert.Empty((await OtherReferrer.Ask(new ListHandOvers.Query())).Mine);
        Assert.Equal(OtherReferrer.Id, await LeadOf(Case));
    }
}
