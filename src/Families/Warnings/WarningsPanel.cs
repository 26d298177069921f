using Neighbourhood.Families.People;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Warnings;

/// <summary>What a worker must know before they visit or ring: first on the page. While the person is restricted, that there is a warning and of what kind.</summary>
internal sealed class WarningsPanel(Db db, PersonSight sight, TimeProvider clock) : IPersonPanel
{
    public string Permission => Permissions.ReadPeople;

    public int Order => 5;

    public string Partial => "/Families/Warnings/WarningsPanel.cshtml";

    public async Task<object?> For(Guid personId, CancellationToken ct)
    {
        var seen = await sight.Of(personId, ct);
        var change = await sight.MayChange(personId, ct);
        var today = clock.Today();
        var rows = await db.Query<Row>("""
            SELECT id, type, notes, start_on, review_on FROM families_warning_note
            WHERE person_id = @personId AND closed_at IS NULL AND (end_on IS NULL OR end_on >= @today) ORDER BY start_on DESC, id DESC
            """, new { personId, today }, ct);
        return new Model(personId, change,
            [.. rows.Select(r => new Line(r.Id, WarningNote.Types.GetValueOrDefault(r.Type, r.Type), seen.Shown ? r.Notes : null, r.StartOn, r.ReviewOn, r.ReviewOn < today))]);
    }

    private sealed record Row(Guid Id, string Type, string Notes, DateOnly StartOn, DateOnly ReviewOn);

    internal sealed record Model(Guid PersonId, bool MayChange, IReadOnlyList<Line> Lines);

    /// <param name="Notes">Null where the person is restricted.</param>
    internal sealed record Line(Guid Id, string Type, string? Notes, DateOnly StartOn, DateOnly ReviewOn, bool Overdue);
}
