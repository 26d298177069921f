using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Items;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Items;

public sealed class SaveItemNotesTests : ArrangedMeeting
{
    [Fact]
    public async Task Notes_that_are_stale_and_too_long_are_told_as_stale_so_that_the_other_text_is_seen()
    {
        await Case();
        var item = await Started(await Running());
        var seen = await Version(item);
        await Deputy.Send(new SaveItemNotes.Command(item, "What the deputy wrote", null, seen));
        var conflict = await Assert.ThrowsAsync<Conflict>(() => Chair.Send(new SaveItemNotes.Command(item, new string('x', 2001), null, seen)));
        Assert.Equal("What the deputy wrote", conflict.Stands["Discussion"]);
    }

    [Fact]
    public async Task Notes_are_saved_and_the_same_again_changes_nothing()
    {
        await Case();
        var item = await Started(await Running());
        Assert.Equal(3, await Chair.Send(new SaveItemNotes.Command(item, "Sleep, <b>money</b> and O'Brien", " ", 2)));
        Assert.Equal(3, await Chair.Send(new SaveItemNotes.Command(item, " Sleep, <b>money</b> and O'Brien ", null, 2)));
        Assert.Equal(["Sleep, <b>money</b> and O'Brien"], await World.Sql<string>("SELECT discussion FROM mdt_item WHERE id = @item", new { item }));
    }

    [Fact]
    public async Task A_stale_page_shows_both_and_overwrites_nothing()
    {
        await Case();
        var item = await Started(await Running());
        await Chair.Send(new SaveItemNotes.Command(item, "First", "Hers", 2));
        var conflict = await Assert.ThrowsAsync<Conflict>(() => Deputy.Send(new SaveItemNotes.Command(item, "Second", "Hers", 2)));
        Assert.Equal(("First", "Second"), (conflict.Stands["Discussion"], conflict.Sent["Discussion"]));
        Assert.Equal(["First"], await World.Sql<string>("SELECT discussion FROM mdt_item WHERE id = @item", new { item }));
    }

    [Fact]
    public async Task The_update_what_is_new_and_what_was_challenged_are_kept_apart()
    {
        await Case();
        var item = await Started(await Running());
        await Chair.Send(new SaveItemNotes.Command(item, "Update", "Hers", 2, "Dad has moved out", "The GP asked whether the weight was right"));
        Assert.Equal(["Update|Dad has moved out|The GP asked whether the weight was right"], await World.Sql<string>("SELECT CONCAT(discussion, '|', new_information, '|', challenged) AS notes FROM mdt_item WHERE id = @item", new { item }));
        var conflict = await Assert.ThrowsAsync<Conflict>(() => Deputy.Send(new SaveItemNotes.Command(item, "Update", "Hers", 2, "Other", null)));
        Assert.Equal(("Dad has moved out", "Other"), (conflict.Stands["New information"], conflict.Sent["New information"]));
        await IsRefused(Chair.Send(new SaveItemNotes.Command(item, null, null, 3, new string('x', 2001), new string('x', 1001))), "Challenged", "1000");
    }

    [Fact]
    public async Task Too_long_not_started_and_not_ones_own_are_refused()
    {
        await Case();
        var meeting = await Running();
        var item = (await Items(meeting))[0];
        await IsRefused(Chair.Send(new SaveItemNotes.Command(item, "x", null, 1)), "", "start it");
        await Started(meeting);
        await IsRefused(Chair.Send(new SaveItemNotes.Command(item, new string('x', 2001), null, 2)), "Discussion", "2000");
        await IsRefused(Chair.Send(new SaveItemNotes.Command(item, null, new string('x', 1001), 2)), "FamilyVoice", "1000");
        await GuardedFor(who => who.Send(new SaveItemNotes.Command(item, "x", null, 2)));
    }
}
