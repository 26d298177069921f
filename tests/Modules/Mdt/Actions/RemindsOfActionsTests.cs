using FsCheck;
using FsCheck.Fluent;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Actions;
using Neighbourhood.Mdt.Contracts;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Actions;

public sealed class RemindsOfActionsTests : ArrangedActions
{
    private static readonly Guid[] None = [];

    private IReadOnlyList<(MdtNoticeKind Kind, Guid To)> Sent(Guid action) =>
        [.. Notices(action).Where(n => n.Kind != MdtNoticeKind.ActionAssigned).Select(n => (n.Kind, Assert.Single(n.UserIds)))];

    [Fact]
    public async Task Rule_9_the_day_before_on_the_day_after_then_the_manager_after_two_weeks_and_the_chair_after_four_each_once()
    {
        Managers[HealthVisitor.Id] = Stranger;
        var action = await Owed(HealthVisitor.Id, 3);
        var due = Today.AddDays(3);
        var at = new List<(MdtNoticeKind Kind, int Day)>();
        for (var day = 0; day < 50; day++)
        {
            var before = Notices(action).Count;
            await NextDay();
            await World.Tick(); // nothing more is due on the same day
            at.AddRange(Notices(action).Skip(before).Where(n => n.Kind != MdtNoticeKind.ActionAssigned).Select(n => (n.Kind, Today.DayNumber - due.DayNumber)));
        }
        Assert.Equal([(MdtNoticeKind.ActionDueTomorrow, -1), (MdtNoticeKind.ActionOverdue, 1), (MdtNoticeKind.ActionEscalated, 15), (MdtNoticeKind.ActionEscalated, 29)], at);
        Assert.Equal([HealthVisitor.Id, HealthVisitor.Id, Stranger, Chair.Id], Sent(action).Select(s => s.To));
        Assert.Equal((action, due), (Assert.Single(Told<MdtActionOverdue>()).ActionId, Told<MdtActionOverdue>()[0].Due));
        Assert.Equal(["Open", "Overdue", "ManagerTold", "ChairTold"], await StepsOf(action));
        Assert.Equal(1, await ActionVersion(action)); // no page that is open goes stale
    }

    [Fact]
    public async Task Rule_9_for_an_invited_attendee_who_has_no_manager_the_coordinator_and_all_of_the_organisation_are_reminded()
    {
        Prepare();
        var actions = await Owed(("One person's", Guest.Id, 7), ("The charity's", Charity, 7));
        await NextDay(6);
        Assert.Equal([Guest.Id], Notices(actions[0])[^1].UserIds);
        Assert.Equal([Guest.Id, Colleague.Id], Notices(actions[1])[^1].UserIds);
        await NextDay(16);
        Assert.Equal([(MdtNoticeKind.ActionEscalated, Coordinator.Id)], Sent(actions[0]).Where(s => s.Kind == MdtNoticeKind.ActionEscalated));
    }

    [Fact]
    public async Task After_weeks_in_which_nothing_ran_both_come_at_once_and_once_and_the_reminder_of_a_day_that_is_gone_does_not()
    {
        var action = await Owed(HealthVisitor.Id, 3);
        await NextDay(60);
        await NextDay();
        Assert.Equal([(MdtNoticeKind.ActionOverdue, HealthVisitor.Id), (MdtNoticeKind.ActionEscalated, Coordinator.Id), (MdtNoticeKind.ActionEscalated, Chair.Id)], Sent(action));
        Assert.Equal(["Open", "Overdue", "ManagerTold", "ChairTold"], await StepsOf(action));
    }

    [Fact]
    public async Task The_end_of_its_case_ends_no_action_and_what_is_still_being_talked_about_reminds_nobody()
    {
        var action = await Owed(HealthVisitor.Id, 3);
        await World.Arrange("UPDATE mdt_case SET closed_on = @Today", new { Today });
        await NextDay(4);
        Assert.Contains(MdtNoticeKind.ActionOverdue, Notices(action).Select(n => n.Kind));
        await World.Arrange("UPDATE mdt_item SET status = 'Discussing'");
        await NextDay(40);
        Assert.DoesNotContain(MdtNoticeKind.ActionEscalated, Notices(action).Select(n => n.Kind));
    }

    [Fact]
    public async Task Where_nobody_may_be_told_it_is_noted_and_nobody_is()
    {
        var action = await Owed(HealthVisitor.Id, 3);
        foreach (var who in new[] { Coordinator, Chair, Deputy, HealthVisitor }) await Conflicted(action, who.Id);
        await World.Deliver();
        var before = Notices(action).Count;
        await NextDay(60);
        Assert.Equal(before, Notices(action).Count);
        Assert.Equal([0, 0], await World.Sql<int>("SELECT CASE WHEN to_user_id IS NULL THEN 0 ELSE 1 END FROM mdt_action_escalation"));
        Assert.Single(Told<MdtActionOverdue>()); // its module's own fact, to nobody
    }

