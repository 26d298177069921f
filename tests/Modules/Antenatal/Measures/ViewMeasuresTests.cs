using Neighbourhood.Antenatal.Contracts;
using Neighbourhood.Antenatal.Measures;
using Neighbourhood.Areas.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Modules.Antenatal.People;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.Measures;

public sealed class ViewMeasuresTests : ArrangedAround
{
    private Guid South { get; set; }
    private Guid Mdt { get; set; }
    private Guid Elsewhere { get; set; }

    private void Arranged()
    {
        (South, Mdt, Elsewhere) = (World.NewId(), World.NewId(), World.NewId());
        World.Answers<GetNeighbourhoods, IReadOnlyList<GetNeighbourhoods.Neighbourhood>>(q =>
            [.. new GetNeighbourhoods.Neighbourhood[] { new(Sale, "Sale", [new(South, "Sale South")]), new(Elsewhere, "Stretford", []) }.Where(n => q.Ids is null || q.Ids.Contains(n.Id))]);
        World.Answers<GetNeighbourhoodsOfHub, IReadOnlyList<GetNeighbourhoodsOfHub.Link>>(q => q.SiteIds.Contains(Hub) ? [new(Hub, Sale)] : []);
        World.Answers<GetNeighbourhoodsOfMdt, IReadOnlyList<GetNeighbourhoodsOfMdt.Link>>(q => q.MdtIds.Contains(Mdt) ? [new(Mdt, Sale)] : []);
    }

    private async Task<IReadOnlyList<Guid>> Booked(int early, int late, Guid? midwife = null)
    {
        var made = new List<Guid>();
        for (var i = 0; i < early + late; i++)
        {
            made.Add(await Pregnant(NewFamily().Mother, midwife: midwife));
            await World.Arrange("UPDATE antenatal_pregnancy SET booking_done_on = @Today, booked_at_days = @days, locality_id = @South WHERE id = @id", new { Today, days = i < early ? 60 : 80, South, id = made[^1] });
        }
        return made;
    }

    private static string Answer(ViewMeasures.Answer shown, string question = "booked by 10") => shown.Lines.Single(l => l.Question.Contains(question, StringComparison.Ordinal)) is var l ? $"{l.Answer} {l.Of}".Trim() : "";

    [Fact]
    public async Task A_midwife_sees_her_own_as_they_are_and_her_neighbourhood_as_others_do()
    {
        Arranged();
        await Booked(3, 1);
        await Booked(20, 0, OtherMidwife.Id);
        var own = await Midwife.Ask(new ViewMeasures.Query(null, null, FigurePeriod.ThreeMonths));
        Assert.Equal((null, "75% 3 of 4", 0, FigurePeriod.ThreeMonths), (own.Neighbourhood, Answer(own), own.Below, own.Period));
        var all = await Midwife.Ask(new ViewMeasures.Query(Sale, null, FigurePeriod.ThreeMonths));
        Assert.Equal(("Sale", "*", 8, FigurePeriod.Year), (all.Neighbourhood!.Name, Answer(all), all.Below, all.Period)); // spans that overlap are not for others
        await Assert.ThrowsAsync<NotFound>(() => Midwife.Ask(new ViewMeasures.Query(Elsewhere, null, null)));
        await Assert.ThrowsAsync<NotFound>(() => Midwife.Ask(new ViewMeasures.Query(Sale, World.NewId(), null)));
    }

    [Fact]
    public async Task Hub_manager_chair_analyst_and_leader_see_the_controlled_table_of_their_own_neighbourhood_and_nobody_else_any()
    {
        Arranged();
        await Booked(12, 10);
        foreach (var actor in (Actor[])[World.As(Roles.HubManager, Hub), World.As(Roles.Chair, Mdt), World.As(Roles.Analyst, Sale), World.As(Roles.NamedLeader, Sale)])
            Assert.Equal("50% of about 20", Answer(await actor.Ask(new ViewMeasures.Query(null, null, null))));
        Assert.Empty((await World.As(Roles.HubManager, OtherHub).Ask(new ViewMeasures.Query(null, null, null))).Lines);
        foreach (var actor in (Actor[])[HubWorker, Gp, Nobody]) await Assert.ThrowsAsync<Denied>(() => actor.Ask(new ViewMeasures.Query(null, null, null)));
    }

    [Fact]
    public async Task A_locality_and_the_last_year_are_chosen_and_the_file_hides_what_the_page_does()
    {
        Arranged();
        await Booked(12, 3);
        var leader = World.As(Roles.NamedLeader, Sale);
        var south = await leader.Ask(new ViewMeasures.Query(Sale, South, null));
        Assert.Equal(("Sale South", "*"), (south.Whose, Answer(south)));
        Assert.Equal("not known", Answer(await leader.Ask(new ViewMeasures.Query(Sale, South, FigurePeriod.LastYear))));
        Assert.Empty(await World.Sql<string>("SELECT subjects FROM kernel_audit WHERE kind = 'export'"));
        await leader.Ask(new ViewMeasures.Query(Sale, South, null, AsFile: true));
        Assert.Equal([South.ToString()], await World.Sql<string>("SELECT subjects FROM kernel_audit WHERE kind = 'export'"));
        var file = ViewMeasures.Csv(south);
        Assert.Contains("When the booking appointment was held,Later,*,women", file, StringComparison.Ordinal);
        Assert.DoesNotMatch(",[1-7],(women|families)", file);
    }

