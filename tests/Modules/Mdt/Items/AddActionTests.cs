using Neighbourhood.Access.Contracts;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Items;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Items;

public sealed class AddActionTests : ArrangedMeeting
{
    private AddAction.Command Of(Guid item, string? text = "Ring the nursery", Guid? owner = null, DateOnly? due = null) => new(World.NewId(), item, text, owner ?? HealthVisitor.Id, due);

    [Fact]
    public async Task Fourteen_days_unless_told_and_nobody_is_told_before_the_item_is_closed()
    {
        await Case();
        var item = await Started(await Running());
        var command = Of(item);
        Assert.Equal(await Chair.Send(command), await Chair.Send(command)); // a second press
        Assert.Equal([Today.AddDays(14)], await World.Sql<DateOnly>("SELECT due_on FROM mdt_action"));
        Assert.Empty(Told<MdtActionAssigned>());
    }

    [Fact]
    public async Task Text_owner_and_day_are_checked()
    {
        await Case();
        var item = await Started(await Running());
        await IsRefused(Chair.Send(Of(item, " ")), "Text", "Say what");
        await IsRefused(Chair.Send(Of(item, new string('x', 501))), "Text", "500");
        await IsRefused(Chair.Send(new AddAction.Command(World.NewId(), item, "x", null, null)), "OwnerUserId", "Choose who");
        await IsRefused(Chair.Send(Of(item, owner: Stranger)), "OwnerUserId", "member");
        await IsRefused(Chair.Send(Of(item, due: Today.AddDays(-1))), "DueOn", "today or later");
        await IsRefused(Chair.Send(Of(item, due: Today.AddDays(57))), "DueOn", "next review on 27 April 2026");
        Assert.Empty(await World.Sql<Guid>("SELECT id FROM mdt_action"));
    }

    [Fact]
    public async Task Somebody_invited_to_this_item_may_own_it_and_who_declared_a_conflict_may_not()
    {
        await Case();
        var meeting = await Running();
        var item = await Started(meeting);
        await IsRefused(Chair.Send(Of(item, owner: Guest.Id)), "OwnerUserId", "member");
        await Coordinator.Send(new InviteToItem.Command(World.NewId(), item, Guest.Id));
        await Chair.Send(Of(item, owner: Guest.Id));
        await Gp.Send(new DeclareConflict.Command(item, null, "My neighbour"));
        await IsRefused(Chair.Send(Of(item, owner: Gp.Id)), "OwnerUserId", "member");
    }

    [Fact]
    public async Task The_organisation_of_somebody_invited_may_own_it_and_one_of_which_nobody_is_invited_may_not()
    {
        var charity = World.NewId();
        World.Answers<GetStaff, IReadOnlyList<GetStaff.Worker>>(q => [.. q.UserIds.Select(id => new GetStaff.Worker(id, "Worker", id == Guest.Id ? charity : World.NewId(), "Harbour Lane Trust", false))]);
        await Case();
        var item = await Started(await Running());
        await IsRefused(Chair.Send(Of(item, owner: charity)), "OwnerUserId", "member");
        await Coordinator.Send(new InviteToItem.Command(World.NewId(), item, Guest.Id));
        await Chair.Send(Of(item, owner: charity));
        Assert.Equal([Guest.Id], await World.Sql<Guid>("SELECT owner_user_id FROM mdt_action WHERE owner_organisation_id = @charity", new { charity }));
    }

    [Fact]
    public async Task It_takes_the_place_of_no_action()
    {
        await Case();
        var item = await Started(await Running());
        await Chair.Send(new DeclareNoAction.Command(item, "All is in place", 2));
        await Chair.Send(Of(item));
        Assert.Equal([null], await World.Sql<string?>("SELECT no_action_reason FROM mdt_item WHERE id = @item", new { item }));
        await GuardedFor(who => who.Send(Of(item)));
    }
}
