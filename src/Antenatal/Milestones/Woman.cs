using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Milestones;

/// <summary>Her name for a page about her, as the viewer may see it.</summary>
internal static class Woman
{
    internal static async Task<string> NameOf(this ISend send, Guid personId, CancellationToken ct) =>
        await send.Ask(new GetPeople([personId]), ct) is [var her, ..] ? her.Name : "Somebody";
}
