using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Access.Accounts;

/// <summary>Where a notice to a worker is sent: the address that they sign in with.</summary>
internal sealed class AnswerGetWorkAddress(Db db) : IFactHandler<GetWorkAddress, string?>
{
    public Task<string?> Handle(GetWorkAddress fact, CancellationToken ct) =>
        db.Find<string>("SELECT email FROM access_account WHERE id = @UserId AND ended_at IS NULL", fact, ct);
}
