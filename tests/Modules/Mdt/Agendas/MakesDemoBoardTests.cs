using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Areas.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Agendas;
using Neighbourhood.Mdt.Meetings;
using Neighbourhood.Mdt.Minutes;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Agendas;

public sealed class MakesDemoBoardTests : ArrangedAgenda
{
    private Task<int> Make(Demo demo) => World.AsSystem().With(async services =>
    {
        await services.GetRequiredService<MakesDemoBoard>().Make(demo, default);
        return 0;
    });

    [Fact]
    public async Task One_event_was_held_and_has_minutes_and_one_is_to_come()
    {
        var area = World.NewId();
        World.Answers<GetNeighbourhoods, IReadOnlyList<GetNeighbourhoods.Neighbourhood>>(_ => [new(area, "Sale", [])]);
        var demo = new Demo(60, "x");
        foreach (var (key, who) in new[] { ("chair", Chair), ("coordinator", Coordinator), ("hub", Gp), ("healthvisitor", HealthVisitor) }) demo.Accounts[key] = who.Id;
        await Make(demo);
        var partner = World.As(Roles.Chair, demo.Ids["event"]);
        var past = Assert.Single((await partner.Ask(new ListMeetings.Query(Past: true))).Meetings);
        Assert.Equal((MeetingStatus.MinutesApproved, Today.AddDays(-21)), (past.Status, past.StartsAt.LondonDay()));
        Assert.Contains((await partner.Ask(new SeeMinutes(past.Id))).Entries, e => e.Text!.Contains("Challenge: ", StringComparison.Ordinal));
        var next = Assert.Single((await partner.Ask(new ListMeetings.Query(Past: false))).Meetings);
        Assert.Equal(MeetingStatus.ListOpen, next.Status);
        Assert.Single((await See(next.Id, partner)).Papers);
    }

    [Fact]
    public async Task What_other_parts_did_not_leave_is_done_without() => await Make(new Demo(60, "x"));
}
