using Neighbourhood.Antenatal.Contracts;
using Neighbourhood.Antenatal.Milestones;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Births;

/// <summary>From a birth on: nothing of before it stays planned or asked for, and the visits after it are planned.</summary>
internal sealed class AfterBirth(Db db, MilestonePlan milestones, Silences silences, ISend send)
{
    internal async Task Plan(Guid pregnancyId, CancellationToken ct)
    {
        await DueDatePrompts.Close(db, send, pregnancyId, "No longer needed", ct);
        await silences.EndAll(pregnancyId, ct);
        await milestones.Remake(pregnancyId, ct);
    }
}

/// <summary>What happened to the last of several babies is recorded, and one of them was born: what comes after a birth is planned from now.</summary>
internal sealed class PlansVisitsWhenUnbornNoLongerExpected(Db db, AfterBirth after) : IWhen<UnbornNoLongerExpected>
{
    public async Task Handle(UnbornNoLongerExpected happened, CancellationToken ct)
    {
        if (await db.Find<int>("SELECT COUNT(*) FROM antenatal_pregnancy WHERE id = @PregnancyId AND status = 'Born'", happened, ct) > 0) await after.Plan(happened.PregnancyId, ct);
    }
}
