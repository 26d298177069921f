using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Meetings;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Meetings;

public sealed class MakesDemoMeetingsTests : ArrangedMeeting
{
    private Task<int> Make(Demo demo) => World.AsSystem().With(async services =>
    {
        await services.GetRequiredService<MakesDemoMeetings>().Make(demo, default);
        return 0;
    });

    [Fact]
    public async Task Today_has_a_closed_list_with_what_was_left_over_and_what_is_urgent_and_the_past_has_minutes()
    {
        await World.Arrange("UPDATE mdt_team SET max_cases = 8", null);
        foreach (var due in new[] { -3, -2, -1 }) await Case(due);
        for (var i = 0; i < 6; i++) await Referral(await Case(40), i == 5 ? "Urgent" : "Routine");
        var demo = new Demo(60, "x");
        demo.Ids["mdt"] = Mdt;
        foreach (var (key, who) in new[] { ("chair", Chair), ("gp", Gp), ("healthvisitor", HealthVisitor), ("invited", Guest) }) demo.Accounts[key] = who.Id;
        await Make(demo);

        var view = await Chair.Ask(new SeeMeeting(demo.Ids["meeting"]));
        Assert.Equal((MeetingStatus.ListClosed, World.Clock.Now().AddMinutes(30), 7), (view.Status, view.StartsAt, view.Items.Count));
        Assert.True(view.Items[0].CarriedOver);
        Assert.True(view.Items[1].Urgent);
        Assert.Equal(Guest.Id, Assert.Single(view.Items[3].Invited).UserId);
        var past = Assert.Single((await Chair.Ask(new ListMeetings.Query(Past: true))).Meetings);
        Assert.Equal(MeetingStatus.Circulated, past.Status);
        Assert.NotEmpty(await World.Sql<Guid>("SELECT user_id FROM mdt_circulation WHERE meeting_id = @Id", new { past.Id }));
        Assert.Equal(Today.AddDays(-28), past.StartsAt.LondonDay());
        Assert.Equal(Today.AddDays(28), (await Chair.Ask(new SeeRhythm(Mdt))).Next);
    }

    [Fact]
    public async Task What_other_parts_did_not_leave_is_done_without()
    {
        await Make(new Demo(60, "x"));
        var demo = new Demo(60, "x");
        demo.Ids["mdt"] = Mdt;
        demo.Accounts["chair"] = Chair.Id;
        await Make(demo);
        Assert.Equal("ListClosed", await Status(demo.Ids["meeting"]));
    }
}
