using Neighbourhood.Areas.Contracts;
using Neighbourhood.Contact.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Modules.PeerSupport.People;
using Neighbourhood.PeerSupport;
using Neighbourhood.PeerSupport.Contracts;
using Neighbourhood.PeerSupport.Matches;
using Neighbourhood.PeerSupport.Measures;
using Neighbourhood.PeerSupport.Requests;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Measures;

public sealed class ViewMeasuresTests : ArrangedAround
{
    private Guid South { get; set; }
    private Guid Team { get; set; }
    private Guid Elsewhere { get; set; }

    private void Arranged()
    {
        (South, Team, Elsewhere) = (World.NewId(), World.NewId(), World.NewId());
        World.Answers<GetNeighbourhoods, IReadOnlyList<GetNeighbourhoods.Neighbourhood>>(q =>
            [.. new GetNeighbourhoods.Neighbourhood[] { new(Sale, "Sale", [new(South, "Sale South")]), new(Elsewhere, "Stretford", []) }.Where(n => q.Ids is null || q.Ids.Contains(n.Id))]);
        World.Answers<GetNeighbourhoodsOfHub, IReadOnlyList<GetNeighbourhoodsOfHub.Link>>(_ => []);
        World.Answers<GetNeighbourhoodsOfMdt, IReadOnlyList<GetNeighbourhoodsOfMdt.Link>>(q => q.MdtIds.Contains(Team) ? [new(Team, Sale)] : []);
    }

    private async Task<IReadOnlyList<Guid>> Found(int inTime, int late)
    {
        var made = new List<Guid>();
        for (var i = 0; i < inTime + late; i++)
        {
            made.Add(await Asked(RequestStatus.Active, NewFamily().Mother));
            await World.Arrange("UPDATE peersupport_request SET locality_id = @South, matched_on = @on WHERE id = @id", new { South, on = Today.AddDays(i < inTime ? 2 : 20), id = made[^1] });
        }
        return made;
    }

    private static string Answer(ViewMeasures.Answer shown, string question = "found in time") => shown.Lines.Single(l => l.Question.Contains(question, StringComparison.Ordinal)) is var l ? $"{l.Answer} {l.Of}".Trim() : "";

    [Fact]
    public async Task A_coordinator_sees_her_own_programme_as_it_is_and_the_neighbourhood_as_others_do()
    {
        Arranged();
        await Found(3, 1);
        await Supporting();
        var own = await Coordinator.Ask(new ViewMeasures.Query(null, null, FigurePeriod.ThreeMonths));
        Assert.Equal((null, "75% 3 of 4", 0, FigurePeriod.ThreeMonths), (own.Neighbourhood, Answer(own), own.Below, own.Period));
        Assert.Equal("100% 1 of 1", Answer(own, "supervision"));
        var all = await Coordinator.Ask(new ViewMeasures.Query(Sale, null, FigurePeriod.ThreeMonths));
        Assert.Equal(("Sale", "*", 8, FigurePeriod.Year), (all.Neighbourhood!.Name, Answer(all), all.Below, all.Period)); // spans that overlap are not for others
        Assert.Equal("*", Answer(all, "supervision"));
        Assert.Equal("not known", Answer(await OtherCoordinator.Ask(new ViewMeasures.Query(null, null, null))));
        await Assert.ThrowsAsync<NotFound>(() => Coordinator.Ask(new ViewMeasures.Query(Elsewhere, null, null)));
        await Assert.ThrowsAsync<NotFound>(() => Coordinator.Ask(new ViewMeasures.Query(Sale, World.NewId(), null)));
    }

    [Fact]
    public async Task Chair_analyst_and_leader_see_the_controlled_table_of_their_own_neighbourhood_and_nobody_else_any()
    {
        Arranged();
        await Found(12, 10);
        foreach (var actor in (Actor[])[World.As(Roles.Chair, Team), World.As(Roles.Analyst, Sale), World.As(Roles.NamedLeader, Sale)])
            Assert.Equal("50% of about 20", Answer(await actor.Ask(new ViewMeasures.Query(null, null, null))));
        Assert.Empty((await World.As(Roles.HubManager, World.NewId()).Ask(new ViewMeasures.Query(null, null, null))).Lines);
        foreach (var actor in (Actor[])[Hub, Midwife, Supervisor, Nobody, World.As(Roles.PeerSupporter)]) await Assert.ThrowsAsync<Denied>(() => actor.Ask(new ViewMeasures.Query(null, null, null)));
    }

