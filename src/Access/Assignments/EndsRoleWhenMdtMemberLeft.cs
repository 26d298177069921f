using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;

namespace Neighbourhood.Access.Assignments;

/// <summary>Whoever leaves a team no longer has the team's role, whoever gave it.</summary>
internal sealed class EndsRoleWhenMdtMemberLeft(Db db, CurrentUser user, TimeProvider clock) : IWhen<MdtMemberLeft>
{
    public async Task Handle(MdtMemberLeft happened, CancellationToken ct)
    {
        await db.Execute("""
            UPDATE access_assignment SET ended_at = @now, ended_by = @by
            WHERE account_id = @UserId AND role = @Role AND scope_id = @MdtId AND ended_at IS NULL
            """, new { happened.UserId, happened.Role, happened.MdtId, now = clock.Now(), by = user.Id }, ct);
        await RoleRequest.Withdraw(db, happened.UserId, happened.Role, happened.MdtId, user.Id, clock.Now(), ct);
    }
}
