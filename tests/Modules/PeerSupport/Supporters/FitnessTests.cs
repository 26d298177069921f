using FsCheck.Fluent;
using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Matches;
using Neighbourhood.PeerSupport.Supporters;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Supporters;

public sealed class FitnessTests : ArrangedPeers
{
    [Fact]
    public async Task Whoever_is_checked_trained_agreed_supervised_and_has_room_lacks_nothing() => Assert.Empty(await Lacks((await Supporting()).Id));

    [Fact]
    public async Task One_by_one_each_thing_that_is_missing_is_said()
    {
        Assert.Contains("DBS check", await Only(await Supporting(isChecked: false)), StringComparison.Ordinal);
        Assert.Contains("references", await Only(await Supporting(references: 0)), StringComparison.Ordinal);
        Assert.Contains("One reference", await Only(await Supporting(references: 1)), StringComparison.Ordinal);
        Assert.Contains("training", await Only(await Supporting(trained: false)), StringComparison.Ordinal);
        Assert.Contains("agreement", await Only(await Supporting(agreed: false)), StringComparison.Ordinal);
        Assert.Contains("supervision", await Only(await Supporting(supervisedDaysAgo: null)), StringComparison.Ordinal);
        Assert.Contains("pause", await Only(await Supporting(SupporterStatus.Paused)), StringComparison.Ordinal);
        Assert.NotEmpty(await Lacks((await Supporting(SupporterStatus.Left)).Id));
    }