    [Fact]
    public async Task A_locality_and_the_last_year_are_chosen_and_the_file_hides_what_the_page_does()
    {
        Arranged();
        await Found(12, 3);
        var leader = World.As(Roles.NamedLeader, Sale);
        var south = await leader.Ask(new ViewMeasures.Query(Sale, South, null));
        Assert.Equal(("Sale South", "*"), (south.Whose, Answer(south)));
        Assert.Equal("not known", Answer(await leader.Ask(new ViewMeasures.Query(Sale, South, FigurePeriod.LastYear))));
        Assert.Empty(await World.Sql<string>("SELECT subjects FROM kernel_audit WHERE kind = 'export'"));
        await leader.Ask(new ViewMeasures.Query(Sale, South, null, AsFile: true));
        Assert.Equal([South.ToString()], await World.Sql<string>("SELECT subjects FROM kernel_audit WHERE kind = 'export'"));
        var file = ViewMeasures.Csv(south);
        Assert.Contains("How soon a supporter was found,\"Late, or nobody yet\",*,people", file, StringComparison.Ordinal);
        Assert.DoesNotMatch(",[1-7],people", file);
    }

    [Fact]
    public async Task Who_is_held_and_what_was_stopped_is_in_no_figure()
    {
        Arranged();
        var made = await Found(3, 2);
        await World.Arrange("INSERT INTO peersupport_hold (hold_id, person_id, kind, held_on) SELECT @id, person_id, 'Pregnancy', @Today FROM peersupport_request WHERE id = @held", new { id = World.NewId(), held = made[4], Today });
        await World.Arrange("UPDATE peersupport_request SET status = 'Ended', end_code = 'System', ended_on = @Today WHERE id = @id", new { Today, id = made[3] });
        Assert.Equal("100% 3 of 3", Answer(await Coordinator.Ask(new ViewMeasures.Query(null, null, null))));
    }

    [Fact]
    public async Task Contacts_and_endings_come_from_their_own_rows()
    {
        Arranged();
        var (supporter, _) = await Supporting();
        await Matched(supporter, MatchStatus.Active);
        var (_, over) = await Matched(supporter, MatchStatus.Ended, Father);
        await World.Arrange("UPDATE peersupport_request SET end_code = 'GoalMet', ended_on = @Today, someone_before = 2, someone_after = 5 WHERE id = @over", new { Today, over });
        var shown = await Coordinator.Ask(new ViewMeasures.Query(null, null, null));
        Assert.Equal(["100% 1 of 1", "100% 1 of 1", "+3.0 on average", "1.0 1 by 1"], new[] { "in touch in time", "what they came for", "By how much", "each supporter" }.Select(q => Answer(shown, q)));
    }

    [Fact]
    public async Task What_waits_by_topic_is_told_for_the_gaps_with_how_many_supporters_have_been_through_it()
    {
        var (first, second) = (await Asked(RequestStatus.New, about: [Topic.Feeding, Topic.Money]), await Asked(person: Father, about: [Topic.Feeding]));
        await Asked(RequestStatus.Active, NewFamily().Mother, about: [Topic.Feeding]);
        await Supporting(been: Topic.Feeding);
        await World.Arrange("UPDATE peersupport_request SET due_on = @late WHERE id = @first", new { late = Today.AddDays(-1), first });
        Assert.Equal([new("Feeding", Sale, 2, 1, 1), new("Money", Sale, 1, 1, 0)], await World.AsSystem().Ask(new GetWaitingByTopic([Sale])));
        Assert.Empty(await World.AsSystem().Ask(new GetWaitingByTopic([World.NewId()])));
        await Told(new ContactHeld(World.NewId(), [Father], HoldKind.Other, Today));
        Assert.Equal(1, (await World.AsSystem().Ask(new GetWaitingByTopic([]))).First(w => w.TopicCode == "Feeding").People);
        Assert.NotEqual(first, second);
    }
}
