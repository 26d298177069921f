using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Tasks;

/// <summary>Somebody died: what was to be done about them is put before whoever has it, to be looked at first. Nothing is closed by itself.</summary>
internal sealed class PutsTasksToReviewWhenPersonDied(Db db, TaskKeeper tasks) : IWhen<PersonDied>
{
    public async Task Handle(PersonDied happened, CancellationToken ct)
    {
        var open = await db.Query<Guid>("SELECT id FROM families_task WHERE person_id = @PersonId AND ended_at IS NULL AND review = 0", happened, ct);
        foreach (var task in open)
        {
            await db.Execute("UPDATE families_task SET review = 1, version = version + 1 WHERE id = @task AND ended_at IS NULL", new { task }, ct);
            await tasks.Step(task, TaskStep.PutToReview, default, null, ct);
        }
    }
}
