using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Antenatal.Contracts;
using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.Pregnancies;

public sealed class PregnancyDeskTests : ArrangedPregnancy
{
    private NewPregnancy New(Guid? id = null, DateOnly? lmp = null, DateOnly? scan = null, Multiple multiple = Multiple.No, bool teamMayKnow = false, bool dated = true) => new(
        id ?? World.NewId(), Mother, Family, NotifiedBy.Midwife, dated ? lmp ?? Today.AddDays(-56) : lmp, scan, Parity.Nulliparous, multiple, Midwife.Id, teamMayKnow, GpMayKnow: false);

    private Task<Guid> Notify(NewPregnancy pregnancy, Actor? actor = null) => (actor ?? Midwife).With(async services =>
    {
        Guid id = default;
        await services.GetRequiredService<Db>().InOne(async () => id = await services.GetRequiredService<PregnancyDesk>().Notify(pregnancy, CancellationToken.None));
        return id;
    });

    private sealed record Row(DateOnly? AgreedEdd, string Status, string? Lsoa, int? ImdDecile, Guid? NeighbourhoodId, Guid? MidwifeUserId, Guid? InvolvementId);

    private async Task<Row> RowOf(Guid id) => (await World.Sql<Row>("SELECT agreed_edd, status, lsoa, imd_decile, neighbourhood_id, midwife_user_id, involvement_id FROM antenatal_pregnancy WHERE id = @id", new { id })).Single();

    [Fact]
    public async Task Its_babies_are_told_of_and_maternity_works_with_the_family_from_now()
    {
        var id = await Notify(New(multiple: Multiple.Yes));
        var row = await RowOf(id);
        Assert.Equal((Gestation.DueByDates(Today.AddDays(-56)), "Notified", "E01000001", 2, Sale, Midwife.Id), (row.AgreedEdd!.Value, row.Status, row.Lsoa!, row.ImdDecile!.Value, row.NeighbourhoodId!.Value, row.MidwifeUserId!.Value));
        var told = Assert.Single(World.Told.OfType<PregnancyNotified>());
        Assert.Equal((id, Mother, Today, 2), (told.PregnancyId, told.PersonId, told.On, told.UnbornIds.Count));
        Assert.Equal(await BabiesOf(id), told.UnbornIds);
        Assert.Equal(new MaternityInvolvementBegan(row.InvolvementId!.Value, Family, Mother, null, null, Midwife.Id, "maternity", Today, Shown: false), Assert.Single(World.Told.OfType<MaternityInvolvementBegan>()));
        Assert.Equal(["Notified"], await StepsOf(id));
    }

    [Fact]
    public async Task It_is_shown_to_others_where_she_agreed()
    {
        await Notify(New(teamMayKnow: true));
        Assert.True(Assert.Single(World.Told.OfType<MaternityInvolvementBegan>()).Shown);
    }

    [Fact]
    public async Task A_scan_stands_before_her_own_dates_where_the_place_has_it_so_and_neither_is_an_answer()
    {
        var scan = Today.AddDays(200);
        Assert.Equal(scan, (await RowOf(await Notify(New(scan: scan)))).AgreedEdd);
        await World.Arrange("UPDATE antenatal_pregnancy SET status = 'Closed'");
        Settings["antenatal.scanOverridesDates"] = "off";
        Assert.Equal(Gestation.DueByDates(Today.AddDays(-56)), (await RowOf(await Notify(New(scan: scan)))).AgreedEdd);
        await World.Arrange("UPDATE antenatal_pregnancy SET status = 'Closed'");
        Assert.Null((await RowOf(await Notify(New(dated: false)))).AgreedEdd);
    }

    [Fact]
    public async Task Dates_that_cannot_be_are_refused_and_any_week_may_be_told_of()
    {
        foreach (var (lmp, scan, input) in ((DateOnly? Lmp, DateOnly? Scan, string Input)[])[(Today.AddDays(1), null, "Lmp"), (Today.AddDays(-302), null, "Lmp"), (null, Today.AddDays(-22), "EddByScan"), (null, Today.AddDays(267), "EddByScan")])
            Assert.Equal(input, (await Assert.ThrowsAsync<Refused>(() => Notify(New(lmp: lmp, scan: scan, dated: false)))).Input);
        Assert.Empty(await World.Sql<Guid>("SELECT id FROM antenatal_pregnancy"));
        Assert.NotNull((await RowOf(await Notify(New(lmp: Today.AddDays(-301))))).AgreedEdd);
    }

    [Fact]
    public async Task Told_of_again_it_is_one_pregnancy()
    {
        var first = await Notify(New());
        Assert.Equal(first, await Notify(New(), Visitor));
        Assert.Single(await World.Sql<Guid>("SELECT id FROM antenatal_pregnancy"));
        Assert.Single(World.Told.OfType<PregnancyNotified>());
        Assert.Equal(["Notified", "ToldAgain"], await StepsOf(first));
    }

    [Fact]
    public async Task Under_16_without_a_conversation_the_midwife_and_the_lead_have_a_task_for_today()
    {
        Years[Mother] = 15;
        await Notify(New());
        Assert.All(Tasks, t => Assert.Equal((TaskPriority.Urgent, Today, Midwife.Id, (Guid?)null), (t.Priority, t.Due!.Value, t.AssigneeUserId!.Value, t.PersonId)));
        Assert.Equal(2, Tasks.Count);
        Assert.Empty(Concerns);
    }
}
