using Neighbourhood.Antenatal.Measures;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.Measures;

/// <summary>Each formula on a population made by hand, with answers reckoned by hand.</summary>
public sealed class CountingTests
{
    private static readonly DateOnly Year = new(2025, 4, 1);
    private static readonly Terms Terms = new(Year, Year.AddYears(1), new DateOnly(2026, 3, 2), 70, 10);
    private static readonly Guid South = Guid.Parse("00000000-0000-7000-8000-000000000001");
    private static readonly Guid North = Guid.Parse("00000000-0000-7000-8000-000000000002");

    private static readonly Facts.Pregnancy Nothing = new(South, null, null, Year, null, null, null, null, null, null, null, false, false, null, null, null, null);

    private static Facts.Pregnancy Booked(int? days, int? decile = 1, string? ethnicity = "A") => Nothing with { BookedOn = Year.AddDays(30), BookedAtDays = days, Decile = decile, Ethnicity = ethnicity };

    private static Facts.Pregnancy Born(DateOnly on) => Nothing with { BornOn = on };

    private static SuppressedCells Exact(params Facts.Pregnancy[] pregnancies) => Counting.Of(new(pregnancies, []), Terms, [South, North], null);

    private static string Answer(SuppressedCells cells, string question, params int[] days) =>
        Figures.Lines(cells, CountedPlaces.All, days).Single(l => l.Question.Contains(question, StringComparison.Ordinal)) is var line && line.Of is null ? line.Answer : $"{line.Answer} ({line.Of})";

    private static IEnumerable<string> Bars(SuppressedCells cells, string title) =>
        Figures.Charts(cells, CountedPlaces.All, []).Single(c => c.Title.Contains(title, StringComparison.Ordinal)).Bars.Select(b => $"{b.Label}: {b.Shown}");

    [Fact]
    public void Booked_by_ten_weeks_is_of_the_appointments_that_were_held_with_a_known_due_date_and_the_others_stand_apart()
    {
        var cells = Exact(Booked(69), Booked(70), Booked(71, 9, "M"), Booked(null, 9), Nothing, Booked(50) with { BookedOn = Year.AddDays(-1) });
        Assert.Equal("67% (2 of 3; 1 more with a due date not known)", Answer(cells, "booked by 10 weeks"));
        Assert.Equal(["By 10 weeks: 2", "Later: 1", "Due date not known: 1"], Bars(cells, "booking appointment was held"));
        Assert.Contains("1 (most deprived): 100% (2 of 2)", Bars(cells, "how deprived"));
        Assert.Contains("9: 0% (0 of 1)", Bars(cells, "how deprived"));
        Assert.Contains("White: 100% (2 of 2)", Bars(cells, "ethnic group"));
        Assert.Contains("Black: 0% (0 of 1)", Bars(cells, "ethnic group"));
        Assert.Contains("Asian: not known", Bars(cells, "ethnic group"));
    }

    [Fact]
    public void Late_reasons_are_of_who_came_later_and_what_nobody_asked_was_not_said()
    {
        var cells = Exact(Booked(80) with { LateReason = "MovedHere" }, Booked(90) with { LateReason = "something" }, Booked(60) with { LateReason = "MovedHere" });
        Assert.Contains("Moved here: 1", Bars(cells, "later than 10 weeks"));
        Assert.Contains("Did not say: 1", Bars(cells, "later than 10 weeks"));
    }

    [Fact]
    public void Hubs_are_offered_to_who_is_booked_linked_of_who_was_offered_and_welcomed_after_a_number_of_days()
    {
        var offered = Booked(60) with { Offered = true };
        var cells = Exact(Booked(60), offered, offered with { Accepted = true }, offered with { Accepted = true, WelcomedOn = Year.AddDays(12) });
        Assert.Equal("75% (3 of 4)", Answer(cells, "Was a hub offered"));
        Assert.Equal("67% (2 of 3)", Answer(cells, "say yes"));
        Assert.Equal("9.5 days (in the middle: half less, half more)", Answer(cells, "hub's welcome", 12, 7));
        Assert.Equal(["Booked: 4", "A hub was offered: 3", "The hub said yes: 2", "The hub welcomed her: 1"], Bars(cells, "to the hub"));
    }

    [Fact]
    public void Coming_before_the_birth_counts_and_after_it_does_not()
    {
        var on = Year.AddDays(100);
        Assert.Equal("33% (1 of 3)", Answer(Exact(Born(on) with { FirstCameOn = on.AddDays(-1) }, Born(on) with { FirstCameOn = on.AddDays(1) }, Born(on)), "before the birth"));
    }

