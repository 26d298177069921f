using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Antenatal.Milestones;
using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.Milestones;

public sealed class ListPregnanciesTests : ArrangedPregnancy
{
    [Fact]
    public async Task A_midwife_sees_in_one_line_what_is_next_for_each_of_her_women_the_soonest_first_and_where_it_is_done()
    {
        var (_, other, _, _) = NewFamily();
        var (later, now) = (await Pregnant(edd: Today.AddDays(Gestation.Term - (22 * 7))), await Pregnant(other, edd: Today.AddDays(Gestation.Term - (28 * 7))));
        await Tick();
        var lines = (await Midwife.Ask(new ListPregnancies.Query())).Lines;
        Assert.Equal([now, later], lines.Select(l => l.Line.PregnancyId));
        Assert.Equal(("28+0", "28-week appointment", DueBucket.Today), (lines[0].Line.At!.Value.Text, lines[0].Line.Next.What, lines[0].Line.Bucket));
        Assert.EndsWith("/done", lines[0].Line.Next.Path, StringComparison.Ordinal);
        Assert.Equal($"Mother {other}", lines[0].Who);
        Assert.True(lines[0].Line.OfferDue);
        Assert.Empty((await OtherMidwife.Ask(new ListPregnancies.Query())).Lines);
        await Assert.ThrowsAsync<Denied>(() => Visitor.Ask(new ListPregnancies.Query()));
        await Assert.ThrowsAsync<Denied>(() => HubWorker.Ask(new ListPregnancies.Query()));
    }

    [Fact]
    public async Task Of_a_restricted_woman_the_first_name_stands_alone_and_with_whom_contact_is_stopped_stands_apart()
    {
        var (_, held, _, _) = NewFamily();
        var (_, lost, _, _) = NewFamily();
        Restricted.Add(Mother);
        var (mine, stopped, ended) = (await Pregnant(), await Pregnant(held), await Pregnant(lost, PregnancyStatus.LossRecorded));
        await World.Arrange("INSERT INTO antenatal_hold (hold_id, person_id, kind, held_on) VALUES (@id, @held, 'Pregnancy', @Today)", new { id = World.NewId(), held, Today });
        var shown = await Midwife.Ask(new ListPregnancies.Query());
        Assert.Equal((mine, "Ines"), (Assert.Single(shown.Lines).Line.PregnancyId, shown.Lines[0].Who));
        Assert.Equal(new[] { stopped, ended }.Order(), shown.Held.Select(h => h.PregnancyId).Order());
    }

    [Fact]
    public async Task Five_hundred_women_are_shown_page_by_page_each_once()
    {
        var (_, team, _, _) = NewFamily();
        for (var one = 0; one < 500; one++) await Pregnant(midwife: one % 5 == 0 ? OtherMidwife.Id : null);
        await World.Arrange("UPDATE antenatal_pregnancy SET team_id = @scope WHERE midwife_user_id = @other", new { scope = Midwife.Id, other = OtherMidwife.Id });
        var seen = new HashSet<Guid>();
        var first = await Midwife.Ask(new ListPregnancies.Query());
        for (var at = 1; at <= first.Pages; at++) seen.UnionWith((await Midwife.Ask(new ListPregnancies.Query(At: at))).Lines.Select(l => l.Line.PregnancyId));
        Assert.Equal((500, 20, 500), (first.Total, first.Pages, seen.Count));
        Assert.Equal((400, 100), ((await Midwife.Ask(new ListPregnancies.Query(Who: Whose.Mine))).Total, (await Midwife.Ask(new ListPregnancies.Query(Who: Whose.Team))).Total));
        Assert.Equal(20, (await Midwife.Ask(new ListPregnancies.Query(At: 9999))).At);
        Assert.NotEqual(team, Mother);
    }

    [Fact]
    public async Task Who_missed_something_and_was_not_heard_of_since_is_on_the_list_of_those_who_have_gone_quiet()
    {
        var id = await Pregnant();
        await Tick();
        Assert.Empty((await Midwife.Ask(new ListPregnancies.Query(WorkView.Quiet))).Lines);
        World.Clock.Advance(TimeSpan.FromDays(7));
        await Tick();
        var line = Assert.Single((await Midwife.Ask(new ListPregnancies.Query(WorkView.Quiet))).Lines).Line;
        Assert.Equal((id, "scan-20"), (line.PregnancyId, Assert.Single(line.Quiet!.Missed).Code));
        await World.Arrange("UPDATE antenatal_milestone SET status = 'Done', done_on = @Today WHERE pregnancy_id = @id AND code = 'week-25'", new { id, Today });
        Assert.Empty((await Midwife.Ask(new ListPregnancies.Query(WorkView.Quiet))).Lines);
    }

    [Fact]
    public async Task The_first_page_counts_and_the_list_of_work_names_what_is_due_and_nobody()
    {
        await Pregnant(edd: Today.AddDays(Gestation.Term - (28 * 7)));
        await Tick();
        Assert.Equal("1 for today.", await Midwife.With(s => s.GetServices<IWaiting>().Single(w => w.Path == "/antenatal").Says(default)));
        var part = Assert.Single(await Midwife.Ask(new GatherMyWork(Midwife.Id, Today)));
        Assert.Equal(("28-week appointment", Today, "Pregnancies"), (part.Title, part.Due!.Value, part.Module));
        Assert.Empty(await OtherMidwife.Ask(new GatherMyWork(OtherMidwife.Id, Today)));
        Assert.Empty(await OtherMidwife.Ask(new GatherMyWork(Midwife.Id, Today)));
    }

    private async Task Tick()
    {
        World.Clock.Advance(TimeSpan.FromHours(2));
        await World.Tick();
    }
}
