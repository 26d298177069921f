using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Agendas;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Agendas;

public sealed class AddPaperTests : ArrangedAgenda
{
    [Fact]
    public async Task A_paper_is_a_link_or_its_text_and_says_who_brought_it()
    {
        await Is("board");
        var meeting = await Planned();
        var command = new AddPaper.Command(World.NewId(), meeting, "What families told us", "https://example.org/a?b=1", null, Gp.Id);
        await Coordinator.Send(command);
        await Coordinator.Send(command);
        await Assert.ThrowsAsync<Conflict>(() => Coordinator.Send(command with { Title = "Other" }));
        await Chair.Send(new AddPaper.Command(World.NewId(), meeting, "The week", null, "Monday\r\nTuesday", Chair.Id));
        var papers = (await See(meeting, Gp)).Papers;
        Assert.Equal([("https://example.org/a?b=1", null, $"Worker {Gp.Id}"), (null, "Monday\nTuesday", $"Worker {Chair.Id}")], papers.Select(p => (p.Link, p.Text, p.BroughtBy)));
    }

    [Theory]
    [InlineData("http://example.org"), InlineData("javascript:alert(1)"), InlineData("example.org"), InlineData("https://"), InlineData("https://a b.org")]
    [InlineData("https://me:secret@example.org"), InlineData("file:///etc/passwd"), InlineData("data:text/html,hello"), InlineData("//example.org/a")]
    public async Task Only_a_whole_https_address_is_taken(string link)
    {
        await Is("board");
        var meeting = await Planned();
        await IsRefused(Coordinator.Send(new AddPaper.Command(World.NewId(), meeting, "A", link, null, Gp.Id)), "Link", "https://");
        Assert.Empty(await World.Sql<Guid>("SELECT id FROM mdt_paper"));
    }

    [Fact]
    public async Task Refusals_by_name()
    {
        await Is("board");
        var meeting = await Planned();
        var refused = await Assert.ThrowsAsync<Refused>(() => Coordinator.Send(new AddPaper.Command(Guid.Empty, meeting, null, " ", null, null)));
        Assert.Equal(["", "Title", "Link", "BroughtBy"], refused.Reasons.Select(r => r.Input));
        var right = new AddPaper.Command(World.NewId(), meeting, "A", null, "B", Gp.Id);
        await IsRefused(Coordinator.Send(right with { Link = "https://example.org" }), "Text", "not both");
        await IsRefused(Coordinator.Send(right with { Text = new string('x', 4001) }), "Text", "4000");
        await IsRefused(Coordinator.Send(right with { Link = "https://e.org/" + new string('x', 500), Text = null }), "Link", "500");
        await IsRefused(Coordinator.Send(right with { BroughtBy = Stranger }), "BroughtBy", "member");
        await NotForOthers(who => who.Send(right));
        var over = await Running();
        await Finish(over);
        await IsRefused(Coordinator.Send(right with { MeetingId = over }), "", "its agenda cannot be changed");
    }
}