    [Fact]
    public async Task Six_weeks_after_a_supervision_it_is_in_date_and_a_day_later_it_is_not()
    {
        Assert.Empty(await Lacks((await Supporting(supervisedDaysAgo: 42)).Id));
        Assert.Contains("overdue", await Only(await Supporting(supervisedDaysAgo: 43)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_check_of_their_role_nobody_is_fit_and_a_role_whose_setting_asks_for_none_is()
    {
        Assert.Contains("enhanced", await Only(await Supporting(isChecked: false)), StringComparison.Ordinal);
        Assert.Empty(await Lacks((await Supporting(role: RoleKind.SupervisedGroup, isChecked: false)).Id));
        Settings["peer.dbsLevelByRole"] = "one-to-one: enhanced; group: standard; supervised group: basic";
        Assert.Contains("basic", await Only(await Supporting(role: RoleKind.SupervisedGroup, isChecked: false)), StringComparison.Ordinal);
        Assert.Empty(await Lacks((await Supporting(role: RoleKind.SupervisedGroup)).Id));
        Settings["peer.dbsLevelByRole"] = "one-to-one: enhanced with barred list";
        Assert.Contains("barred", await Only(await Supporting()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("by law, per role")]
    [InlineData("")]
    [InlineData("one-to-one: whatever")]
    public async Task Where_the_setting_does_not_say_the_level_nobody_is_fit_by_a_guess(string setting)
    {
        Settings["peer.dbsLevelByRole"] = setting;
        Assert.Contains("settings", await Only(await Supporting()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_check_of_thirty_six_months_ago_is_in_date_a_day_older_is_not_and_one_looked_at_again_is()
    {
        var (id, _) = await Supporting(isChecked: false);
        await Checked(id, Today.AddMonths(-36));
        Assert.Empty(await Lacks(id));
        World.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Contains("out of date", Assert.Single(await Lacks(id)), StringComparison.Ordinal);
        await Checked(id, Today);
        Assert.Empty(await Lacks(id));
    }

    [Fact]
    public async Task A_safeguarding_training_of_thirty_six_months_ago_is_in_date_a_day_older_is_not_and_the_months_are_a_setting()
    {
        var (id, _) = await Supporting(trained: false);
        await World.Arrange("INSERT INTO peersupport_training (supporter_id, course, done_on) VALUES (@id, 'Safeguarding', @on)", new { id, on = Today.AddMonths(-36) });
        await World.Arrange("INSERT INTO peersupport_training (supporter_id, course, done_on) VALUES (@id, 'Loss', @on)", new { id, on = Today.AddYears(-9) });
        Assert.Empty(await Lacks(id));
        World.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Contains("training is out of date", Assert.Single(await Lacks(id)), StringComparison.Ordinal);
        Settings["training.validityMonths"] = "48";
        Assert.Empty(await Lacks(id));
    }

    [Fact]
    public async Task After_a_check_that_was_decided_as_not_suitable_no_older_one_counts()
    {
        var (id, _) = await Supporting();
        await Checked(id, Today, decision: Decision.NotSuitable);
        Assert.Contains("not suitable", Assert.Single(await Lacks(id)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_as_many_matches_as_they_said_or_as_the_setting_allows_there_is_no_new_one()
    {
        var (id, _) = await Supporting(most: 5);
        foreach (var status in new[] { MatchStatus.Offered, MatchStatus.Matched, MatchStatus.Ended, MatchStatus.SaidNo }) await Matched(id, status);
        Assert.Empty(await Lacks(id));
        await Matched(id, MatchStatus.Active);
        Assert.Contains("as many", Assert.Single(await Lacks(id)), StringComparison.Ordinal);
        var (one, _) = await Supporting(most: 1);
        await Matched(one);
        Assert.Contains("as many", Assert.Single(await Lacks(one)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_rests_is_not_offered_a_match_until_the_day_has_come_and_they_said_that_they_are_ready()
    {
        var (id, _) = await Supporting();
        await World.Arrange("UPDATE peersupport_supporter SET rest_until = @on WHERE id = @id", new { id, on = Today.AddDays(3) });
        Assert.Contains("rest until", Assert.Single(await Lacks(id)), StringComparison.Ordinal);
        World.Clock.Advance(TimeSpan.FromDays(3));
        Assert.Contains("ready", Assert.Single(await Lacks(id)), StringComparison.Ordinal);
        await World.Arrange("UPDATE peersupport_supporter SET rest_until = NULL WHERE id = @id", new { id });
        Assert.Empty(await Lacks(id));
    }

    [Fact]
    public async Task Without_an_account_or_a_name_that_a_parent_reads_there_is_no_match()
    {
        var (id, _) = await Supporting();
        await World.Arrange("UPDATE peersupport_supporter SET user_id = NULL, known_as = NULL WHERE id = @id", new { id });
        Assert.Equal(2, (await Lacks(id)).Count);
    }

    [Fact]
    public async Task For_many_the_answer_is_the_same_as_for_each_and_nobody_who_is_not_there_is_answered()
    {
        Guid[] ids = [(await Supporting()).Id, (await Supporting(agreed: false)).Id, World.NewId()];
        var many = await World.AsSystem().With(s => s.GetRequiredService<Fitness>().Lacks(ids, TestContext.Current.CancellationToken));
        Assert.Equal(2, many.Count);
        foreach (var id in ids[..2]) Assert.Equal(await Lacks(id), many[id]);
        await Assert.ThrowsAsync<NotFound>(() => Lacks(ids[2]));
    }

    [Fact]
    public async Task Whatever_is_there_and_whatever_is_missing_only_who_has_all_of_it_is_fit()
    {
        var cases = Gen.Elements(true, false).ArrayOf(6).Sample(30);
        foreach (var has in cases)
        {
            var (id, _) = await Supporting(has[0] ? SupporterStatus.Active : SupporterStatus.Paused, isChecked: has[1], references: has[2] ? 2 : 1, trained: has[3], agreed: has[4], supervisedDaysAgo: has[5] ? 42 : 50);
            Assert.Equal(has.Count(h => !h), (await Lacks(id)).Count);
        }
    }

    [Fact]
    public async Task Care_is_offered_once_until_somebody_asked_and_says_nothing_of_why()
    {
        var (id, _) = await Supporting();
        for (var n = 0; n < 2; n++) await Offer(id);
        var task = Assert.Single(Tasks);
        Assert.Equal((Coordinator.Id, "Ask a supporter how they are", (Guid?)null, (Guid?)null), (task.AssigneeUserId, task.Title, task.PersonId, task.HouseholdId));
        Assert.Equal([Today], await World.Sql<DateOnly>("SELECT care_from FROM peersupport_supporter WHERE id = @id AND care_task_id = @task", new { id, task = task.TaskId }));
        await World.Arrange("UPDATE peersupport_supporter SET care_given_on = @Today WHERE id = @id", new { id, Today });
        await Offer(id);
        Assert.Equal(2, Tasks.Count);
    }

    private Task<IReadOnlyList<string>> Lacks(Guid id) => World.AsSystem().With(s => s.GetRequiredService<Fitness>().Lacks(id, TestContext.Current.CancellationToken));

    private async Task<string> Only((Guid Id, Testing.Actor As) supporter) => Assert.Single(await Lacks(supporter.Id));

    private Task<bool> Offer(Guid id) => World.AsSystem().With(async s =>
    {
        await s.GetRequiredService<Db>().InOne(() => s.GetRequiredService<Fitness>().OfferCare(id, TestContext.Current.CancellationToken));
        return true;
    });

    private Task Checked(Guid id, DateOnly on, Decision decision = Decision.Suitable) => World.Arrange("""
        INSERT INTO peersupport_check (id, supporter_id, check_level, issued_on, checked_on, update_service, decision) VALUES (@check, @id, 'Enhanced', @on, @on, 0, @decision)
        """, new { check = World.NewId(), id, on, decision });
}
