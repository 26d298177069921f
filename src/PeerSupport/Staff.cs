using Microsoft.AspNetCore.Mvc.Rendering;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport;

/// <summary>Names of workers for the module's screens.</summary>
internal static class Staff
{
    /// <summary>The workers of these ids; one that is no account any more reads "Somebody who has left".</summary>
    internal static async Task<Func<Guid?, string>> Names(this ISend send, IEnumerable<Guid?> userIds, CancellationToken ct)
    {
        List<Guid> ids = [.. userIds.OfType<Guid>().Distinct()];
        var workers = ids.Count == 0 ? [] : await send.Ask(new GetStaff(ids), ct);
        var names = workers.ToDictionary(w => w.Id, w => w.Name);
        return id => id is null ? "The system" : names.GetValueOrDefault(id.Value, "Somebody who has left");
    }

    /// <summary>For a picker: name and organisation.</summary>
    internal static IEnumerable<SelectListItem> Choices(IEnumerable<GetStaff.Worker> workers) =>
        workers.Select(w => new SelectListItem(w.Organisation is null ? w.Name : $"{w.Name}, {w.Organisation}", w.Id.ToString()));
}
