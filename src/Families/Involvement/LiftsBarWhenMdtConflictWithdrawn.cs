using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;

namespace Neighbourhood.Families.Involvement;

/// <summary>A conflict that was declared by mistake: the worker reaches the family again as their roles allow.</summary>
internal sealed class LiftsBarWhenMdtConflictWithdrawn(Db db) : IWhen<MdtConflictWithdrawn>
{
    public Task Handle(MdtConflictWithdrawn happened, CancellationToken ct) =>
        db.Execute("DELETE FROM families_barred WHERE household_id = @HouseholdId AND user_id = @UserId", happened, ct);
}
