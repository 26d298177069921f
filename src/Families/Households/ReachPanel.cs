using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Matching;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Households;

/// <summary>How to reach the family safely. Not shown while somebody in it is restricted.</summary>
internal sealed class ReachPanel(Db db, Aliases aliases, Sight sight) : IPanel
{
    public string Permission => Permissions.ViewHousehold;

    public int Order => 15;

    public string Partial => "/Families/Households/ReachPanel.cshtml";

    public async Task<object?> For(Guid householdId, CancellationToken ct)
    {
        if (await sight.FamilyOf(householdId, ct) is not { IsShown: true } family) return null;
        if (family.Masking != Masking.Full) return new Model(false, []);
        var joined = await aliases.Of(family.Members.Select(m => m.PersonId), ct);
        var people = joined.Everyone(family.Members.Select(m => m.PersonId));
        var rows = await db.Query<Row>("""
            SELECT person_id, kind, as_typed, shared_with, safe_to_leave_message, safe_times, checked_on
            FROM families_contact_point WHERE person_id IN @people AND to_on IS NULL ORDER BY from_on, id
            """, new { people }, ct);
        return new Model(true, [.. rows.Select(r => new Point(
            family.Members.First(m => m.PersonId == joined.Kept(r.PersonId)).Name(family.Masking), Kind(r.Kind), r.AsTyped, Safe(r), r.SafeTimes, r.CheckedOn))]);
    }

    private static string Kind(string kind) => kind switch
    {
        "InPerson" => "In person",
        "Postal" => "Letter",
        _ => kind,
    };

    private static string Safe(Row row) => row switch
    {
        { SharedWith: { } other } => $"Shared with {other}: ask before leaving a message",
        { SafeToLeaveMessage: "Yes" } => "Safe to leave a message",
        { SafeToLeaveMessage: "No" } => "Do not leave a message",
        _ => "Not known whether it is safe to leave a message",
    };

    private sealed record Row(Guid PersonId, string Kind, string AsTyped, string? SharedWith, string SafeToLeaveMessage, string? SafeTimes, DateOnly CheckedOn);

    internal sealed record Model(bool Shown, IReadOnlyList<Point> Points);

    internal sealed record Point(string Name, string Kind, string Value, string Safe, string? SafeTimes, DateOnly CheckedOn);
}
