using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;

namespace Neighbourhood.Families.Involvement;

/// <summary>Who declared a conflict of interest with a family no longer reaches it, by way of a team or any other.</summary>
internal sealed class BarsWorkerWhenMdtConflictDeclared(Db db) : IWhen<MdtConflictDeclared>
{
    public Task Handle(MdtConflictDeclared happened, CancellationToken ct) => db.Execute("""
        INSERT INTO families_barred (household_id, user_id, since_on)
        SELECT @HouseholdId, @UserId, @On WHERE NOT EXISTS (SELECT 1 FROM families_barred WHERE household_id = @HouseholdId AND user_id = @UserId)
        """, happened, ct);
}
