using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;

namespace Neighbourhood.Mdt.Decisions;

/// <summary>Somebody of the team writes down the reference and the day of the safeguarding referral that the team decided on: the decision itself refers nobody.</summary>
internal static class GiveReference
{
    [Allows(Permissions.AnswerDecision, On = nameof(DecisionId))]
    internal sealed record Command(Guid DecisionId, string? Reference, DateOnly? ReferredOn) : ICommand;

    internal sealed class Handler(Db db, DecisionSteps steps, History history, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var now = await steps.Find(command.DecisionId, ct);
            if (now.Code != MdtDecisionCode.EscalateToSafeguarding) throw new Refused("", "Only an escalation to safeguarding has a reference");
            if (!DecisionStates.Stands(now.State)) throw new Refused("", $"This decision {DecisionStates.InWords(now.State)}, so it needs no reference");
            new Refusals()
                .Text(command.Reference, "Reference", 60, "Enter the reference that you were given for the referral")
                .If(command.ReferredOn is null, "ReferredOn", "Enter the day of the referral")
                .If(command.ReferredOn > clock.Today(), "ReferredOn", "The day must be today or earlier")
                .Throw();
            if (await db.Execute("""
                UPDATE mdt_decision SET safeguarding_reference = @reference, safeguarding_referred_on = @ReferredOn
                WHERE id = @Id AND (safeguarding_reference IS NULL OR safeguarding_reference <> @reference OR safeguarding_referred_on <> @ReferredOn)
                """, new { now.Id, reference = command.Reference!.Trim(), command.ReferredOn }, ct) > 0)
                await history.Add(Subject.Decision, now.Id, now.State.ToString(), nameof(DecisionNote.ReferenceGiven), ct: ct);
            return default;
        }
    }

    [Allows(Permissions.AnswerDecision, On = nameof(DecisionId))]
    internal sealed class Page(ISend send) : DecisionPage(send)
    {
        public Task<IActionResult> OnPost(CancellationToken ct) => Do(() => Sender.Send(new Command(DecisionId, Reference, ReferredOn), ct));
    }
}