    [Fact]
    public void Rule_9_who_is_told_by_whom_there_is_and_who_declared_a_conflict() => Prop.ForAll(
        (from manager in Gen.Choose(0, 6)
         from coordinator in Gen.Choose(0, 6)
         from chair in Gen.Choose(0, 6)
         from deputies in Gen.Choose(1, 5).ListOf(2)
         from owner in Gen.Choose(1, 5)
         from barred in Gen.Choose(1, 5).ListOf(3)
         select (manager, coordinator, chair, deputies, owner, barred)).ToArbitrary(),
        x =>
        {
            static Guid Id(int n) => new(n, 0, 0, new byte[8]);
            static Guid? Or(int n) => n is 0 or 6 ? null : Id(n);
            var team = new Escalation.Team(Or(x.coordinator), Or(x.chair), [.. x.deputies.Select(Id)]);
            Guid[] barred = [.. x.barred.Select(Id)];
            var (first, last) = (Escalation.ToManager(Id(x.owner), Or(x.manager), team, barred), Escalation.ToChair(Id(x.owner), team, barred));
            bool May(Guid? who) => who is { } id && !barred.Contains(id) && id != Id(x.owner);
            var neverBarred = (first is not { } f || !barred.Contains(f)) && (last is not { } l || !barred.Contains(l));
            var manager = !May(Or(x.manager)) || first == Or(x.manager);
            var coordinator = May(Or(x.manager)) || !May(Or(x.coordinator)) || first == Or(x.coordinator);
            var chair = !May(Or(x.chair)) || last == Or(x.chair);
            var deputy = May(Or(x.chair)) || !x.deputies.Exists(d => May(Id(d))) || (last is { } d1 && x.deputies.Select(Id).Contains(d1));
            return neverBarred && first != Id(x.owner) && manager && coordinator && chair && deputy;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public async Task Rule_9_by_day_n_everybody_was_told_who_had_to_be_once_and_nobody_who_declared_a_conflict_whenever_the_host_ran()
    {
        Managers[HealthVisitor.Id] = Stranger;
        var made = new List<(Guid Action, DateOnly Due, Guid Owner, IReadOnlyList<Guid> Barred, int DoneOn)>();
        var scenes = (from days in Gen.Choose(0, 12) from owner in Gen.Choose(0, 2) from barred in Gen.Choose(0, 4).ListOf(2) from doneOn in Gen.Choose(5, 90) select (days, owner, barred, doneOn)).Sample(12).ToList();
        var gaps = Gen.Choose(1, 9).ListOf(40).Sample(1).Single();
        Guid[] owners = [HealthVisitor.Id, Gp.Id, Coordinator.Id], conflicted = [Coordinator.Id, Chair.Id, Deputy.Id, Stranger, Gp.Id];
        await World.Arrange("UPDATE mdt_team SET max_cases = 100", null);
        var first = await Owed(HealthVisitor.Id);
        await World.Arrange("UPDATE mdt_action SET done_at = @now WHERE id = @first", new { first, now = World.Clock.Now() });
        foreach (var (days, owner, barred, doneOn) in scenes)
        {
            var (caseId, action, due) = (await Case(30), World.NewId(), Today.AddDays(days));
            await World.Arrange("""
                INSERT INTO mdt_item (id, meeting_id, case_id, place, slot_minutes, presenter_user_id, carried_over, late, status, version)
                SELECT @action, meeting_id, @caseId, 9, 12, presenter_user_id, 0, 0, 'Discussed', 1 FROM mdt_item WHERE status = 'Discussed' AND place = 1
                """, new { action, caseId });
            await World.Arrange("""
                INSERT INTO mdt_action (id, case_id, item_id, text, owner_user_id, due_on, made_at, version) VALUES (@action, @caseId, @action, 'Ring', @owner, @due, @now, 1)
                """, new { action, caseId, owner = owners[owner], due, now = World.Clock.Now() });
            Guid[] no = [.. barred.Select(b => conflicted[b]).Distinct()];
            foreach (var who in no) await Conflicted(action, who);
            made.Add((action, due, owners[owner], no, doneOn));
        }
        var begin = Today;
        var expected = made.ToDictionary(m => m.Action, _ => new List<(MdtNoticeKind, Guid)>());
        var seen = made.ToDictionary(m => m.Action, _ => new HashSet<string>(StringComparer.Ordinal));
        foreach (var gap in gaps.Append(40))
        {
            foreach (var m in made.Where(m => Today.AddDays(gap).DayNumber - begin.DayNumber >= m.DoneOn))
                await World.Arrange("UPDATE mdt_action SET done_at = @now WHERE id = @Action AND done_at IS NULL", new { m.Action, now = World.Clock.Now() });
            await NextDay(gap);
            foreach (var m in made.Where(m => Today.DayNumber - begin.DayNumber < m.DoneOn))
            {
                var late = Today.DayNumber - m.Due.DayNumber;
                void Expect(string what, bool due, MdtNoticeKind kind, params Guid[] candidates)
                {
                    if (!due || !seen[m.Action].Add(what)) return;
                    foreach (var to in candidates.Where(c => !m.Barred.Contains(c)).Take(1)) expected[m.Action].Add((kind, to));
                }
                Expect("tomorrow", late == -1, MdtNoticeKind.ActionDueTomorrow, m.Owner);
                Expect("overdue", late > 0, MdtNoticeKind.ActionOverdue, m.Owner);
                Guid[] manager = m.Owner == HealthVisitor.Id ? [Stranger] : None;
                Expect("manager", late > 14, MdtNoticeKind.ActionEscalated, [.. manager.Concat([Coordinator.Id, Chair.Id, Deputy.Id]).Where(c => c != m.Owner)]);
                Expect("chair", late > 28, MdtNoticeKind.ActionEscalated, [.. new[] { Chair.Id, Deputy.Id, Coordinator.Id }.Where(c => c != m.Owner)]);
            }
        }
        foreach (var m in made)
        {
            Assert.Equal(expected[m.Action], Sent(m.Action));
            Assert.DoesNotContain(Sent(m.Action), s => m.Barred.Contains(s.To));
        }
        Assert.Contains(made, m => Sent(m.Action).Count > 2); // it looked at some that went all the way
    }
}
