using Neighbourhood.Access.Contracts;
using Neighbourhood.Areas.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.People;

/// <summary>A worker has left: each hub has a task that says what they led there, until somebody else does. What is planned stays planned.</summary>
internal sealed class ListsHubWorkWhenAccountEnded(HubWork work, ISend send, TimeProvider clock) : IWhen<AccountEnded>
{
    public async Task Handle(AccountEnded happened, CancellationToken ct)
    {
        foreach (var site in (await work.Of(happened.UserId, ct)).GroupBy(l => l.SiteId))
            await send.Send(new OpenTask(
                clock.NewId(), $"Somebody who led here has left: choose who takes over {HubWork.Says(site)}", "hub.hand-over", null, null,
                await send.Ask(new AddWorkingDays(clock.Today(), 1), ct), TaskPriority.High, null, site.Key, "/familyhubs/sessions"), ct);
    }
}
