using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Items;
using Neighbourhood.Mdt.Meetings;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Meetings;

public sealed class RecordArrivalTests : ArrangedMeeting
{
    private async Task<string> Quorum(Guid meeting) => (await Chair.Ask(new SeeMeeting(meeting))).Quorum;

    [Fact]
    public async Task The_quorum_is_told_in_words_by_who_is_here_now()
    {
        var meeting = await ListClosed();
        Assert.Equal("Not quorate. Nobody has arrived yet. Missing: GP, Health visitor.", await Quorum(meeting));
        await Chair.Send(new RecordArrival.Command(meeting, Gp.Id, null));
        Assert.Equal("Not quorate. Here: GP. Missing: Health visitor.", await Quorum(meeting));
        await Chair.Send(new RecordArrival.Command(meeting, HealthVisitor.Id, null));
        Assert.Equal("Quorate. Here: GP, Health visitor.", await Quorum(meeting));
    }

    [Fact]
    public async Task A_deputy_counts_for_the_profession_of_the_member_whose_place_they_take()
    {
        var meeting = await ListClosed();
        var deputy = World.NewId();
        await IsRefused(Chair.Send(new RecordArrival.Command(meeting, deputy, null)), "UserId", "for whom they come");
        await IsRefused(Chair.Send(new RecordArrival.Command(meeting, deputy, World.NewId())), "DeputyFor", "member of this team");
        await IsRefused(Chair.Send(new RecordArrival.Command(meeting, Gp.Id, Gp.Id)), "DeputyFor", "own deputy");
        await IsRefused(Chair.Send(new RecordArrival.Command(meeting, Stranger, Gp.Id)), "UserId", "account is open");
        await Chair.Send(new RecordArrival.Command(meeting, deputy, Gp.Id));
        Assert.Contains("Here: GP.", await Quorum(meeting), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_invited_may_come_and_counts_for_nothing()
    {
        await Case();
        var meeting = await ListClosed();
        await Coordinator.Send(new InviteToItem.Command(World.NewId(), (await Items(meeting))[0], Guest.Id));
        await Chair.Send(new RecordArrival.Command(meeting, Guest.Id, null));
        Assert.Contains("Missing: GP, Health visitor", await Quorum(meeting), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Coming_again_after_leaving_is_a_second_stay_and_a_second_press_is_none()
    {
        var meeting = await ListClosed();
        await Chair.Send(new RecordArrival.Command(meeting, Gp.Id, null));
        await Chair.Send(new RecordArrival.Command(meeting, Gp.Id, null));
        Assert.Single(await World.Sql<Guid>("SELECT id FROM mdt_attendance"));
        await Chair.Send(new RecordDeparture.Command(meeting, Gp.Id));
        await Chair.Send(new RecordArrival.Command(meeting, Gp.Id, null));
        Assert.Equal(2, (await World.Sql<Guid>("SELECT id FROM mdt_attendance")).Count);
    }

    [Fact]
    public async Task Nobody_arrives_before_the_list_is_closed_and_only_the_chair_records_it()
    {
        var meeting = await ListOpen();
        await IsRefused(Chair.Send(new RecordArrival.Command(meeting, Gp.Id, null)), "", "nobody can be recorded");
        await IsRefused(Chair.Send(new RecordArrival.Command(meeting, null, null)), "UserId", "Choose who");
        await GuardedFor(who => who.Send(new RecordArrival.Command(meeting, Gp.Id, null)));
        await Assert.ThrowsAsync<Denied>(() => Gp.Send(new RecordArrival.Command(meeting, Gp.Id, null)));
    }
}
