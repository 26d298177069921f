using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Items;
using Neighbourhood.Mdt.Meetings;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Items;

public sealed class WithdrawConflictTests : ArrangedMeeting
{
    private async Task<(Guid Meeting, Guid Item)> Declared()
    {
        await Case();
        var meeting = await Running();
        var item = (await Items(meeting))[0];
        await Gp.Send(new DeclareConflict.Command(item, null, "My sister"));
        return (meeting, item);
    }

    [Fact]
    public async Task A_declaration_is_told_and_one_made_by_mistake_is_taken_back_with_a_reason()
    {
        var (meeting, item) = await Declared();
        var declared = Assert.Single(Told<MdtConflictDeclared>());
        Assert.Equal(Gp.Id, declared.UserId);
        Assert.Empty((await Gp.Ask(new SeeMeeting(meeting))).Items);

        await Chair.Send(new WithdrawConflict.Command(item, Gp.Id, "It was the family below on the list"));
        Assert.Equal(new MdtConflictWithdrawn(declared.HouseholdId, Gp.Id, Today), Assert.Single(Told<MdtConflictWithdrawn>()));
        Assert.Single((await Gp.Ask(new SeeMeeting(meeting))).Items);
        Assert.Equal("It was the family below on the list", Assert.Single(await World.Sql<string>("SELECT reason FROM mdt_step WHERE to_status = 'Conflict withdrawn'")));
    }

    [Fact]
    public async Task It_asks_for_who_and_why_and_only_the_chair_may()
    {
        var (_, item) = await Declared();
        await IsRefused(Chair.Send(new WithdrawConflict.Command(item, HealthVisitor.Id, "It was a mistake")), "UserId", "Choose who");
        await IsRefused(Chair.Send(new WithdrawConflict.Command(item, Gp.Id, " ")), "Reason", "mistake");
        await Assert.ThrowsAsync<Denied>(() => HealthVisitor.Send(new WithdrawConflict.Command(item, Gp.Id, "It was a mistake")));
        await GuardedFor(who => who.Send(new WithdrawConflict.Command(item, Gp.Id, "It was a mistake")));
        Assert.Empty(Told<MdtConflictWithdrawn>());
    }

    [Fact]
    public async Task The_console_names_who_is_barred_and_a_decision_for_them_to_lead_is_refused()
    {
        var (meeting, item) = await Declared();
        await Chair.Send(new StartItem.Command(item, await Version(item)));
        Assert.Equal([Gp.Id], (await Chair.Ask(new SeeConsole(meeting, null))).Item!.Barred.Select(b => b.UserId));
        await IsRefused(Chair.Send(new RecordDecision.Command(World.NewId(), item, MdtDecisionCode.ChangeLead, null, null, null, Gp.Id, true)), "TargetUserId", "conflict of interest");
    }

    [Fact]
    public async Task A_decision_that_was_recorded_before_the_conflict_does_not_close_the_item()
    {
        await Case();
        var item = await Started(await Running());
        await Recorded(item, MdtDecisionCode.ChangeLead, agreed: true);
        await Gp.Send(new DeclareConflict.Command(item, null, "My sister"));
        await IsRefused(Chair.Send(new CloseItem.Command(item, await Version(item))), "Code", "Take that decision off");
    }

    [Fact]
    public async Task One_declared_before_two_families_records_were_joined_is_taken_back_from_either()
    {
        var (meeting, item) = await Declared();
        var other = await Case();
        var households = await World.Sql<Guid>("SELECT household_id FROM mdt_case ORDER BY id");
        foreach (var id in households) await World.Arrange("INSERT INTO mdt_joined (id, kept_id) VALUES (@id, @kept)", new { id, kept = households[0] });
        var second = World.NewId();
        await World.Arrange("""
            INSERT INTO mdt_item (id, meeting_id, case_id, place, slot_minutes, presenter_user_id, carried_over, late, status, version)
            VALUES (@second, @meeting, @other, 2, 12, @who, 0, 0, 'Listed', 1)
            """, new { second, meeting, other, who = HealthVisitor.Id });
        await Assert.ThrowsAsync<NotFound>(() => Gp.Send(new DeclareConflict.Command(second, null, "Again"))); // barred from both
        await Chair.Send(new WithdrawConflict.Command(second, Gp.Id, "It was another family"));
        Assert.Empty(await World.Sql<Guid>("SELECT item_id FROM mdt_conflict"));
        Assert.Equal([item, second], (await Gp.Ask(new SeeMeeting(meeting))).Items.Select(i => i.Id));
    }
}
