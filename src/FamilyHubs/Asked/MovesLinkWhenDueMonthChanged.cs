using Neighbourhood.Antenatal.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Asked;

/// <summary>The month in which her baby is due is another one: the hub's page shows it, and what it offers moves with it.</summary>
internal sealed class MovesLinkWhenDueMonthChanged(Db db) : IWhen<DueMonthChanged>
{
    public async Task Handle(DueMonthChanged happened, CancellationToken ct)
    {
        if (await db.Execute("UPDATE familyhubs_link SET due_month = @DueMonth WHERE id = @LinkId AND (choices IS NULL OR choices <= @Choices)", happened, ct) > 0) return;
        if (await db.Find<int>("SELECT (SELECT COUNT(*) FROM familyhubs_link WHERE id = @LinkId) + (SELECT COUNT(*) FROM familyhubs_link_heard WHERE link_id = @LinkId AND choices > @Choices)", happened, ct) > 0)
            return; // she has chosen again since
        if (await db.Execute("UPDATE familyhubs_link_heard SET due_known = 1, due_month = @DueMonth WHERE link_id = @LinkId", happened, ct) == 0)
            await db.Execute("INSERT INTO familyhubs_link_heard (link_id, due_known, due_month) VALUES (@LinkId, 1, @DueMonth)", happened, ct);
    }
}
