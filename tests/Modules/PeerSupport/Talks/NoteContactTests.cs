using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Matches;
using Neighbourhood.PeerSupport.Talks;
using Xunit;
using Mode = Neighbourhood.PeerSupport.Requests.Channel;

namespace Neighbourhood.Modules.PeerSupport.Talks;

public sealed class NoteContactTests : ArrangedTalk
{
    private Task<Guid> Notes(Talk talk, DateOnly? day, int? minutes = 40, Mode? mode = Mode.Walk, int? before = 2, int? after = 4, ContactFlag? flag = null, Guid? id = null) =>
        talk.As.Send(new NoteContact.Command(id ?? World.NewId(), talk.Match, day, minutes, mode, before, after, flag));

    [Fact]
    public async Task It_is_kept_once_and_is_the_first_contact()
    {
        var (talk, id) = (await Talking(MatchStatus.Matched), World.NewId());
        await Notes(talk, Today, id: id);
        await Notes(talk, Today, id: id);
        Assert.Equal(MatchStatus.Active, await MatchIs(talk.Match));
        var note = Assert.Single((await Sees(talk)).Notes);
        Assert.Equal((Today, 40, Mode.Walk, 2, 4), (note.OnDay, note.Minutes, note.Mode, note.MoodBefore, note.MoodAfter));
        Assert.Empty(Tasks);
    }

    [Fact]
    public async Task Each_thing_that_is_wrong_is_said()
    {
        var talk = await Talking();
        Assert.Equal(["OnDay", "Minutes", "Mode", "MoodBefore", "MoodAfter"], (await Assert.ThrowsAsync<Refused>(() => Notes(talk, null, 0, null, 0, 6))).Reasons.Select(r => r.Input));
        Assert.Equal("OnDay", (await Assert.ThrowsAsync<Refused>(() => Notes(talk, Today.AddDays(1)))).Input);
        Assert.Equal("OnDay", (await Assert.ThrowsAsync<Refused>(() => Notes(talk, Today.AddDays(-1)))).Input);
        var (_, other) = await Supporting();
        await Assert.ThrowsAsync<NotFound>(() => other.Send(new NoteContact.Command(World.NewId(), talk.Match, Today, 10, Mode.Text, null, null, null)));
    }

    [Fact]
    public async Task What_worries_a_supporter_is_the_coordinators_task_and_names_nobody()
    {
        var talk = await Talking();
        foreach (var flag in Enum.GetValues<ContactFlag>()) await Notes(talk, Today, flag: flag);
        Assert.Equal(3, Tasks.Count);
        Assert.All(Tasks, t => Assert.Equal((Coordinator.Id, null, null), (t.AssigneeUserId, t.PersonId, t.HouseholdId)));
    }
}
