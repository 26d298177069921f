using Neighbourhood.Antenatal.People;
using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Families.Contracts;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.People;

/// <summary>Two records of one woman: nothing is rewritten, and what stands twice is put to whoever looks after each.</summary>
public sealed class MergedRecordsTests : ArrangedAround
{
    private async Task<(Guid First, Guid Second, Guid Other)> Twice()
    {
        var (_, other, _, _) = NewFamily();
        return (await Pregnant(status: PregnancyStatus.Notified), await Pregnant(other, midwife: OtherMidwife.Id), other);
    }

    [Fact]
    public async Task Both_midwives_are_asked_which_pregnancy_stays_and_nothing_is_joined_by_itself()
    {
        var (first, second, other) = await Twice();
        await Told(new PersonMerged(Mother, other), new PersonMerged(Mother, other));
        Assert.Equal(new[] { Midwife.Id, OtherMidwife.Id }.Order(), Tasks.Select(t => t.AssigneeUserId!.Value).Order());
        Assert.All(Tasks, t => Assert.DoesNotContain("pregnan", t.Title, StringComparison.OrdinalIgnoreCase));
        Assert.Equal([PregnancyStatus.Notified, PregnancyStatus.Ongoing], [await StatusOf(first), await StatusOf(second)]);
        var asked = await Midwife.Ask(new LookedAgain.Query(first));
        Assert.Equal([LookWhy.Twice], asked.Rows.Select(r => r.Why));
        Assert.Empty(asked.Others); // another midwife's

        await Midwife.Send(new EnterInError.Command(first, "The same as another", SheKnows.Told, await VersionOf(first)));
        Assert.Contains(ClosedTasks, c => c.TaskId == Tasks.Single(t => t.AssigneeUserId == Midwife.Id).TaskId);
    }

    [Fact]
    public async Task Where_both_are_hers_she_opens_the_other_from_there()
    {
        var (_, other, _, _) = NewFamily();
        var (first, second) = (await Pregnant(), await Pregnant(other));
        await Told(new PersonMerged(Mother, other));
        Assert.Equal([second], (await Midwife.Ask(new LookedAgain.Query(first))).Others.Select(o => o.Id));
        Assert.Equal([first], (await Midwife.Ask(new LookedAgain.Query(second))).Others.Select(o => o.Id));
    }

    [Fact]
    public async Task They_were_two_people_after_all_and_nobody_need_look()
    {
        var (first, second, other) = await Twice();
        await Told(new PersonMerged(Mother, other));
        await Told(new PersonMergeUndone(Mother, other));
        Assert.Equal(2, ClosedTasks.Count(t => t.Outcome == TaskOutcome.NoLongerNeeded));
        Assert.Empty((await Midwife.Ask(new LookedAgain.Query(first))).Rows);
        Assert.Empty((await OtherMidwife.Ask(new LookedAgain.Query(second))).Rows);
        Assert.Equal([Mother, other], await World.Sql<Guid>("SELECT person_id FROM antenatal_pregnancy ORDER BY created_at, id"));
    }

    [Fact]
    public async Task One_open_pregnancy_is_read_under_either_record_and_told_of_again_it_is_one()
    {
        var (_, other, _, _) = NewFamily();
        var id = await Pregnant();
        await Told(new PersonMerged(other, Mother));
        Assert.Empty(Tasks);
        Assert.Equal(id, (await Midwife.Send(new NotifyPregnancy.Command(World.NewId(), other, DueFrom.NotKnown, null, null, null, null, null, false, false))).PregnancyId);
        await Told(new PersonDied(other, Today));
        Assert.Equal(PregnancyStatus.Closed, await StatusOf(id));
    }

    [Fact]
    public async Task A_restriction_of_either_record_drops_where_she_lives_and_her_name_is_the_first_alone()
    {
        var (_, other, _, _) = NewFamily();
        var id = await Pregnant();
        await Told(new PersonMerged(other, Mother));
        await Told(new PersonRestricted(other));
        Assert.Equal([0], await World.Sql<int>("SELECT COUNT(*) FROM antenatal_pregnancy WHERE lsoa IS NOT NULL OR imd_decile IS NOT NULL"));
        Restricted.Add(Mother);
        Assert.Equal("Ines", (await Midwife.Ask(new SeePregnancy(id))).Name);
    }

    [Fact]
    public async Task Joined_with_a_record_that_is_restricted_nothing_of_where_she_lives_stays_under_either()
    {
        var (_, other, _, _) = NewFamily();
        await Pregnant();
        Restricted.Add(other);
        await Told(new PersonMerged(other, Mother));
        Assert.Equal([0], await World.Sql<int>("SELECT COUNT(*) FROM antenatal_pregnancy WHERE lsoa IS NOT NULL OR imd_decile IS NOT NULL"));
    }

    [Fact]
    public async Task A_pregnancy_of_the_other_record_is_emptied_too_when_her_time_is_over()
    {
        var (_, other, _, _) = NewFamily();
        var id = await Pregnant(other);
        await World.Arrange("INSERT INTO antenatal_under_16 (pregnancy_id, outcome) VALUES (@id, 'zebra')", new { id });
        await Told(new PersonMerged(Mother, other), new PersonErased(Mother));
        Assert.Equal([0], await World.Sql<int>("SELECT COUNT(*) FROM antenatal_under_16 WHERE outcome IS NOT NULL"));
    }
}
