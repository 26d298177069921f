using Neighbourhood.Contact.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Matching;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.ContactPoints;

/// <summary>
/// A message came back: the way that it went is marked on the person's page, and used by no message until somebody has checked it. A telephone that
/// was switched off marks nothing.
/// </summary>
internal sealed class MarksPointWhenMessageUndeliverable(Db db, Aliases aliases, TimeProvider clock) : IWhen<MessageUndeliverable>
{
    public async Task Handle(MessageUndeliverable happened, CancellationToken ct)
    {
        if (happened.Temporary || Way(happened.Mode) is not { } way) return;
        var points = await db.Query<Point>("""
            SELECT id, kind, safe_to_leave_message FROM families_contact_point
            WHERE person_id IN @ids AND shared_with IS NULL AND safe_to_leave_message <> 'No' AND undeliverable_on IS NULL AND from_on <= @today AND (to_on IS NULL OR to_on > @today)
            ORDER BY CASE safe_to_leave_message WHEN 'Yes' THEN 0 ELSE 1 END, id
            """, new { ids = await aliases.AllOf(happened.PersonId, ct), today = clock.Today() }, ct);
        // Which one it was is not kept anywhere: a message goes by the first that is the person's own and safe; a letter also where nobody has said.
        if (points.FirstOrDefault(p => ContactPoint.Modes(p.Kind).Contains(way) && (way == ReachMode.Letter || p.SafeToLeaveMessage == "Yes")) is not { } used) return;
        await db.Execute("UPDATE families_contact_point SET undeliverable_on = @today WHERE id = @Id", new { used.Id, today = clock.Today() }, ct);
    }

    private static ReachMode? Way(ContactMode mode) => mode switch
    {
        ContactMode.Text => ReachMode.Text,
        ContactMode.Email => ReachMode.Email,
        ContactMode.Letter => ReachMode.Letter,
        ContactMode.Telephone => ReachMode.Telephone,
        _ => null,
    };

    private sealed record Point(Guid Id, string Kind, string SafeToLeaveMessage);
}
