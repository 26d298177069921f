using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Antenatal.Milestones;
using Neighbourhood.Kernel;

namespace Neighbourhood.Modules.Antenatal.Milestones;

/// <summary>Appointments, scans and visits as they are planned, to begin from.</summary>
public abstract class ArrangedMilestone : ArrangedPregnancy
{
    internal sealed record Kept(Guid Id, MilestoneStatus Status, Because? Because, string? Reason, DateOnly? DoneOn, string? Place, WithPartner? WithPartner, int Version);

    /// <summary>One of a pregnancy that is planned first.</summary>
    internal async Task<Kept> Made(string code, Guid pregnancyId)
    {
        await Plan(pregnancyId);
        return await Read((await World.Sql<Guid>("SELECT id FROM antenatal_milestone WHERE pregnancy_id = @pregnancyId AND code = @code", new { pregnancyId, code })).Single());
    }

    internal async Task<Kept> Read(Guid id) =>
        (await World.Sql<Kept>("SELECT id, status, because, reason, done_on, place, with_partner, version FROM antenatal_milestone WHERE id = @id", new { id })).Single();

    protected Task<bool> Plan(Guid id) => Planned(plan => plan.Remake(id, default));

    /// <summary>What another part of the module does with the plan, in a transaction of its own.</summary>
    internal Task<bool> Planned(Func<MilestonePlan, Task> act) => Midwife.With(async services =>
    {
        await services.GetRequiredService<Db>().InOne(() => act(services.GetRequiredService<MilestonePlan>()));
        return true;
    });
}
