using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.Mdt.Agendas;
using Neighbourhood.Mdt.Items;
using Neighbourhood.Mdt.Meetings;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Agendas;

public sealed class ViewAgendaTests : ArrangedAgenda
{
    private Task<int> Shown(Testing.Actor who, Guid meeting, Guid? point, Action<ViewAgenda.Page> look) => who.On((send, _) => new ViewAgenda.Page(send) { MeetingId = meeting, PointId = point }, async page =>
    {
        Assert.IsType<PageResult>(await page.OnGet(CancellationToken.None));
        look(page);
        return 0;
    });

    [Fact]
    public async Task While_the_meeting_runs_the_chair_has_the_next_point_in_hand_and_at_the_end_none()
    {
        await Is("board");
        var meeting = await Running();
        var points = await Points(meeting);
        await Shown(Chair, meeting, null, p => Assert.Equal((points[0].Id, points[1].Id, 1), (p.InHand!.Id, p.Next!.Id, p.Version)));
        await Chair.Send(new RecordPoint.Command(meeting, points[0].Id, "Welcome", null, null, 1));
        await Shown(Chair, meeting, null, p => Assert.Equal(points[1].Id, p.InHand!.Id));
        await Shown(Chair, meeting, points[0].Id, p => Assert.Equal(("Welcome", 2), (p.Notes, p.Version)));
        await Shown(Chair, meeting, Guid.Empty, p => Assert.Null(p.InHand));
        await Shown(Gp, meeting, null, p => Assert.Equal((null, false, false), (p.InHand?.Title, p.Recording, p.Changing)));
        await Finish(meeting);
        await Shown(Chair, meeting, null, p => Assert.Equal((false, false), (p.Recording, p.Changing)));
    }

    [Fact]
    public async Task What_is_sent_from_the_agenda_comes_back_to_it_and_the_console_of_a_board_leads_there()
    {
        await Is("board");
        var meeting = await ListClosed();
        await Chair.On((send, _) => new RecordArrival.Page(send) { MeetingId = meeting, Who = Gp.Id, OnAgenda = true }, async page =>
        {
            Assert.Equal($"/mdt/meetings/{meeting}/agenda", Assert.IsType<RedirectResult>(await page.OnPost(CancellationToken.None)).Url);
            return 0;
        });
        await Chair.On((send, _) => new RunMeeting.Page(send) { MeetingId = meeting }, async page =>
        {
            Assert.Equal($"/mdt/meetings/{meeting}/agenda", Assert.IsType<RedirectResult>(await page.OnGet(CancellationToken.None)).Url);
            return 0;
        });
        Assert.NotNull((await See(meeting)).People.Single(p => p.UserId == Gp.Id).ArrivedAt);
    }
}
