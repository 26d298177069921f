using Neighbourhood.FamilyHubs.Asked;
using Neighbourhood.FamilyHubs.Contracts;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Asked;

public sealed class DeclineProposalTests : ArrangedAsked
{
    [Theory]
    [InlineData(false, "Declined", ProposalOutcome.Declined)]
    [InlineData(true, "FamilyDeclined", ProposalOutcome.FamilyDeclined)]
    public async Task The_team_is_told_who_said_no_and_the_reason_stays_with_the_hub(bool family, string state, ProposalOutcome outcome)
    {
        var made = Made();
        var id = await Proposed(made);
        var command = new DeclineProposal.Command(id, null, family, " No group in the mornings ", await Version(id));
        await Worker.Send(command);
        await Worker.Send(command); // pressed twice
        Assert.Equal(state, (await StateOf(id)).ToString());
        Assert.Equal(new ProposalAnswered(made.DecisionId, outcome, Today), Assert.Single(Told<ProposalAnswered>()));
        Assert.Equal("No group in the mornings", (await Worker.Ask(new SeeProposal(id))).Reason);
        Assert.Single(ClosedTasks);
        Assert.Single(Told<HubInvolvementEnded>());
        Assert.Empty(await World.Sql<Guid>("SELECT id FROM familyhubs_involvement"));
    }

    [Fact]
    public async Task A_hub_that_cannot_says_why_and_a_family_need_not()
    {
        var id = await Proposed();
        await IsRefused(Worker.Send(new DeclineProposal.Command(id, null, null, null, await Version(id))), "FamilyDeclined", "Choose who");
        await IsRefused(Worker.Send(new DeclineProposal.Command(id, null, false, " ", await Version(id))), "Reason", "Say why");
        await IsRefused(Worker.Send(new DeclineProposal.Command(id, null, false, new string('x', 301), await Version(id))), "Reason", "300");
        await Worker.Send(new DeclineProposal.Command(id, null, true, null, await Version(id)));
    }

    [Fact]
    public async Task What_was_answered_is_answered()
    {
        var id = await Proposed();
        await Worker.Send(new DeclineProposal.Command(id, null, true, null, await Version(id)));
        await IsRefused(SecondWorker.Send(new DeclineProposal.Command(id, null, false, "Full", await Version(id))), "", "answered already");
        await Assert.ThrowsAsync<Conflict>(() => SecondWorker.Send(new DeclineProposal.Command(id, null, false, "Full", 2)));
    }

    [Fact]
    public async Task Only_the_hubs_that_were_asked_may_answer()
    {
        var id = await Proposed();
        var version = await Version(id);
        await GuardedFor(actor => actor.Send(new DeclineProposal.Command(id, null, true, null, version)));
    }
}
