using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Routing;
using Neighbourhood.Areas.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Access.Values;

/// <summary>Whoever looks after the rules finds a setting, by what it says or is called, with its default beside what holds in an area.</summary>
internal static class ListSettings
{
    /// <param name="Text">A part of what it says or of its key; null for all.</param>
    /// <param name="AreaId">A neighbourhood; null for all areas.</param>
    [Allows(Permissions.ViewSettings, Unscoped = "settings hold for the whole program, and so do the roles that look after them")]
    internal sealed record Query(string? Text = null, Guid? AreaId = null) : IQuery<IReadOnlyList<Line>>;

    /// <param name="Holds">What holds in the area: its own value, that of all areas, or the default.</param>
    /// <param name="IsOwn">It is not the default.</param>
    /// <param name="OwnAreas">How many areas have a value of their own.</param>
    internal sealed record Line(string Key, string Group, string Says, string? Unit, string Default, string Holds, bool IsOwn, int OwnAreas);

    internal sealed class Handler(Db db) : IQueryHandler<Query, IReadOnlyList<Line>>
    {
        public async Task<IReadOnlyList<Line>> Handle(Query query, CancellationToken ct)
        {
            var wanted = Folded.Text(query.Text);
            var stored = (await db.Query<Stored>("SELECT setting_key, area_id, value FROM access_setting", ct: ct)).ToLookup(s => s.SettingKey, StringComparer.Ordinal);
            return
            [
                .. Settings.All.Values
                    .Where(s => wanted.Length == 0 || Folded.Text($"{s.Says} {s.Key} {Groups.Name(s.Group)}").Contains(wanted, StringComparison.Ordinal))
                    .OrderBy(s => Groups.Name(s.Group), StringComparer.Ordinal)
                    .Select(s =>
                    {
                        var own = stored[s.Key].Where(v => v.AreaId is null || v.AreaId == query.AreaId).MaxBy(v => v.AreaId is not null)?.Value;
                        return new Line(s.Key, Groups.Name(s.Group), s.Says, s.Unit, s.Default, own ?? s.Default, own is not null, stored[s.Key].Count(v => v.AreaId is not null));
                    }),
            ];
        }
    }

    private sealed record Stored(string SettingKey, Guid? AreaId, string Value);

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/access/settings", ([AsParameters] Query query, ISend send, CancellationToken ct) => send.Ask(query, ct))
            .WithSummary("The settings, with the default and what holds in an area").Produces<IReadOnlyList<Line>>();

    [Allows(Permissions.ViewSettings, Unscoped = "settings hold for the whole program, and so do the roles that look after them")]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : PageModel
    {
        public string? Text { get; set; }
        public Guid? AreaId { get; set; }

        internal IReadOnlyList<SelectListItem> Areas { get; private set; } = [];

        internal IReadOnlyList<Line> Lines { get; private set; } = [];

        public async Task OnGet(CancellationToken ct)
        {
            Areas = [.. (await send.Ask(new GetNeighbourhoods(), ct)).Select(n => new SelectListItem(n.Name, n.Id.ToString()))];
            Lines = await send.Ask(new Query(Text, AreaId), ct);
        }
    }
}
