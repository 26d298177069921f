using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Scopes;

namespace Neighbourhood.Mdt.Actions;

/// <summary>Asks for an action of one's own, for a form that takes it a step further.</summary>
[Allows(Permissions.OwnActions, On = nameof(ActionId))]
internal sealed record SeeOwnAction(Guid ActionId) : IQuery<SeeOwnAction.Answer>
{
    /// <param name="Last">The last day that can be asked for.</param>
    internal sealed record Answer(string Text, DateOnly DueOn, ActionStatus Status, DateOnly? AskedDueOn, DateOnly Last, int Version);
}

internal sealed class AnswerSeeOwnAction(ActionSteps steps, ActionTexts texts, OwnAction own) : IQueryHandler<SeeOwnAction, SeeOwnAction.Answer>
{
    public async Task<SeeOwnAction.Answer> Handle(SeeOwnAction query, CancellationToken ct)
    {
        var now = await own.Find(query.ActionId, ct);
        return new((await texts.ForOwner([now.CaseId], ct))(now.CaseId, now.ReferralId, now.Text), now.DueOn, steps.Same(now), now.AskedDueOn, await steps.LastDay(now, ct), now.Version);
    }
}

/// <summary>An action of the user's own: a role in its team alone does not make it theirs.</summary>
internal sealed class OwnAction(ActionSteps steps, ScopeOfActionId scope, CurrentUser user)
{
    internal async Task<ActionSteps.Now> Find(Guid actionId, CancellationToken ct)
    {
        var reach = await scope.Of(actionId, ct);
        return user.Id is { } me && reach.Within?.Contains(me) == true && reach.Barred?.Contains(me) != true ? await steps.Find(actionId, ct) : throw new NotFound("The action");
    }
}