    [Fact]
    public async Task Who_is_held_or_has_lost_a_baby_is_in_no_figure()
    {
        Arranged();
        var made = await Booked(3, 2);
        await World.Arrange("INSERT INTO antenatal_hold (hold_id, person_id, kind, held_on) SELECT @id, person_id, 'Pregnancy', @Today FROM antenatal_pregnancy WHERE id = @held", new { id = World.NewId(), held = made[4], Today });
        await Loses(made[3]);
        await World.Arrange("UPDATE antenatal_pregnancy SET status = 'EnteredInError' WHERE id = @id", new { id = made[0] });
        Assert.Equal("100% 2 of 2", Answer(await Midwife.Ask(new ViewMeasures.Query(null, null, null))));
    }

    [Fact]
    public async Task A_restricted_woman_is_counted_and_in_no_small_area()
    {
        Arranged();
        await Booked(2, 0);
        async Task<string> Bar(string label) => (await Midwife.Ask(new ViewMeasures.Query(null, null, null))).Charts.Single(c => c.Title.Contains("how deprived", StringComparison.Ordinal)).Bars.Single(b => b.Label == label).Shown;
        Assert.Equal(("100% (2 of 2)", CountedFigures.Unknown), (await Bar("2"), await Bar("Not known")));
        await World.Happened(new PersonRestricted((await World.Sql<Guid>("SELECT person_id FROM antenatal_pregnancy"))[0]));
        Assert.Equal(("100% (1 of 1)", "100% (1 of 1)"), (await Bar("2"), await Bar("Not known")));
        Assert.Equal("100% 2 of 2", Answer(await Midwife.Ask(new ViewMeasures.Query(null, null, null))));
    }

    [Fact]
    public async Task Offers_links_births_parents_and_hand_overs_come_from_their_own_rows()
    {
        Arranged();
        var id = (await Booked(1, 0)).Single();
        var args = new { id, row = World.NewId(), Hub, Today, born = Today.AddDays(-5), person = Mother, Father };
        await World.Arrange("INSERT INTO antenatal_hub_offer (id, pregnancy_id, moment, offered_on, wording, answer) VALUES (@row, @id, 'Booking', @Today, 'x', 'YesCallMe')", args);
        await World.Arrange("""
            INSERT INTO antenatal_hub_link (id, pregnancy_id, person_id, offer_id, site_id, status, shares_due_month, shares_language, tell_midwife, tell_gp, partner_welcome, asked_on, answered_on, welcomed_on, first_attended_on, choices, version)
            VALUES (@row, @id, @person, @row, @Hub, 'FirstAttended', 1, 1, 1, 0, 'Yes', @born, @born, @born, @born, 0, 1)
            """, args);
        await World.Arrange("UPDATE antenatal_baby SET state = 'Born', born_on = @born WHERE pregnancy_id = @id", args);
        await World.Arrange("INSERT INTO antenatal_handover (id, pregnancy_id, content, sent_on, reply_by, received_on, version) VALUES (@row, @id, 'x', @Today, @Today, @Today, 1)", args);
        await PartnerOf(id, Father);
        await World.Arrange("INSERT INTO antenatal_start_for_life (id, pregnancy_id, person_id, told_on, reached_on) VALUES (@row, @id, @Father, @Today, @Today)", args);
        var shown = await Midwife.Ask(new ViewMeasures.Query(null, null, null));
        Assert.Equal(
            ["100% 1 of 1", "100% 1 of 1", "100% 1 of 1", "25 days in the middle: half less, half more", "50% 1 of 2", "50% 1 of 2", "100% 1 of 1", "100% 1 of 1"],
            new[] { "hub offered", "say yes", "before the birth", "welcome", "told of", "reached by", "partner", "in time" }.Select(q => Answer(shown, q)));
    }

    [Fact]
    public async Task The_ethnic_group_is_copied_when_a_pregnancy_is_notified_and_not_when_nobody_asked()
    {
        var (other, first) = (await Pregnant(NewFamily().Mother), await Pregnant());
        World.Answers<GetEthnicities, IReadOnlyList<GetEthnicities.Group>>(q => [.. q.PersonIds.Select(id => new GetEthnicities.Group(id, id == Mother ? "H" : null))]);
        await Told(new PregnancyNotified(first, Mother, [], Today), new PregnancyNotified(other, World.NewId(), [], Today));
        Assert.Equal(["H"], await World.Sql<string>("SELECT ethnicity FROM antenatal_pregnancy WHERE ethnicity IS NOT NULL"));
    }
}
