using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Packs;

/// <summary>A member reads a meeting's pack on the screen: what was frozen when the list closed, and each family's card as they may see it now.</summary>
internal static class ViewPack
{
    [Allows(Permissions.ViewMeeting, On = nameof(MeetingId))]
    internal sealed record Query(Guid MeetingId) : IQuery<PackView>;

    internal sealed class Handler(PackReader reader, Audit audit) : IQueryHandler<Query, PackView>
    {
        public async Task<PackView> Handle(Query query, CancellationToken ct)
        {
            var pack = await reader.Read(query.MeetingId, ct);
            audit.Saw(pack.Entries.Select(e => e.HouseholdId)); // last: what is asked in between writes its own row
            return pack;
        }
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.ViewMeeting, On = nameof(MeetingId))]
    internal sealed class Page(ISend send) : PageModel
    {
        public Guid MeetingId { get; set; }

        internal PackView Pack { get; private set; } = null!;

        public async Task OnGet(CancellationToken ct) => Pack = await send.Ask(new Query(MeetingId), ct);
    }
}