    [Fact]
    public void A_hand_over_is_in_time_by_its_day_and_not_asked_for_before_it()
    {
        var on = Year.AddDays(100);
        var cells = Exact(Born(on) with { ReceivedOn = on.AddDays(10) }, Born(on) with { ReceivedOn = on.AddDays(11) }, Born(on), Born(Terms.Today.AddDays(-3)));
        Assert.Equal("33% (1 of 3)", Answer(cells, "in time"));
        Assert.Equal(["In time: 1", "Late, or not received: 2", "Still in time: 1"], Bars(cells, "Hand-over"));
    }

    [Fact]
    public void Smoking_partner_and_feeding_are_of_those_of_whom_it_is_known()
    {
        var on = Year.AddDays(100);
        var cells = Exact(
            Booked(60) with { SmokingAtBooking = "Yes", Partner = "Yes" }, Booked(60) with { SmokingAtBooking = "Stopped", Partner = "No" }, Booked(60) with { SmokingAtBooking = "No", Partner = "NoPartner" }, Booked(60),
            Born(on) with { SmokingAtDelivery = "No", Feeding = "Breast" }, Born(on) with { SmokingAtDelivery = "Yes", Feeding = "Both" }, Born(on) with { Feeding = "Formula" }, Born(on));
        Assert.Equal("33% (1 of 3)", Answer(cells, "smoke at booking"));
        Assert.Equal("50% (1 of 2)", Answer(cells, "smoke at the birth"));
        Assert.Equal("50% (1 of 2)", Answer(cells, "partner take part"));
        Assert.Equal("67% (2 of 3)", Answer(cells, "breastfed"));
        Assert.Contains("Not asked: 1", Bars(cells, "Smoking at booking"));
    }

    [Fact]
    public void Start_for_Life_is_of_all_parents_who_are_known_by_locality_and_who_was_reached_was_told()
    {
        var cells = Counting.Of(new([], [new(South, true, false), new(South, true, true), new(North, false, true), new(North, false, false), new(null, false, false)]), Terms, [South, North], null);
        Assert.Equal("60% (3 of 5)", Answer(cells, "told of the Start"));
        Assert.Equal("40% (2 of 5)", Answer(cells, "reached by it"));
        var charts = Figures.Charts(cells, CountedPlaces.All, [(CountedPlaces.Place(South), "South"), (CountedPlaces.Place(North), "North"), (CountedPlaces.Nowhere, "Not known")]);
        Assert.Equal(["South: 50% (1 of 2)", "North: 50% (1 of 2)", "Not known: 0% (0 of 1)"], charts.Single(c => c.Title.StartsWith("Reached", StringComparison.Ordinal)).Bars.Select(b => $"{b.Label}: {b.Shown}"));
    }

    [Fact]
    public void With_nobody_nothing_is_known_and_no_bar_is_drawn()
    {
        foreach (var control in (Suppression?[])[null, new()])
        {
            var cells = Counting.Of(new([], []), Terms, [South], control);
            Assert.All(Figures.Lines(cells, CountedPlaces.All, []), l => Assert.Equal(CountedFigures.Unknown, l.Answer));
            Assert.All(Figures.Charts(cells, CountedPlaces.All, [(CountedPlaces.Place(South), "South")]).SelectMany(c => c.Bars), b => Assert.Equal(0, b.Value));
        }
    }

    [Fact]
    public void Where_no_due_date_is_known_there_is_no_share_and_it_is_said_how_many()
    {
        var cells = Exact(Booked(null), Booked(null));
        Assert.Equal("not known (2 more with a due date not known)", Answer(cells, "booked by 10 weeks"));
    }

    [Fact]
    public void Others_see_no_small_count_its_share_or_what_it_could_be_reckoned_from()
    {
        var population = Enumerable.Range(0, 47).Select(i => Booked(i < 7 ? 80 : 60, i % 2 + 1) with { LocalityId = i < 9 ? North : South }).ToArray();
        var cells = Counting.Of(new(population, []), Terms, [South, North], new Suppression());
        Assert.Equal(Suppression.Hidden, Answer(cells, "booked by 10 weeks"));
        Assert.Equal(["By 10 weeks: *", "Later: *", "Due date not known: 0"], Bars(cells, "booking appointment was held"));
        Assert.Equal(45, cells[CountedPlaces.Key(CountedPlaces.All, "booked")]);
    }
}
