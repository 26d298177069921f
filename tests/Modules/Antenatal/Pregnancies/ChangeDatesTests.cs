using Neighbourhood.Antenatal.Contracts;
using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.Pregnancies;

public sealed class ChangeDatesTests : ArrangedPregnancy
{
    private Task<IReadOnlyList<DateOnly>> DueDays(Guid id) => World.Sql<DateOnly>("SELECT due_on FROM antenatal_milestone WHERE pregnancy_id = @id ORDER BY due_on, code", new { id });

    private sealed record Row(DateOnly? AgreedEdd, DateOnly? EddByDates, int? BookedAtDays);

    private async Task<Row> RowOf(Guid id) => (await World.Sql<Row>("SELECT agreed_edd, edd_by_dates, booked_at_days FROM antenatal_pregnancy WHERE id = @id", new { id })).Single();

    [Fact]
    public async Task A_scan_overrides_her_dates_and_what_is_counted_from_it_moves_by_the_same_days()
    {
        var id = await Pregnant(eddKnown: false);
        var lmp = Today.AddDays(-70);
        await Midwife.Send(new ChangeDates.Command(id, lmp, null, null, 1));
        var before = await DueDays(id);
        Assert.NotEmpty(before);
        await Midwife.Send(new ChangeDates.Command(id, lmp, Gestation.DueByDates(lmp).AddDays(5), "The scan at 11 weeks", 2));
        Assert.Equal((Gestation.DueByDates(lmp).AddDays(5), Gestation.DueByDates(lmp)), ((await RowOf(id)).AgreedEdd!.Value, (await RowOf(id)).EddByDates!.Value));
        Assert.Equal(before.Where(d => d > Today).Select(d => d.AddDays(5)), (await DueDays(id)).Where(d => d > Today.AddDays(5)));
        Assert.Equal(["DatesChanged", "DatesChanged"], (await StepsOf(id)).Where(s => s == nameof(Noted.DatesChanged)));
        Assert.Contains("The scan at 11 weeks", (await Midwife.Ask(new SeePregnancy(id))).History[^1].Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hub_that_shares_the_month_hears_another_one()
    {
        var id = await Pregnant(edd: new DateOnly(2026, 8, 30));
        var link = World.NewId();
        await World.Arrange("""
            INSERT INTO antenatal_hub_link (id, pregnancy_id, person_id, offer_id, site_id, status, shares_due_month, shares_language, tell_midwife, tell_gp, partner_welcome, asked_on, due_month, choices, version)
            VALUES (@link, @id, @Mother, @link, @Hub, 'Accepted', 1, 0, 0, 0, 'NotAsked', '2026-02-01', '2026-08-01', 1, 1)
            """, new { link, id, Mother, Hub });
        await Midwife.Send(new ChangeDates.Command(id, null, new DateOnly(2026, 9, 2), null, 1));
        Assert.Equal(new DueMonthChanged(link, new DateOnly(2026, 9, 1), 1), Assert.Single(World.Told.OfType<DueMonthChanged>()));
    }

    [Fact]
    public async Task Weeks_at_booking_are_counted_again_and_not_known_yet_may_come_back()
    {
        var id = await Pregnant(edd: Gestation.DueByDates(Today.AddDays(-100)));
        await World.Arrange("UPDATE antenatal_pregnancy SET booking_done_on = @on, booked_at_days = 70 WHERE id = @id", new { id, on = Today.AddDays(-30) });
        await Midwife.Send(new ChangeDates.Command(id, Today.AddDays(-110), null, null, 1));
        Assert.Equal(80, (await RowOf(id)).BookedAtDays);
        await Midwife.Send(new ChangeDates.Command(id, null, null, null, 2));
        Assert.Equal(new Row(null, null, null), await RowOf(id));
        Assert.Null((await Midwife.Ask(new SeePregnancy(id))).Gestation);
    }

    [Fact]
    public async Task The_same_again_changes_nothing_and_a_page_that_is_out_of_date_shows_both()
    {
        var id = await Pregnant(eddKnown: false);
        var command = new ChangeDates.Command(id, Today.AddDays(-70), null, null, 1);
        await Midwife.Send(command);
        await Midwife.Send(command);
        Assert.Single(await StepsOf(id));
        var conflict = await Assert.ThrowsAsync<Conflict>(() => Midwife.Send(command with { Lmp = Today.AddDays(-71) }));
        Assert.Equal(Today.AddDays(-70).Date(), conflict.Stands["Last period"]);
    }

    [Fact]
    public async Task Days_that_cannot_be_and_pregnancies_that_are_over_are_refused()
    {
        var id = await Pregnant();
        Assert.Equal("Lmp", (await Assert.ThrowsAsync<Refused>(() => Midwife.Send(new ChangeDates.Command(id, Today.AddDays(1), null, null, 1)))).Input);
        Assert.Equal("Reason", (await Assert.ThrowsAsync<Refused>(() => Midwife.Send(new ChangeDates.Command(id, null, null, new string('x', 501), 1)))).Input);
        var born = await Pregnant(NewFamily().Mother, PregnancyStatus.Born);
        await Assert.ThrowsAsync<Refused>(() => Midwife.Send(new ChangeDates.Command(born, Today.AddDays(-100), null, null, 1)));
        await Assert.ThrowsAsync<NotFound>(() => OtherMidwife.Send(new ChangeDates.Command(id, null, null, null, 1)));
        await Assert.ThrowsAsync<Denied>(() => Visitor.Send(new ChangeDates.Command(id, null, null, null, 1)));
    }
}
