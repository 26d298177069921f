using Neighbourhood.Access.Contracts;
using Neighbourhood.Mdt.Referrals;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Referrals;

public sealed class AnswerGatherMyWorkTests : ArrangedRunners
{
    private Task<IReadOnlyList<GatherMyWork.Part>> Of(Actor who) => who.Ask(new GatherMyWork(who.Id, Today));

    [Fact]
    public async Task What_came_in_is_the_coordinators_to_look_at_by_its_day_and_not_the_chairs()
    {
        await Runs(Chair, "chair");
        await Runs(Coordinator, "coordinator");
        var id = await Submitted();
        var urgent = await Draft();
        await Referrer.Send(Whole(urgent) with { Urgency = ReferralUrgency.Urgent, UrgentReason = "No heating" });
        var work = await Of(Coordinator);
        Assert.Equal([($"/mdt/referrals/{id}", Today.AddDays(2), WorkPriority.None), ($"/mdt/referrals/{urgent}", Today.AddDays(2), WorkPriority.Urgent)],
            work.Select(w => (w.Path, w.Due!.Value, w.Priority)));
        Assert.Empty(await Of(Chair));
        Assert.Empty(await Of(Referrer));
        Assert.Empty(await Of(OtherCoordinator));
    }

    [Fact]
    public async Task Where_the_coordinator_declared_a_conflict_it_is_the_chairs()
    {
        await Runs(Chair, "chair");
        await Runs(Coordinator, "coordinator");
        var (_, earlier) = await Accepted();
        await Conflicted(await Item(earlier), Coordinator.Id);
        var id = await Submitted();
        Assert.Empty(await Of(Coordinator));
        Assert.Equal($"/mdt/referrals/{id}", Assert.Single(await Of(Chair)).Path);
    }

    [Fact]
    public async Task A_question_is_the_referrers_to_answer_within_three_working_days_and_stops_the_teams_clock()
    {
        await Runs(Coordinator, "coordinator");
        var id = await Submitted();
        World.Clock.MoveTo(new DateTimeOffset(2026, 3, 5, 10, 0, 0, TimeSpan.Zero)); // a Thursday
        await Coordinator.Send(new ReturnReferral.Command(id, "Who is at home?", 2));
        var asked = Assert.Single(await Of(Referrer));
        Assert.Equal(("Case meetings", new DateOnly(2026, 3, 10), $"/mdt/referrals/{id}/answer"), (asked.Module, asked.Due!.Value, asked.Path));
        Assert.Empty(await Of(Coordinator));
        await Referrer.Send(new AnswerQuestion.Command(id, "Her sister", 3));
        Assert.Empty(await Of(Referrer));
        Assert.Equal("Look at an answer to your team's question", Assert.Single(await Of(Coordinator)).Title);
    }

    [Fact]
    public async Task Only_ones_own_work_is_answered()
    {
        await Runs(Coordinator, "coordinator");
        await Submitted();
        Assert.Empty(await Chair.Ask(new GatherMyWork(Coordinator.Id, Today)));
    }
}
