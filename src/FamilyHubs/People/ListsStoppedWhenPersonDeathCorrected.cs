using Neighbourhood.Areas.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.People;

/// <summary>A death was recorded by mistake: each hub has a list of what was stopped there, for a person to look at. Nothing is restored by itself.</summary>
internal sealed class ListsStoppedWhenPersonDeathCorrected(Db db, Aliases aliases, ISend send, TimeProvider clock) : IWhen<PersonDeathCorrected>
{
    public async Task Handle(PersonDeathCorrected happened, CancellationToken ct)
    {
        var row = new { ids = await aliases.AllOf(happened.PersonId, ct), now = clock.Now() };
        await db.Execute("DELETE FROM familyhubs_death WHERE person_id IN @ids", row, ct);
        var sites = await db.Query<Guid>("SELECT DISTINCT site_id FROM familyhubs_stopped WHERE person_id IN @ids AND asked_at IS NULL AND pregnancy_id IS NULL", row, ct);
        await db.Execute("UPDATE familyhubs_stopped SET asked_at = @now WHERE person_id IN @ids AND asked_at IS NULL AND pregnancy_id IS NULL", row, ct);
        foreach (var site in sites)
            await send.Send(new OpenTask(
                clock.NewId(), "A death was recorded by mistake: look at what was stopped here", "hub.stopped", null, happened.PersonId,
                await send.Ask(new AddWorkingDays(clock.Today(), 1), ct), TaskPriority.High, null, site, "/familyhubs/stopped"), ct);
    }
}
