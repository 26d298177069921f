using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Items;
using Neighbourhood.Mdt.Meetings;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Items;

public sealed class RecordDecisionTests : ArrangedMeeting
{
    private RecordDecision.Command Of(Guid item, MdtDecisionCode? code, string? detail = null, Guid? team = null, Guid? person = null) =>
        new(World.NewId(), item, code, detail, null, team, person, false);

    [Fact]
    public async Task Rule_3_each_decision_is_judged_by_who_is_in_the_room_at_that_moment()
    {
        await Case();
        var meeting = await Running(Gp);
        var item = await Started(meeting);
        async Task Decide() => await Chair.Send(Of(item, MdtDecisionCode.ContinuePlan));

        await Decide();                                                                    // the health visitor is missing
        await Chair.Send(new RecordArrival.Command(meeting, HealthVisitor.Id, null));
        await Decide();                                                                    // quorate
        await Chair.Send(new RecordDeparture.Command(meeting, Gp.Id));
        await Decide();                                                                    // the GP has left
        await Chair.Send(new RecordArrival.Command(meeting, World.NewId(), Gp.Id));
        await Decide();                                                                    // a deputy for the GP

        Assert.Equal([true, false, true, false], await World.Sql<bool>("SELECT provisional FROM mdt_decision ORDER BY id"));
    }

    [Fact]
    public async Task What_a_decision_needs_is_asked_for()
    {
        await Case();
        var item = await Started(await Running());
        await IsRefused(Chair.Send(Of(item, null)), "Code", "Choose what was decided");
        await IsRefused(Chair.Send(Of(item, (MdtDecisionCode)99)), "Code", "Choose what was decided");
        await IsRefused(Chair.Send(Of(item, MdtDecisionCode.ReferToHubSession)), "Detail", "which hub");
        await IsRefused(Chair.Send(Of(item, MdtDecisionCode.ReferToSpecialist)), "Detail", "which specialist");
        await IsRefused(Chair.Send(Of(item, MdtDecisionCode.TransferToAnotherMdt)), "ToMdtId", "team");
        await IsRefused(Chair.Send(Of(item, MdtDecisionCode.TransferToAnotherMdt, team: Mdt)), "ToMdtId", "team");
        await IsRefused(Chair.Send(Of(item, MdtDecisionCode.ChangeLead)), "TargetUserId", "new lead");
        await IsRefused(Chair.Send(Of(item, MdtDecisionCode.JointVisit, person: Stranger)), "TargetUserId", "with whom");
        await IsRefused(Chair.Send(Of(item, MdtDecisionCode.ContinuePlan, new string('x', 501))), "Detail", "500");
        await IsRefused(Chair.Send(Of(item, MdtDecisionCode.LinkToHub) with { SiteId = World.NewId() }), "SiteId", "that is open");
        Assert.Empty(await World.Sql<Guid>("SELECT id FROM mdt_decision"));
        await Chair.Send(Of(item, MdtDecisionCode.LinkToHub) with { Id = World.NewId(), SiteId = OpenHub });
        Assert.Equal([OpenHub], await World.Sql<Guid>("SELECT site_id FROM mdt_decision"));
        await Chair.Send(Of(item, MdtDecisionCode.ReferToHubSession, "Stay and play at Marram"));
        await Chair.Send(Of(item, MdtDecisionCode.JointVisit, person: Gp.Id));
        Assert.Equal(3, (await Chair.Ask(new SeeConsole((await World.Sql<Guid>("SELECT meeting_id FROM mdt_item"))[0], item))).Item!.Decisions.Count);
    }

    [Fact]
    public async Task A_second_press_answers_as_the_first()
    {
        await Case();
        var item = await Started(await Running());
        var command = Of(item, MdtDecisionCode.ContinuePlan);
        Assert.Equal(await Chair.Send(command), await Chair.Send(command));
        Assert.Single(await World.Sql<Guid>("SELECT id FROM mdt_decision"));
    }

    [Fact]
    public async Task Nothing_is_decided_on_an_item_that_is_not_started_or_by_others()
    {
        await Case();
        var item = (await Items(await Running()))[0];
        await IsRefused(Chair.Send(Of(item, MdtDecisionCode.ContinuePlan)), "", "start it");
        await GuardedFor(who => who.Send(Of(item, MdtDecisionCode.ContinuePlan)));
        await Assert.ThrowsAsync<Denied>(() => Gp.Send(Of(item, MdtDecisionCode.ContinuePlan)));
        Assert.Empty(Told<MdtDecisionMade>());
    }

    [Fact]
    public async Task Who_declared_a_conflict_with_the_family_is_out_of_the_room_for_its_item_and_for_no_other()
    {
        await Case();
        await Case();
        var meeting = await Running();
        var items = await Items(meeting);
        await Gp.Send(new DeclareConflict.Command(items[0], null, "My sister"));
        await Chair.Send(new StartItem.Command(items[0], await Version(items[0])));
        var quorum = (await Chair.Ask(new SeeConsole(meeting, items[0]))).Quorum;
        Assert.StartsWith("Not quorate.", quorum, StringComparison.Ordinal);
        Assert.EndsWith("Not counted for this family, after a declared conflict of interest: GP.", quorum, StringComparison.Ordinal);
        await Recorded(items[0]);
        Assert.Equal([true], await World.Sql<bool>("SELECT provisional FROM mdt_decision WHERE item_id = @item", new { item = items[0] }));
        Assert.Equal(["gp"], await World.Sql<string>("SELECT profession FROM mdt_decision_missing"));
        await Closed(items[0]);

        await Chair.Send(new StartItem.Command(items[1], await Version(items[1])));
        Assert.StartsWith("Quorate.", (await Chair.Ask(new SeeConsole(meeting, items[1]))).Quorum, StringComparison.Ordinal);
        await Recorded(items[1]);
        Assert.Equal([false], await World.Sql<bool>("SELECT provisional FROM mdt_decision WHERE item_id = @item", new { item = items[1] }));
    }
}
