using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Items;
using Neighbourhood.Mdt.Minutes;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Minutes;

public sealed class EditMinutesTests : ArrangedMeeting
{
    [Fact]
    public async Task An_entry_is_mended_and_a_stale_page_shows_both()
    {
        var (meeting, _) = await Finished();
        var entry = (await Chair.Ask(new SeeMinutes(meeting))).Entries[1];
        await Chair.Send(new EditMinutes.Command(meeting, entry.Id, " Better words ", entry.Version));
        Assert.Equal("Better words", (await Chair.Ask(new SeeMinutes(meeting))).Entries[1].Text);
        var conflict = await Assert.ThrowsAsync<Conflict>(() => Deputy.Send(new EditMinutes.Command(meeting, entry.Id, "Other words", entry.Version)));
        Assert.Equal(("Better words", "Other words"), (conflict.Stands["Minutes"], conflict.Sent["Minutes"]));
    }

    [Fact]
    public async Task A_form_that_was_refused_still_knows_what_its_writer_had_seen()
    {
        var (meeting, _) = await Finished();
        var entry = (await Chair.Ask(new SeeMinutes(meeting))).Entries[1];
        await Deputy.Send(new EditMinutes.Command(meeting, entry.Id, "Better words", entry.Version));
        var kept = await Chair.With(async scope =>
        {
            var page = new EditMinutes.Page(scope.GetRequiredService<ISend>())
            {
                PageContext = new() { HttpContext = new DefaultHttpContext() },
                MeetingId = meeting,
                MinuteId = entry.Id,
                Text = " ",
                Version = entry.Version,
            };
            await page.OnPost(CancellationToken.None);
            return page.Version;
        });
        Assert.Equal(entry.Version, kept);
    }

    [Fact]
    public async Task Empty_too_long_anothers_entry_and_a_conflict_are_refused()
    {
        var (meeting, item) = await Finished();
        var entry = (await Chair.Ask(new SeeMinutes(meeting))).Entries[1];
        await IsRefused(Chair.Send(new EditMinutes.Command(meeting, entry.Id, " ", 1)), "Text", "Enter what");
        await IsRefused(Chair.Send(new EditMinutes.Command(meeting, entry.Id, new string('x', 4001), 1)), "Text", "4000");
        await Assert.ThrowsAsync<NotFound>(() => Chair.Send(new EditMinutes.Command(meeting, World.NewId(), "x", 1)));
        await GuardedFor(who => who.Send(new EditMinutes.Command(meeting, entry.Id, "x", 1)));
        await Assert.ThrowsAsync<Denied>(() => Coordinator.Send(new EditMinutes.Command(meeting, entry.Id, "x", 1)));
        await Deputy.Send(new DeclareConflict.Command(item, null, "A friend"));
        await Assert.ThrowsAsync<NotFound>(() => Deputy.Send(new EditMinutes.Command(meeting, entry.Id, "x", 1)));
    }

    [Fact]
    public async Task After_approval_nothing_is_rewritten()
    {
        var (meeting, _) = await Finished();
        var entry = (await Chair.Ask(new SeeMinutes(meeting))).Entries[0];
        await Chair.Send(new ApproveMinutes.Command(meeting, null, await Version(meeting), await EntriesVersion(meeting)));
        await IsRefused(Chair.Send(new EditMinutes.Command(meeting, entry.Id, "x", 1)), "", "add a note");
    }
}
