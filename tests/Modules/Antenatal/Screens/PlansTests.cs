using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Antenatal.Screens;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.Screens;

/// <summary>The feeding plan, the partner, and what the demo has of this part.</summary>
public sealed class PlansTests : ArrangedPregnancy
{
    [Fact]
    public async Task How_she_hopes_to_feed_is_noted_and_the_last_stands()
    {
        var id = await Pregnant();
        var plan = new NoteFeedingPlan.Command(World.NewId(), id, FeedingHope.NotSure, null);
        await Midwife.Send(plan);
        await Midwife.Send(plan);
        await Midwife.Send(new NoteFeedingPlan.Command(World.NewId(), id, FeedingHope.Breast, " A friend "));
        var last = (await Midwife.Ask(new NoteFeedingPlan.Query(id))).Last!;
        Assert.Equal((FeedingHope.Breast, "A friend", Today), (last.Hopes, last.Help, last.NotedOn));
        Assert.Equal([2], await World.Sql<int>("SELECT COUNT(*) FROM antenatal_feeding_plan"));
        Assert.Equal("Hopes", (await Assert.ThrowsAsync<Refused>(() => Midwife.Send(plan with { Id = World.NewId(), Hopes = null }))).Input);
        Assert.Equal("Help", (await Assert.ThrowsAsync<Refused>(() => Midwife.Send(plan with { Id = World.NewId(), Help = new string('x', 501) }))).Input);
        await Assert.ThrowsAsync<NotFound>(() => OtherMidwife.Send(plan with { Id = World.NewId() }));
        await Assert.ThrowsAsync<Denied>(() => Gp.Send(plan with { Id = World.NewId() }));
        var lost = await Pregnant(NewFamily().Mother, PregnancyStatus.LossRecorded);
        await Assert.ThrowsAsync<Refused>(() => Midwife.Send(new NoteFeedingPlan.Command(World.NewId(), lost, FeedingHope.Breast, null)));
    }

    [Fact]
    public async Task Her_partner_is_somebody_of_the_household_or_nobody_named()
    {
        var id = await Pregnant();
        var partner = new NotePartner.Command(id, Father, PartnerInvolved.Yes, true, "Evenings", 0);
        Assert.DoesNotContain((await Midwife.Ask(new NotePartner.Query(id))).Members, m => m.PersonId == Mother);
        Assert.Equal("PartnerId", (await Assert.ThrowsAsync<Refused>(() => Midwife.Send(partner with { PartnerId = NewFamily().Father }))).Input);
        Assert.Equal("PartnerId", (await Assert.ThrowsAsync<Refused>(() => Midwife.Send(partner with { PartnerId = Mother }))).Input);
        Assert.Equal("Involved", (await Assert.ThrowsAsync<Refused>(() => Midwife.Send(partner with { Involved = null }))).Input);
        Assert.Equal("Involved", (await Assert.ThrowsAsync<Refused>(() => Midwife.Send(partner with { Involved = PartnerInvolved.NoPartner }))).Input);
        Assert.Equal("MayBeInvited", (await Assert.ThrowsAsync<Refused>(() => Midwife.Send(partner with { MayBeInvited = null }))).Input);
        await Midwife.Send(partner);
        await Midwife.Send(partner);
        await Assert.ThrowsAsync<Conflict>(() => Midwife.Send(partner with { PartnerId = null }));
        await Midwife.Send(new NotePartner.Command(id, null, PartnerInvolved.NoPartner, null, null, 1));
        Assert.Equal(new NotePartner.Partner(null, PartnerInvolved.NoPartner, false, null, 2), (await Midwife.Ask(new NotePartner.Query(id))).Stands);
        await Assert.ThrowsAsync<NotFound>(() => OtherMidwife.Send(partner));
        await Assert.ThrowsAsync<Denied>(() => HubWorker.Send(partner));
    }

    [Fact]
    public async Task The_demo_has_a_repeat_that_is_due_a_plan_and_a_partner()
    {
        var demo = new Demo(60, "password");
        await World.AsSystem().With(async services =>
        {
            await services.GetServices<IDemoPart>().OfType<MakesDemoScreens>().Single().Make(demo, default);
            return 0;
        });
        Assert.Empty(await World.Sql<Guid>("SELECT id FROM antenatal_screen"));
        (demo.Ids["pregnancy:middle"], demo.Accounts["midwife"]) = (await Pregnant(), Midwife.Id);
        await World.AsSystem().With(async services =>
        {
            await services.GetServices<IDemoPart>().OfType<MakesDemoScreens>().Single().Make(demo, default);
            return 0;
        });
        Assert.Equal(Today, Assert.Single(Tasks).Due);
        Assert.Single(await World.Sql<Guid>("SELECT id FROM antenatal_feeding_plan"));
        Assert.Equal([1], await World.Sql<int>("SELECT version FROM antenatal_partner"));
    }
}
