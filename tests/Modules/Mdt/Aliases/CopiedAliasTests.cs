using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Cases;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Referrals;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Aliases;

public sealed class CopiedAliasTests : ArrangedTeam
{
    private async Task Told(params IEvent[] happened)
    {
        foreach (var one in happened) await World.Happened(one);
        await World.Deliver();
    }

    private Task<IReadOnlyList<string>> Joined() => World.Sql<string>("SELECT CONCAT(id, ' ', kept_id) FROM mdt_joined ORDER BY id");

    [Fact]
    public async Task A_referral_of_the_merged_household_joins_the_open_case_of_the_kept_one_and_after_the_undoing_it_does_not()
    {
        var (_, open) = await Accepted();
        var merged = World.NewId();
        await Told(new HouseholdsMerged(Family, merged));
        var second = await Submitted(merged);
        Assert.Equal(open, (await Coordinator.Ask(new GetReferralHead(second))).Joins?.CaseId);
        Assert.Equal(open, await Coordinator.Send(new AcceptReferral.Command(World.NewId(), second, null, null, 2)));

        await Told(new HouseholdMergeUndone(Family, merged));
        var third = await Submitted(merged);
        Assert.Null((await Coordinator.Ask(new GetReferralHead(third))).Joins);
        var other = await Coordinator.Send(new AcceptReferral.Command(World.NewId(), third, null, null, 2));
        Assert.NotEqual(open, other);
    }

    [Fact]
    public async Task A_case_that_is_opened_while_they_are_joined_is_the_kept_households()
    {
        var merged = World.NewId();
        await Told(new HouseholdsMerged(Family, merged));
        var (_, opened) = await Accepted(merged);
        Assert.Equal([Family], await World.Sql<Guid>("SELECT household_id FROM mdt_case WHERE id = @opened", new { opened }));
        Assert.Contains(World.Told, t => t is MdtCaseOpened told && told.HouseholdId == Family);
    }

    [Fact]
    public async Task Two_open_cases_are_listed_for_the_coordinator_and_not_joined()
    {
        var merged = World.NewId();
        var ((_, one), (_, other)) = (await Accepted(), await Accepted(merged));
        Assert.All((await Coordinator.Ask(new ListCases.Query())).Rows, r => Assert.False(r.Doubled));
        await Told(new HouseholdsMerged(Family, merged));

        Assert.Equal([true, true], (await Coordinator.Ask(new ListCases.Query())).Rows.Select(r => r.Doubled));
        Assert.Equal([other], (await Coordinator.Ask(new ViewCase.Query(one))).Twins);
        Assert.Equal([one], (await Coordinator.Ask(new ViewCase.Query(other))).Twins);
        var panel = await Coordinator.With(async s => (CasePanel.Shown)(await s.GetRequiredService<CasePanel>().For(Family, CancellationToken.None))!);
        Assert.Equal((2, true), (panel.Cases.Count, panel.Doubled));
        Assert.Equal(2, (await World.Sql<Guid>("SELECT id FROM mdt_case WHERE closed_on IS NULL")).Count);

        await Told(new HouseholdMergeUndone(Family, merged));
        Assert.Empty((await Coordinator.Ask(new ViewCase.Query(one))).Twins);
    }

    [Fact]
    public async Task Who_declared_a_conflict_about_either_family_does_not_reach_the_case_of_the_other_while_they_are_one()
    {
        var merged = World.NewId();
        var ((_, one), (_, other)) = (await Accepted(), await Accepted(merged));
        await Conflicted(await Item(one), Member.Id);
        Assert.Equal(other, (await Member.Ask(new ViewCase.Query(other))).Case.Id);
        await Told(new HouseholdsMerged(Family, merged));
        await Assert.ThrowsAsync<NotFound>(() => Member.Ask(new ViewCase.Query(other)));
        Assert.Empty((await Member.Ask(new ListCases.Query())).Rows);
        await Told(new HouseholdMergeUndone(Family, merged));
        Assert.Equal(other, (await Member.Ask(new ViewCase.Query(other))).Case.Id);
    }

    [Fact]
    public async Task A_draft_that_names_a_merged_person_is_sent_as_naming_the_kept_one_and_shows_them_once()
    {
        var draft = await Draft();
        var twice = World.NewId();
        await World.Arrange("INSERT INTO mdt_referral_person (referral_id, person_id) VALUES (@draft, @twice)", new { draft, twice });
        await Told(new PersonMerged(Child, twice));
        Assert.Equal([Child], (await Referrer.Ask(new GetReferralForm(draft))).PersonIds);
        await Referrer.Send(Whole(draft) with { PersonIds = [twice, Mother] });
        await World.Arrange("INSERT INTO mdt_referral_person (referral_id, person_id) VALUES (@draft, @Child)", new { draft, Child });
        Assert.Equal(2, (await Referrer.Ask(new ViewReferral.Query(draft))).People.Count);
        await Told(new PersonMergeUndone(Child, twice));
        Assert.Equal(3, (await Referrer.Ask(new ViewReferral.Query(draft))).People.Count);
    }

    [Fact]
    public async Task A_chain_is_read_to_its_end_and_it_does_not_matter_in_which_order_a_joining_and_its_undoing_arrive()
    {
        var (a, b, c) = (World.NewId(), World.NewId(), World.NewId());
        await Told(new PersonMerged(b, a), new PersonMerged(c, b));
        Assert.Equal(new[] { $"{a} {c}", $"{b} {c}", $"{c} {c}" }.Order(StringComparer.Ordinal), await Joined());
        await Told(new PersonMergeUndone(b, a));
        Assert.Equal(new[] { $"{b} {c}", $"{c} {c}" }.Order(StringComparer.Ordinal), await Joined());
        await Told(new PersonMergeUndone(a, c)); // the undoing of what is heard of only after it
        await Told(new PersonMerged(a, c));
        await Told(new PersonMergeUndone(c, b));
        Assert.Empty(await Joined());
        await Told(new PersonMerged(b, a));
        Assert.Equal(2, (await Joined()).Count);
    }
}
