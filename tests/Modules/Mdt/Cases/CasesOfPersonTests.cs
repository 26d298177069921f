using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Cases;
using Neighbourhood.Mdt.Meetings;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Cases;

public sealed class CasesOfPersonTests : ArrangedTeam
{
    private static readonly string[] Deaths = [nameof(CaseNote.DeathRecorded), nameof(CaseNote.DeathCorrected)];

    private async Task Happened(IEvent happened)
    {
        await World.Happened(happened);
        await World.Deliver();
    }

    private async Task<IReadOnlyList<string>> Notes(Guid of) => [.. (await StepsOf(of)).Intersect(Deaths)];

    [Fact]
    public async Task A_death_stands_in_the_case_of_the_family_what_is_listed_stays_and_nothing_is_sent()
    {
        var (referral, open) = await Accepted();
        var item = await Item(open, referral);
        var told = World.Told.Count;
        await Happened(new PersonDied(Child, Today));
        Assert.Equal([nameof(CaseNote.DeathRecorded)], await Notes(open));
        Assert.Equal(["Listed"], await World.Sql<string>("SELECT status FROM mdt_item WHERE id = @item", new { item }));
        Assert.Single(World.Told.Skip(told)); // the death itself

        await Happened(new PersonDeathCorrected(Child));
        Assert.Equal(Deaths, await Notes(open));
        var says = (await Member.Ask(new ViewCase.Query(open))).Timeline.Select(s => s.What).ToList();
        Assert.Contains("Case: a death in the family was recorded", says);
        Assert.Contains("Case: a death in the family had been recorded by mistake, and was corrected", says);
    }

    [Fact]
    public async Task Also_of_somebody_whom_no_referral_names_but_who_lives_there_and_of_nobody_elses_case()
    {
        var (_, open) = await Accepted();
        var (_, other) = await Accepted(World.NewId());
        await Happened(new PersonDied(World.NewId(), Today)); // lives with the family, as Families says
        Assert.Equal([nameof(CaseNote.DeathRecorded)], await Notes(open));
        Assert.Empty(await Notes(other));
    }

    [Fact]
    public async Task Case_meeting_and_console_say_so_as_long_as_it_stands()
    {
        var (referral, open) = await Accepted();
        await Item(open, referral);
        var meeting = (await World.Sql<Guid>("SELECT id FROM mdt_meeting")).Single();
        Assert.Null((await Member.Ask(new ViewCase.Query(open))).DiedOn);
        World.Answers<GetHouseholds, IReadOnlyList<GetHouseholds.Household>>(q => [.. q.HouseholdIds.Select(id => new GetHouseholds.Household(id, "Family", Masking.Full, "Sale", 2, Today))]);
        Assert.Equal(Today, (await Member.Ask(new ViewCase.Query(open))).DiedOn);
        Assert.Equal([Today], (await Chair.Ask(new SeeMeeting(meeting))).Items.Select(i => i.DiedOn!.Value));
    }

    [Fact]
    public async Task Before_a_death_is_recorded_it_says_what_the_team_has_in_counts()
    {
        var (referral, open) = await Accepted();
        Assert.Equal(["1 open case of a team: the chair decides how it goes on"], (await World.AsSystem().Ask(new GatherWouldStop(Child))).Select(p => p.Says));
        await Item(open, referral);
        Assert.Equal(["1 open case of a team, on the list of 1 meeting: the chair decides how it goes on"], (await World.AsSystem().Ask(new GatherWouldStop(Child))).Select(p => p.Says));
        await Assert.ThrowsAsync<Denied>(() => Nobody.Ask(new GatherWouldStop(Child)));
    }
}
