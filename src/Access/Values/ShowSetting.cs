using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.Areas.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Access.Values;

/// <summary>Whoever looks after the rules sees one setting: its default, the own values of areas, and who changed it when and why.</summary>
internal static class ShowSetting
{
    [Allows(Permissions.ViewSettings, Unscoped = "settings hold for the whole program, and so do the roles that look after them")]
    internal sealed record Query(string Key) : IQuery<Answer>;

    /// <param name="Places">All areas first, then each area, with its own value or none.</param>
    internal sealed record Answer(Setting Setting, IReadOnlyList<Place> Places, IReadOnlyList<Change> Changes);

    /// <param name="AreaId">Null for all areas.</param>
    /// <param name="Value">Null where it has none of its own.</param>
    internal sealed record Place(Guid? AreaId, string Name, string? Value);

    /// <param name="Value">Null for back to the default.</param>
    internal sealed record Change(DateTimeOffset At, string Area, string? Value, string Reason, string By);

    internal sealed class Handler(Db db, ISend send) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            if (!Settings.All.TryGetValue(query.Key, out var setting)) throw new NotFound("This setting");
            var values = await db.Query<Stored>("SELECT area_id, value FROM access_setting WHERE setting_key = @Key", query, ct);
            var changes = await db.Query<Row>("""
                SELECT c.changed_at, c.area_id, c.value, c.reason, a.name AS changed_by
                FROM access_setting_change c LEFT JOIN access_account a ON a.id = c.changed_by
                WHERE c.setting_key = @Key ORDER BY c.id DESC OFFSET 0 ROWS FETCH NEXT 200 ROWS ONLY
                """, query, ct);
            var areas = await send.Ask(new GetNeighbourhoods(), ct);
            var names = areas.ToDictionary(a => a.Id, a => a.Name);
            string Named(Guid? area) => area is not { } id ? "All areas" : names.GetValueOrDefault(id, "An area that is not here any more");
            return new Answer(setting,
                [
                    new(null, Named(null), values.FirstOrDefault(v => v.AreaId is null)?.Value),
                    .. (setting.General ? [] : areas).Select(a => new Place(a.Id, a.Name, values.FirstOrDefault(v => v.AreaId == a.Id)?.Value)),
                ],
                [.. changes.Select(c => new Change(c.ChangedAt, Named(c.AreaId), c.Value, c.Reason, c.ChangedBy ?? "The program itself"))]);
        }
    }

    private sealed record Stored(Guid? AreaId, string Value);

    private sealed record Row(DateTimeOffset ChangedAt, Guid? AreaId, string? Value, string Reason, string? ChangedBy);

    [Allows(Permissions.ViewSettings, Unscoped = "settings hold for the whole program, and so do the roles that look after them")]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send, CurrentUser user) : PageModel
    {
        public string? Key { get; set; }

        internal Answer Answer { get; private set; } = default!;

        internal bool MayChange => user.May(Permissions.ChangeSettings);

        public async Task OnGet(CancellationToken ct) => Answer = await send.Ask(new Query(Key ?? ""), ct);
    }
}
