using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.People;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Relations;

/// <summary>Who may, or may not, be told what about somebody, and whether a young person decides for themselves.</summary>
internal sealed class TellingPanel(Db db, PersonSight sight, ISend send, TimeProvider clock) : IPersonPanel
{
    public string Permission => Permissions.ReadPeople;

    public int Order => 12;

    public string Partial => "/Families/Relations/TellingPanel.cshtml";

    public async Task<object?> For(Guid personId, CancellationToken ct)
    {
        var seen = await sight.Of(personId, ct);
        var change = await sight.MayChange(personId, ct);
        if (!seen.Shown) return new Model(personId, false, change, false, null, []);
        var today = clock.Today();
        var rows = await db.Query<Row>("""
            SELECT id, to_id, subject, allowed, said_by_id, reason, from_on FROM families_telling
            WHERE about_id = @personId AND from_on <= @today AND (to_on IS NULL OR to_on > @today) ORDER BY recorded_at DESC, id DESC
            """, new { personId, today }, ct);
        var born = (await db.Query<Born>("SELECT date_of_birth, is_unborn FROM families_person WHERE id = @personId", new { personId }, ct))[0];
        var found = await db.Find<Found>("SELECT found_on, found_by FROM families_competence WHERE person_id = @personId AND to_on IS NULL", new { personId }, ct);
        var people = (await send.Ask(new GetPeople([.. rows.SelectMany(r => new[] { r.ToId, r.SaidById ?? r.ToId }).Distinct()]), ct)).ToDictionary(p => p.Id, p => p.Name);
        string Name(Guid id) => id == personId ? seen.Name : people.GetValueOrDefault(id, Names.Nobody);
        var young = !born.IsUnborn && born.DateOfBirth is { } day && Age.Years(day, today) is var years && years < WhoMayBeTold.Decides;
        return new Model(personId, true, change, young, young && found is not null ? $"Competent to decide: found on {InWords.Day(found.FoundOn)} by {found.FoundBy}" : null,
            [.. rows.Select(r => new Line(r.Id, Name(r.ToId), Tellings.Subjects[r.Subject], r.Allowed, r.SaidById is { } by ? $"{Name(by)} said so" : "We decided", r.Reason, r.FromOn))]);
    }

    private sealed record Row(Guid Id, Guid ToId, TellingSubject Subject, bool Allowed, Guid? SaidById, string Reason, DateOnly FromOn);

    private sealed record Born(DateOnly? DateOfBirth, bool IsUnborn);

    private sealed record Found(DateOnly FoundOn, string FoundBy);

    /// <param name="Young">Under 16: competence can be recorded.</param>
    internal sealed record Model(Guid PersonId, bool Shown, bool MayChange, bool Young, string? Competent, IReadOnlyList<Line> Lines);

    internal sealed record Line(Guid Id, string To, string Subject, bool Allowed, string By, string Reason, DateOnly FromOn);
}
