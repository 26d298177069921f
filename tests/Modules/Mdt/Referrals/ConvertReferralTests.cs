using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Referrals;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Referrals;

public sealed class ConvertReferralTests : ArrangedTeam
{
    private async Task<Guid> Declined()
    {
        var id = await Draft();
        await Referrer.Send(Whole(id) with { RiskFlags = [RiskFlag.NoSafeHome], Background = "Written to in spring" });
        await Chair.Send(new DeclineReferral.Command(id, "No need for several of us", "The other team", 2));
        return id;
    }

    [Fact]
    public async Task One_press_begins_a_draft_for_another_team_of_the_area_with_the_words_and_the_people()
    {
        var (id, other) = (await Declined(), await Team("Sale early help", Sale));
        await Team("Far away", World.NewId());
        Assert.Equal([new OtherTeam(other, "Sale early help")], (await Referrer.Ask(new ViewReferral.Query(id))).Others);
        var draft = await Referrer.Send(new ConvertReferral.Command(World.NewId(), id, other));
        var form = await Referrer.Ask(new GetReferralForm(draft));
        Assert.Equal((other, ReferralStatus.Draft, "Agree who writes to the landlord.", "Written to in spring", "NoSafeHome", 1),
            (form.Draft.MdtId!.Value, form.Draft.Status, form.Draft.Ask, form.Draft.Background, form.Draft.RiskFlags, form.Draft.Version));
        Assert.Equal(new HashSet<Guid> { Mother, Child }, [.. form.PersonIds]);
        Assert.Equal(["Draft"], await StepsOf(draft));
        Assert.Equal(ReferralStatus.Declined, await StatusOf(id)); // its history stays
        await Referrer.Send(Whole(draft) with { MdtId = other });
        Assert.Equal(ReferralStatus.Submitted, await StatusOf(draft));
    }

    [Fact]
    public async Task A_second_press_begins_nothing_twice()
    {
        var (id, other) = (await Declined(), await Team("Sale early help", Sale));
        var command = new ConvertReferral.Command(World.NewId(), id, other);
        Assert.Equal(await Referrer.Send(command), await Referrer.Send(command));
        Assert.Equal(2, (await World.Sql<Guid>("SELECT id FROM mdt_referral")).Count);
    }

    [Fact]
    public async Task The_same_team_one_from_elsewhere_and_a_board_are_no_route()
    {
        var (id, far, board) = (await Declined(), await Team("Far away", World.NewId()), await Team("Board", Sale));
        await World.Arrange("UPDATE mdt_team SET kind = 'board' WHERE id = @board", new { board });
        Assert.Empty((await Referrer.Ask(new ViewReferral.Query(id))).Others);
        foreach (var to in new[] { Mdt, far, board, World.NewId() })
            Assert.Contains("another team", (await Assert.ThrowsAsync<Refused>(() => Referrer.Send(new ConvertReferral.Command(World.NewId(), id, to)))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_what_was_declined_is_begun_again()
    {
        var (id, other) = (await Submitted(), await Team("Sale early help", Sale));
        Assert.Contains("waits for the team", (await Assert.ThrowsAsync<Refused>(() => Referrer.Send(new ConvertReferral.Command(World.NewId(), id, other)))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_who_wrote_it_is_offered_it_and_does_it()
    {
        var (id, other) = (await Declined(), await Team("Sale early help", Sale));
        Assert.Empty((await Chair.Ask(new ViewReferral.Query(id))).Others);
        await Assert.ThrowsAsync<Refused>(() => Chair.Send(new ConvertReferral.Command(World.NewId(), id, other)));
        await Assert.ThrowsAsync<NotFound>(() => OtherReferrer.Send(new ConvertReferral.Command(World.NewId(), id, other)));
        await Assert.ThrowsAsync<Denied>(() => Nobody.Send(new ConvertReferral.Command(World.NewId(), id, other)));
    }

    [Fact]
    public async Task A_family_that_is_not_the_referrers_to_see_any_more_is_not_found()
    {
        var (id, other) = (await Declined(), await Team("Sale early help", Sale));
        Unseen.Add(Family);
        Assert.Empty((await Referrer.Ask(new ViewReferral.Query(id))).Others);
        await Assert.ThrowsAsync<NotFound>(() => Referrer.Send(new ConvertReferral.Command(World.NewId(), id, other)));
    }

    [Fact]
    public async Task Whoever_objects_meanwhile_still_stops_the_sending()
    {
        var (id, other) = (await Declined(), await Team("Sale early help", Sale));
        Objecting.Add(Child);
        var draft = await Referrer.Send(new ConvertReferral.Command(World.NewId(), id, other));
        Assert.Equal("PersonIds", (await Assert.ThrowsAsync<Refused>(() => Referrer.Send(Whole(draft) with { MdtId = other }))).Input);
    }
}
