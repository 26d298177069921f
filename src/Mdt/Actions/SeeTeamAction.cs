using Microsoft.AspNetCore.Mvc.Rendering;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Meetings;

namespace Neighbourhood.Mdt.Actions;

/// <summary>Asks for an action of one's team, for a form that changes it.</summary>
[Allows(Permissions.ManageActions, On = nameof(TeamActionId))]
internal sealed record SeeTeamAction(Guid TeamActionId) : IQuery<SeeTeamAction.Answer>
{
    /// <param name="Text">Null where somebody in the family objects to being talked about, for all but the chair; so are the reasons.</param>
    /// <param name="Last">The last day that it can be given.</param>
    /// <param name="Owners">Who may owe it.</param>
    /// <param name="Guest">Its owner was invited from outside: they can be given a link.</param>
    /// <param name="LinkOf">When the link that stands was made; null for none.</param>
    internal sealed record Answer(
        string? Text, string Family, string Owner, DateOnly DueOn, ActionStatus Status, DateOnly? AskedDueOn, string? AskedReason, string? HandedBack, DateOnly Last,
        IReadOnlyList<SelectListItem> Owners, bool Guest, DateTimeOffset? LinkOf, int Version);
}

internal sealed class AnswerSeeTeamAction(Db db, ActionSteps steps, ActionOwners owners, ActionTexts texts, Names names, Audit audit) : IQueryHandler<SeeTeamAction, SeeTeamAction.Answer>
{
    private sealed record Facts(bool Invited, DateTimeOffset? LinkOf);

    public async Task<SeeTeamAction.Answer> Handle(SeeTeamAction query, CancellationToken ct)
    {
        var now = await steps.Find(query.TeamActionId, ct);
        var facts = (await db.Find<Facts>("""
            SELECT (SELECT COUNT(*) FROM mdt_invitation v WHERE v.item_id = a.item_id AND v.user_id = a.owner_user_id AND v.withdrawn_at IS NULL) AS invited,
                   (SELECT MAX(l.made_at) FROM mdt_action_link l WHERE l.action_id = a.id AND l.revoked_at IS NULL) AS link_of
            FROM mdt_action a WHERE a.id = @Id
            """, new { now.Id }, ct))!;
        var leftOut = (await texts.LeftOut([(now.CaseId, now.MdtId)], ct))(now.CaseId, now.ReferralId, now.MdtId);
        var owner = (await owners.Names([now.OwnerUserId], [now.OwnerOrganisationId], ct))(now.OwnerUserId, now.OwnerOrganisationId);
        var family = (await names.OfHouseholds([now.HouseholdId], ct)).GetValueOrDefault(now.HouseholdId, Names.Unknown);
        var answer = new SeeTeamAction.Answer(
            leftOut ? null : now.Text, family, owner, now.DueOn, steps.Same(now), now.AskedDueOn, leftOut ? null : now.AskedReason, leftOut ? null : now.HandedBackReason,
            await steps.LastDay(now, ct), await owners.Choices(now.Place, ct), facts.Invited, facts.LinkOf, now.Version);
        audit.Saw(now.HouseholdId); // last: what is asked in between writes its own row
        return answer;
    }
}
