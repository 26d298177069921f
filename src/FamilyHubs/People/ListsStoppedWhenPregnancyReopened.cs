using Neighbourhood.Antenatal.Contracts;
using Neighbourhood.Areas.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.People;

/// <summary>What stopped with a pregnancy stopped by mistake: each hub has a list of it, for a person to look at with the midwife. Nothing is restored, and nobody may be contacted yet.</summary>
internal sealed class ListsStoppedWhenPregnancyReopened(Db db, ISend send, TimeProvider clock) : IWhen<PregnancyReopened>
{
    public async Task Handle(PregnancyReopened happened, CancellationToken ct)
    {
        var row = new { happened.PregnancyId, now = clock.Now() };
        await db.Execute("UPDATE familyhubs_pregnancy SET stopped_at = NULL WHERE id = @PregnancyId", row, ct);
        var sites = await db.Query<Guid>("SELECT DISTINCT site_id FROM familyhubs_stopped WHERE pregnancy_id = @PregnancyId AND asked_at IS NULL", row, ct);
        await db.Execute("UPDATE familyhubs_stopped SET asked_at = @now WHERE pregnancy_id = @PregnancyId AND asked_at IS NULL", row, ct);
        foreach (var site in sites)
            await send.Send(new OpenTask(
                clock.NewId(), "Something was stopped here by mistake: look at it, and ask the midwife before anybody is contacted", "hub.stopped", null, happened.PersonId,
                await send.Ask(new AddWorkingDays(clock.Today(), 1), ct), TaskPriority.High, null, site, "/familyhubs/stopped"), ct);
    }
}
