using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.People;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Relations;

/// <summary>What somebody is to others; who is at the other end reads as the mask says.</summary>
internal sealed class RelationsPanel(Db db, PersonSight sight, ISend send) : IPersonPanel
{
    public string Permission => Permissions.ReadPeople;

    public int Order => 30;

    public string Partial => "/Families/Relations/RelationsPanel.cshtml";

    public async Task<object?> For(Guid personId, CancellationToken ct)
    {
        var seen = await sight.Of(personId, ct);
        var change = await sight.MayChange(personId, ct);
        if (!seen.Shown) return new Model(personId, false, change, []);
        var rows = await db.Query<Row>("""
            SELECT r.pair_id, r.other_id, r.type, r.main_carer, r.informal_carer, r.parental_responsibility, r.from_on, r.to_on, o.main_carer AS other_main, o.parental_responsibility AS other_responsibility
            FROM families_relationship r JOIN families_relationship o ON o.pair_id = r.pair_id AND o.id <> r.id
            WHERE r.person_id = @personId ORDER BY CASE WHEN r.to_on IS NULL THEN 0 ELSE 1 END, r.recorded_at, r.id
            """, new { personId }, ct);
        var people = (await send.Ask(new GetPeople([.. rows.Select(r => r.OtherId).Distinct()]), ct)).ToDictionary(p => p.Id);
        return new Model(personId, true, change, [.. rows.Select(r => Said(r, people.GetValueOrDefault(r.OtherId)))]);
    }

    private static Line Said(Row row, GetPeople.Person? other)
    {
        List<string> more = [];
        if (row.MainCarer) more.Add("main carer");
        if (row.OtherMain) more.Add("who is the main carer");
        if (row.InformalCarer) more.Add("cares for them");
        if (Responsibility(row.ParentalResponsibility) is { } own) more.Add(own);
        if (Responsibility(row.OtherResponsibility) is { } others) more.Add($"who has {others}");
        if (InWords.Span(row.FromOn, row.ToOn) is { Length: > 0 } span) more.Add(span);
        // Somebody whom the viewer does not work with has no page for them.
        var page = other is { Masking: Masking.Full or Masking.Restricted } ? other.Id : (Guid?)null;
        return new(row.PairId, RelationType.Words(row.Type), other?.Name ?? Names.Nobody, page, string.Join(", ", more), row.ToOn is not null);
    }

    private static string? Responsibility(string? code) => code switch
    {
        "Yes" => "parental responsibility",
        "No" => "no parental responsibility",
        _ => null,
    };

    private sealed record Row(
        Guid PairId, Guid OtherId, string Type, bool MainCarer, bool InformalCarer, string? ParentalResponsibility, DateOnly? FromOn, DateOnly? ToOn, bool OtherMain,
        string? OtherResponsibility);

    internal sealed record Model(Guid PersonId, bool Shown, bool MayChange, IReadOnlyList<Line> Lines);

    /// <param name="OtherId">Null where the viewer does not work with them.</param>
    internal sealed record Line(Guid PairId, string Is, string Of, Guid? OtherId, string More, bool Ended);
}
