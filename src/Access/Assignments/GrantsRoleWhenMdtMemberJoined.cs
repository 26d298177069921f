using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;

namespace Neighbourhood.Access.Assignments;

/// <summary>Whoever a team takes in has the team's role from now, with the team as its scope; a safeguarding lead once a second person has approved it.</summary>
internal sealed class GrantsRoleWhenMdtMemberJoined(Db db, CurrentUser user, ISend send, TimeProvider clock) : IWhen<MdtMemberJoined>
{
    public async Task Handle(MdtMemberJoined happened, CancellationToken ct)
    {
        if (Assignment.Limit(happened.Role, happened.MdtId.ToString(), happened.UserId).Wrong is { } wrong)
            throw new InvalidOperationException($"A team gave the role {happened.Role}: {wrong.Text}.");
        // An account that has ended meanwhile gets no role; one that has the role there keeps it as it is.
        if (await db.Find<int>("SELECT COUNT(*) FROM access_account WHERE id = @UserId AND ended_at IS NULL", new { happened.UserId }, ct) == 0
            || await Assignment.Stands(db, happened.UserId, happened.Role, happened.MdtId, clock.Today(), ct)
            || await RoleRequest.Waits(db, happened.UserId, happened.Role, happened.MdtId, ct)) return;
        await RoleRequest.GiveOrAsk(db, send, new(clock.NewId(), happened.UserId, happened.Role, happened.MdtId, clock.Today(), null, user.Id, clock.Now(), Assignment.ByMdt), ct);
    }
}
