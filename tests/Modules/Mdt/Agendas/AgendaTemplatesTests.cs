using Neighbourhood.Mdt.Agendas;
using Neighbourhood.Mdt.Meetings;
using Neighbourhood.Mdt.Teams;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Agendas;

public sealed class AgendaTemplatesTests : ArrangedAgenda
{
    public static TheoryData<string, string, string, int> Kinds => new()
    {
        { "cyp", "Welcome and apologies", "Date of the next meeting", 5 },
        { "family", "Who steps up, who steps down", "Gaps noticed: what is missing nearby", 6 },
        { "antenatal", "Births since last time", "Gaps noticed: what is missing before and after birth", 6 },
        { "pcn", "Learning for the practices", "Actions from last time", 6 },
        { "hub-prescribing", "New families known to both: how many, how they came", "Groups and sessions with places", 8 },
        { "board", "Decisions asked of the board", "Minutes of the last meeting", 8 },
        { "task-group", "What stands in the way", "Progress on the task", 6 },
        { "locality-event", "Breakout 1: getting help early", "What happens next", 6 },
    };

    [Theory, MemberData(nameof(Kinds))]
    public async Task Each_kind_has_its_own_agenda_before_anybody_writes_one_and_the_same_when_the_list_opens(string kind, string has, string also, int points)
    {
        await Is(kind);
        var meeting = await Planned();
        var before = await Points(meeting);
        Assert.Empty(await World.Sql<Guid>("SELECT id FROM mdt_agenda_point"));
        Assert.Contains(before, p => p.Title == has);
        Assert.Contains(before, p => p.Title == also);
        Assert.Equal(Enumerable.Range(1, points), before.Select(p => p.Place));
        Assert.Equal(MdtKinds.TalksAboutFamilies(kind) ? 1 : 0, before.Count(p => p.Kind == AgendaPointKind.Cases));

        await Coordinator.Send(new OpenList.Command(meeting, 1));
        var after = await Points(meeting);
        Assert.Equal(before.Select(p => (p.Id, p.Title, p.Kind, p.Place, p.Version)), after.Select(p => (p.Id, p.Title, p.Kind, p.Place, p.Version)));
        Assert.Equal(points, (await World.Sql<Guid>("SELECT id FROM mdt_agenda_point")).Count);
    }

    [Fact]
    public void Every_kind_is_looked_at_and_every_title_fits()
    {
        Assert.Equal(MdtKinds.All.Select(k => k.Code).Order(), Kinds.Select(k => k.Data.Item1).Order());
        Assert.All(MdtKinds.All.SelectMany(k => k.Agenda), p => Assert.InRange(p.Title.Length, 1, 150));
        Assert.Equal(2, MdtKinds.Find("hub-prescribing")!.Sides.Count);
        Assert.Contains(MdtKinds.Agenda("locality-event"), p => p.Kind == AgendaPointKind.Breakout);
    }

    [Fact]
    public async Task A_kind_that_is_no_longer_on_the_list_talks_about_families_alone()
    {
        var point = Assert.Single(await Points(await Planned()));
        Assert.Equal(AgendaPointKind.Cases, point.Kind);
        Assert.True(MdtKinds.TalksAboutFamilies("CypMdt"));
    }

    [Fact]
    public async Task The_standing_points_stand_around_the_families()
    {
        await Is("family");
        var view = await See(await Planned());
        Assert.Equal(["Welcome and apologies", "Actions from last time"], view.Before.Select(p => p.Title));
        Assert.Equal(["Who steps up, who steps down", "Gaps noticed: what is missing nearby", "Date of the next meeting"], view.After.Select(p => p.Title));
    }
}
