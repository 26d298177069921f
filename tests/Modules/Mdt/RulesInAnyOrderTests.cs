using FsCheck;
using FsCheck.Fluent;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.HandOvers;
using Neighbourhood.Mdt.Items;
using Neighbourhood.Mdt.Meetings;
using Neighbourhood.Testing;
using Xunit;
using CaseRules = Neighbourhood.Mdt.Cases.Case;

namespace Neighbourhood.Modules.Mdt;

/// <summary>Rules 2 and 3 of case meetings, whatever is done in whichever order.</summary>
public sealed class RulesInAnyOrderTests : ArrangedMeeting
{
    private static readonly string[] Deeds = ["comes", "comes", "leaves", "decide", "decide"];

    [Fact]
    public async Task Rule_3_every_decision_is_provisional_exactly_when_the_room_was_not_quorate_at_that_moment()
    {
        await Case();
        var meeting = await Running(Chair);
        var item = await Started(meeting);
        Actor[] people = [Gp, HealthVisitor, Chair, Coordinator];
        var (here, expected, seen) = (new HashSet<Guid> { Chair.Id }, new List<bool>(), new HashSet<bool>());
        var deeds = (from what in Gen.Elements(Deeds) from who in Gen.Choose(0, people.Length - 1) select (what, who)).ListOf(30);
        foreach (var (what, who) in deeds.Sample(6).SelectMany(d => d))
        {
            var person = people[who];
            World.Clock.Advance(TimeSpan.FromSeconds(20));
            if (what == "comes")
            {
                await Chair.Send(new RecordArrival.Command(meeting, person.Id, null));
                here.Add(person.Id);
            }
            else if (what == "leaves")
            {
                await Chair.Send(new RecordDeparture.Command(meeting, person.Id));
                here.Remove(person.Id);
            }
            else
            {
                await Chair.Send(new RecordDecision.Command(World.NewId(), item, MdtDecisionCode.ContinuePlan, null, null, null, null, false));
                expected.Add(!here.Contains(Gp.Id) || !here.Contains(HealthVisitor.Id));
                seen.Add(expected[^1]);
            }
        }
        Assert.Equal(expected, await World.Sql<bool>("SELECT provisional FROM mdt_decision ORDER BY made_at, id"));
        Assert.Equal(2, seen.Count); // it looked at both
    }

    [Fact]
    public async Task Rule_2_after_any_changes_a_case_has_exactly_one_lead_practitioner_and_so_have_those_who_were_told()
    {
        var caseId = await Case();
        var item = await Started(await Running());
        Guid[] workers = [HealthVisitor.Id, Gp.Id, Chair.Id, Stranger];
        Actor[] people = [HealthVisitor, Gp, Chair, Nobody];
        var leading = new Dictionary<Guid, Guid?> { [CaseRules.LeadInvolvement(caseId, HealthVisitor.Id)] = HealthVisitor.Id };
        foreach (var who in Gen.Choose(0, workers.Length - 1).ListOf(25).Sample(1).Single())
        {
            var told = World.Told.Count;
            var thrown = await Record.ExceptionAsync(async () => await Chair.Send(new ChangeLead.Command(item, workers[who], await CaseVersion(item))));
            Assert.Equal(workers[who] == Stranger, thrown is Refused);
            if (thrown is null)
                foreach (var offer in await World.Sql<Guid>("SELECT id FROM mdt_lead_offer WHERE ended_at IS NULL AND to_user_id = @who", new { who = workers[who] }))
                    await people[who].Send(new AcceptLead.Command(offer));
            foreach (var happened in World.Told.Skip(told))
                if (happened is MdtInvolvementBegan began) leading.Add(began.InvolvementId, began.Kind == "lead" ? began.UserId : null);
                else if (happened is MdtInvolvementEnded ended) Assert.True(leading.Remove(ended.InvolvementId));
            var lead = Assert.Single(await World.Sql<Guid>("SELECT lead_user_id FROM mdt_case WHERE id = @caseId", new { caseId }));
            Assert.Equal(lead, Assert.Single(leading).Value);
        }
    }

    [Fact]
    public async Task The_next_review_is_taken_exactly_within_the_weeks_of_the_setting()
    {
        await Case();
        var item = await Started(await Running());
        var samples = (from least in Gen.Choose(1, 12) from more in Gen.Choose(0, 12) from days in Gen.Choose(-10, 200) select (least, most: least + more, days)).Sample(40);
        var edges = new[] { (6, 12, 41), (6, 12, 42), (6, 12, 84), (6, 12, 85) };
        foreach (var (least, most, days) in samples.Concat(edges))
        {
            ReviewWeeks = $"{least}..{most}";
            var on = Today.AddDays(days);
            var thrown = await Record.ExceptionAsync(async () => await Chair.Send(new SetNextReview.Command(item, on, await Version(item))));
            Assert.Equal(days < 7 * least || days > 7 * most, thrown is Refused);
            if (thrown is null) Assert.Equal([on], await World.Sql<DateOnly>("SELECT next_review_on FROM mdt_item WHERE id = @item", new { item }));
        }
    }

    [Fact]
    public void The_usual_review_never_lies_outside_the_weeks_of_the_setting() => Prop.ForAll(
        (from least in Gen.Choose(1, 52) from more in Gen.Choose(0, 52) from usual in Gen.Choose(1, 104) from day in Gen.Choose(0, 3000) select (least, most: least + more, usual, day)).ToArbitrary(),
        x =>
        {
            var today = new DateOnly(2026, 1, 1).AddDays(x.day);
            var (first, usual, last) = CaseRules.Reviews(today, (x.least, x.most), x.usual);
            return first == today.AddDays(7 * x.least) && last == today.AddDays(7 * x.most) && first <= usual && usual <= last
                && (usual == today.AddDays(7 * x.usual) || x.usual < x.least || x.usual > x.most);
        }).QuickCheckThrowOnFailure();
}
