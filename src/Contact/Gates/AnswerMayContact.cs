using Neighbourhood.Contact.Contracts;
using Neighbourhood.Contact.Wordings;
using Neighbourhood.Kernel;

namespace Neighbourhood.Contact.Gates;

/// <summary>The gate, as a question of another module.</summary>
internal sealed class AnswerMayContact(GateKeeper keeper, TimeProvider clock) : IFactHandler<MayContact, MayContact.Answer>
{
    public async Task<MayContact.Answer> Handle(MayContact fact, CancellationToken ct)
    {
        var template = fact.TemplateCode is null ? null : Declared.All.GetValueOrDefault(fact.TemplateCode) ?? throw new InvalidOperationException($"No template {fact.TemplateCode} is declared.");
        var answer = await keeper.Ask(new(fact.PersonId, fact.Kind, clock.Now(), fact.Kind is MessageKind.Outreach or MessageKind.Feedback, template, Mode: fact.Mode), ct);
        return new(answer.Verdict.Refusal is null, answer.Verdict.Refusal);
    }
}
