using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Packs;

/// <summary>A member takes a meeting's pack on paper: the referrals and what is asked, and nothing else. That it was printed is kept.</summary>
internal static class PrintPack
{
    [Allows(Permissions.ViewMeeting, On = nameof(MeetingId))]
    internal sealed record Query(Guid MeetingId) : IQuery<PackView>;

    internal sealed class Handler(PackReader reader, Audit audit) : IQueryHandler<Query, PackView>
    {
        public async Task<PackView> Handle(Query query, CancellationToken ct)
        {
            var pack = await reader.Read(query.MeetingId, ct);
            var paper = pack with { Entries = [.. pack.Entries.Where(e => !e.Withdrawn).Select(e => e with { DrawsCard = false, Decisions = [], Actions = [], Others = [], Objected = false, LateReason = null })] };
            audit.Leaves("print", paper.Entries.Select(e => e.HouseholdId)); // last: what is asked in between writes its own row
            return paper;
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
