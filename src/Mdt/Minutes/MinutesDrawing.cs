using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Meetings;
using Neighbourhood.Mdt.Teams;

namespace Neighbourhood.Mdt.Minutes;

/// <summary>Draws a version of the minutes with the names of today.</summary>
internal sealed class MinutesDrawing(Names names, Audit audit)
{
    /// <param name="neutral">The reader for whom it is drawn may not see the families' names, though who looks at it now may.</param>
    internal async Task<MinutesView> Draw(MinutesPaper paper, MinutesVersion version, bool neutral, CancellationToken ct)
    {
        var (head, whole) = (paper.Meeting, version.Kind == VersionKind.Whole);
        var stays = whole ? paper.Room.Stays : [];
        Guid[] households = [.. version.Households.Distinct()];
        var families = neutral ? new Dictionary<Guid, string>() : await names.OfHouseholds(households, ct);
        var staff = await names.OfStaff([
            .. version.Parts.SelectMany(p => p.Owners), .. version.Notes.Select(n => n.ByUser), .. stays.Select(s => s.UserId), .. stays.Select(s => s.DeputyFor).OfType<Guid>(),
            .. head.ApprovedBy is { } approver ? [approver] : Array.Empty<Guid>()], ct);
        audit.Saw(households); // last: what is asked in between writes its own row
        string? Family(Guid? household) => household is { } id ? families.GetValueOrDefault(id, Names.Unknown) : null;
        string Worker(Guid id) => staff.GetValueOrDefault(id, "Somebody");

        return new(head.Id, head.Team, head.Title, head.StartsAt, head.Place, head.Status, head.Version, true, paper.Inquorate, whole ? head.QuorumNote : null,
            head.ApprovedBy is { } by ? Worker(by) : null, head.ApprovedAt,
            [.. stays.Select(s => new MinutesView.Attendee(Worker(s.UserId), Professions.Name(s.Profession), s.ArrivedAt, s.LeftAt, s.DeputyFor is { } d ? Worker(d) : null))],
            [.. version.Parts.Select(p => new MinutesView.Entry(p.Of.Id, p.Of.ItemId, Family(p.Of.HouseholdId), p.Text, [.. p.Owners.Select(Worker)], p.Objected, p.Of.Version, p.Of.Heading))],
            [.. version.Notes.Select(n => new MinutesView.Addendum(Family(n.HouseholdId), n.Text, Worker(n.ByUser), n.At))],
            version.Conflicts, paper.Rows.Sum(r => r.Version), version.Kind,
            [.. version.Own.Select(o => new MinutesView.Own(o.Id, Family(o.HouseholdId)!, o.Text, o.DueOn, o.DoneAt))]);
    }
}
