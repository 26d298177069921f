using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Minutes;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Minutes;

public sealed class AddAddendumTests : ArrangedMeeting
{
    [Fact]
    public async Task A_note_stands_beside_what_was_approved()
    {
        var (meeting, item) = await Finished();
        var command = new AddAddendum.Command(World.NewId(), meeting, item, "The day was the 17th.");
        await IsRefused(Chair.Send(command), "", "change the draft itself");
        await Chair.Send(new ApproveMinutes.Command(meeting, null, await Version(meeting), await EntriesVersion(meeting)));
        Assert.Equal(await Chair.Send(command), await Chair.Send(command)); // a second press
        var note = Assert.Single((await Gp.Ask(new SeeMinutes(meeting))).Addenda);
        Assert.Equal(("The day was the 17th.", $"Worker {Chair.Id}"), (note.Text, note.By));
    }

    [Fact]
    public async Task Empty_too_long_about_another_meeting_and_by_others_is_refused()
    {
        var (meeting, _) = await Finished();
        await Chair.Send(new ApproveMinutes.Command(meeting, null, await Version(meeting), await EntriesVersion(meeting)));
        await IsRefused(Chair.Send(new AddAddendum.Command(World.NewId(), meeting, null, "")), "Text", "Enter the note");
        await IsRefused(Chair.Send(new AddAddendum.Command(World.NewId(), meeting, null, new string('x', 2001))), "Text", "2000");
        await Assert.ThrowsAsync<NotFound>(() => Chair.Send(new AddAddendum.Command(World.NewId(), meeting, World.NewId(), "x")));
        await GuardedFor(who => who.Send(new AddAddendum.Command(World.NewId(), meeting, null, "x")));
    }
}
