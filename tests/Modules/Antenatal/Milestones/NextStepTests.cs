using Neighbourhood.Antenatal.Milestones;
using Neighbourhood.Antenatal.Pregnancies;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.Milestones;

public sealed class NextStepTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);
    private static readonly Guid Id = new("11111111-0000-7000-8000-000000000001");

    private static NextStep.Case Case(PregnancyStatus status, DateOnly? edd) => new(Id, status, Today.AddDays(-20), edd, null, null, null, null, [], 14);

    [Fact]
    public void Who_is_not_booked_is_asked_in_who_is_agreed_is_booked_and_whose_date_is_not_known_is_asked_for_it()
    {
        Assert.Equal($"/antenatal/pregnancies/{Id}/booking", NextStep.Of(Case(PregnancyStatus.Notified, Today.AddDays(200)), Today).Path);
        Assert.Equal(($"/antenatal/pregnancies/{Id}/booked", Today.AddDays(3)), NextStep.Of(Case(PregnancyStatus.Booked, Today.AddDays(200)) with { BookingOn = Today.AddDays(3) }, Today) is var booked ? (booked.Path, booked.On) : default);
        Assert.Equal(("Ask for the due date", Today.AddDays(-6)), NextStep.Of(Case(PregnancyStatus.Ongoing, null), Today) is var asked ? (asked.What, asked.On) : default);
        Assert.Equal(Today.AddDays(7), NextStep.Of(Case(PregnancyStatus.Ongoing, null) with { EddPromptedOn = Today }, Today).On);
    }

    [Fact]
    public void The_soonest_of_all_comes_first_a_visit_is_not_hers_and_where_nothing_is_planned_somebody_looks()
    {
        var rows = Schedule.Before(Today.AddDays(100), Parity.Parous).Select((w, at) => new Replan.Row(new Guid(at + 1, 0, 0, new byte[8]), w.Code, w.Kind, w.From, w.On, w.To, Replan.On(Today, w.From, w.To), null, false, 1)).ToList();
        var next = NextStep.Of(Case(PregnancyStatus.Ongoing, Today.AddDays(100)) with { Rows = rows }, Today);
        Assert.Equal("28-week appointment", next.What);
        Assert.Equal("Nothing is planned: look at her page", NextStep.Of(Case(PregnancyStatus.Ongoing, Today.AddDays(100)), Today).What);
        Assert.Equal("Hand over to the health visitors", NextStep.Of(Case(PregnancyStatus.Born, Today), Today).What);
    }

    [Theory]
    [InlineData(-1, "Overdue")]
    [InlineData(0, "Today")]
    [InlineData(6, "ThisWeek")]
    [InlineData(7, "Later")]
    public void A_week_has_seven_days(int days, string bucket) => Assert.Equal(bucket, NextStep.Bucket(Today.AddDays(days), Today).ToString());
}
