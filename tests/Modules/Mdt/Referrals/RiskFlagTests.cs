using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Referrals;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Referrals;

public sealed class RiskFlagTests : ArrangedTeam
{
    private async Task<Guid> Ticked()
    {
        var id = await Draft();
        await Referrer.Send(Whole(id) with { RiskFlags = [RiskFlag.ChildNotSeen, RiskFlag.NoFoodOrHeat, RiskFlag.ChildNotSeen], RaisedVia = RaisedVia.SelfOrFamily });
        return id;
    }

    [Fact]
    public async Task What_is_ticked_is_kept_once_and_shown_to_the_team_in_words()
    {
        var id = await Ticked();
        var sent = (await Member.Ask(new ViewReferral.Query(id))).Referral;
        Assert.Equal(("NoFoodOrHeat,ChildNotSeen", "Not enough food or heating\nNobody has seen a child for some time"), (sent.RiskFlags, RiskFlags.Lines(sent.RiskFlags)));
        Assert.Equal(RaisedVia.SelfOrFamily, sent.RaisedVia);
        Assert.Null(RiskFlags.Kept([]));
        Assert.Empty(RiskFlags.Read(null));
    }

    [Fact]
    public async Task Where_somebody_objects_the_team_does_not_see_them_and_the_chair_does()
    {
        var id = await Ticked();
        Objecting.Add(Child);
        Assert.Null((await Member.Ask(new ViewReferral.Query(id))).Referral.RiskFlags);
        Assert.NotNull((await Chair.Ask(new ViewReferral.Query(id))).Referral.RiskFlags);
    }

    [Fact]
    public void They_are_never_in_the_pack() =>
        Assert.DoesNotContain(Schema.Of(typeof(Neighbourhood.Mdt.MdtModule).Assembly).Tables.Single(t => t.Name == "mdt_pack_item").Columns, c => c.Name.Contains("flag", StringComparison.Ordinal));

    [Fact]
    public async Task They_are_given_to_whom_they_are_about_and_go_with_the_person()
    {
        var id = await Draft();
        await Referrer.Send(Whole(id) with { PersonIds = [Child], RiskFlags = [RiskFlag.NoSafeHome] });
        Assert.Contains("No safe or settled home", Assert.Single(await World.AsSystem().Ask(new GatherForAccess(Child))).Text, StringComparison.Ordinal);
        await World.Happened(new PersonErased(Child));
        await World.Deliver();
        Assert.Empty(await World.Sql<string>("SELECT risk_flags FROM mdt_referral WHERE risk_flags IS NOT NULL"));
    }

    [Fact]
    public async Task What_is_not_on_the_list_is_refused()
    {
        var id = await Draft();
        Assert.Equal("RiskFlags", (await Assert.ThrowsAsync<Refused>(() => Referrer.Send(Whole(id) with { RiskFlags = [(RiskFlag)99] }))).Input);
        Assert.Equal("RaisedVia", (await Assert.ThrowsAsync<Refused>(() => Referrer.Send(Whole(id) with { RaisedVia = RaisedVia.Transfer }))).Input);
        Assert.Equal("SourceCode", (await Assert.ThrowsAsync<Refused>(() => Referrer.Send(Filled(new ReferFamily.Command { Id = World.NewId(), HouseholdId = Family, SourceCode = "<b>" })))).Input);
    }

    [Fact]
    public async Task The_senders_source_code_is_kept()
    {
        var id = await Referrer.Send(Filled(new ReferFamily.Command { Id = World.NewId(), HouseholdId = Family, SourceCode = "03-GP" }));
        Assert.Equal("03-GP", (await Member.Ask(new ViewReferral.Query(id))).Referral.SourceCode);
    }
}
