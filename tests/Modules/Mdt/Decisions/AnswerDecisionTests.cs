using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Decisions;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Decisions;

public sealed class AnswerDecisionTests : ArrangedDecisions
{
    private static Task<Done> Yes(Neighbourhood.Testing.Actor who, Guid id) => who.Send(new AnswerDecision.Command(id, true, null));

    [Fact]
    public async Task Rule_3_it_is_confirmed_in_writing_when_each_profession_that_was_missing_has_said_yes()
    {
        await Discussing(Coordinator);
        var id = await Decide(MdtDecisionCode.CloseGoalsMet);
        await ItemClosed();
        Assert.Equal([Chair.Id, Deputy.Id, Gp.Id, HealthVisitor.Id], Notices(MdtNoticeKind.DecisionToConfirm).Single().UserIds);
        await Yes(Gp, id);
        await Yes(Gp, id);
        Assert.Equal(DecisionState.Provisional, (await See(id)).State);
        Assert.Equal([("GP", (bool?)true), ("Health visitor", null)], (await See(id)).Missing.Select(m => (m.Profession, m.Agrees)));
        await Yes(HealthVisitor, id);
        Assert.Equal(DecisionState.Confirmed, (await See(id)).State);
        Assert.Equal(["Writing"], await World.Sql<string>("SELECT confirmed_how FROM mdt_decision WHERE id = @id", new { id }));
        Assert.Single(Told<MdtDecisionConfirmed>());
        Assert.Single(Told<MdtCaseClosed>());
        Assert.Equal(["Recorded", "Provisional", "SaidYes", "SaidYes", "Confirmed"], await Steps(id));
        await Yes(HealthVisitor, id); // pressed twice
        await IsRefused(Gp.Send(new AnswerDecision.Command(id, false, "After all not")), "", "was confirmed");
        Assert.Single(Told<MdtDecisionConfirmed>());
    }

    [Fact]
    public async Task A_no_goes_to_the_chair_and_nothing_is_confirmed_in_writing_until_it_is_taken_back()
    {
        await Discussing(Coordinator);
        var id = await Decide(MdtDecisionCode.StepDown);
        await ItemClosed();
        await IsRefused(Gp.Send(new AnswerDecision.Command(id, false, " ")), "WhyNot", "Say why not");
        await IsRefused(Gp.Send(new AnswerDecision.Command(id, null, null)), "Agrees", "yes or no");
        await Gp.Send(new AnswerDecision.Command(id, false, "She was not asked"));
        Assert.Equal([Chair.Id, Deputy.Id], Notices(MdtNoticeKind.DecisionToConfirm)[^1].UserIds);
        Assert.Contains((await Chair.Ask(new GatherMyWork(Chair.Id, Today))), w => w.Path == $"/mdt/decisions/{id}" && w.Title.StartsWith("Somebody said no", StringComparison.Ordinal));
        Assert.Equal("She was not asked", (await See(id)).History[^1].Reason);
        await Yes(HealthVisitor, id);
        Assert.Equal(DecisionState.Provisional, (await See(id)).State);
        await Yes(Gp, id); // they were asked since
        Assert.Equal(DecisionState.Confirmed, (await See(id)).State);
    }

    [Fact]
    public async Task Only_those_who_were_missing_answer_and_only_where_the_setting_is_on()
    {
        var id = await Decided(MdtDecisionCode.StepDown); // the health visitor was missing
        await IsRefused(Yes(Gp, id), "", "Only those who were missing answer in writing: Health visitor");
        await IsRefused(Yes(Chair, id), "", "Only those who were missing");
        Assert.False((await Gp.Ask(new SeeDecision(id))).May.Answer);
        Assert.True((await HealthVisitor.Ask(new SeeDecision(id))).May.Answer);
        Assert.Equal([$"/mdt/decisions/{id}"], (await HealthVisitor.Ask(new GatherMyWork(HealthVisitor.Id, Today))).Select(w => w.Path).Where(p => p.Contains("decisions", StringComparison.Ordinal)));
        await GuardedFor(who => who.Send(new AnswerDecision.Command(id, true, null)));
        InWriting = false;
        await IsRefused(Yes(HealthVisitor, id), "", "not in writing");
        Assert.False((await HealthVisitor.Ask(new SeeDecision(id))).May.Answer);
        InWriting = true;
        await Conflicted(HealthVisitor.Id);
        await Assert.ThrowsAsync<NotFound>(() => Yes(HealthVisitor, id));
        Assert.Empty(await World.Sql<Guid>("SELECT user_id FROM mdt_decision_answer"));
    }

    [Fact]
    public async Task Nobody_with_a_conflict_is_told_of_it()
    {
        await Discussing(Coordinator);
        await Conflicted(HealthVisitor.Id);
        await Conflicted(Deputy.Id);
        await Decide(MdtDecisionCode.StepDown);
        await Chair.Send(new Neighbourhood.Mdt.Items.DeclareNoAction.Command(Item, "All is in place", await Version(Item)));
        await Chair.Send(new Neighbourhood.Mdt.Items.SaveItemNotes.Command(Item, null, "She wants sleep.", await Version(Item)));
        await Closed(Item);
        Assert.Equal([Chair.Id, Gp.Id], Assert.Single(Notices(MdtNoticeKind.DecisionToConfirm)).UserIds);
    }
}
