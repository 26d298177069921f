using Neighbourhood.Contact.Contracts;
using Neighbourhood.Contact.Holds;
using Neighbourhood.Contact.Messages;
using Neighbourhood.Kernel;

namespace Neighbourhood.Contact.People;

/// <summary>On a person's page: whether contact is stopped, what was sent and what was not, and the buttons for both.</summary>
internal sealed class PersonContactPanel(Db db, ContactCard card, Aliases aliases, CurrentUser user, Guard guard, Audit audit) : IPersonPanel
{
    private const int Last = 8;

    public string Permission => Permissions.ViewSummary;

    public int Order => 8;

    public string Partial => "/Contact/People/PersonContactPanel.cshtml";

    public async Task<object?> For(Guid personId, CancellationToken ct)
    {
        var ids = await aliases.Of(personId, ct);
        var holds = await db.Query<Hold>("""
            SELECT h.id, h.kind, h.reason, h.held_at, p.person_id FROM contact_hold h JOIN contact_hold_person p ON p.hold_id = h.id
            WHERE p.person_id IN @ids AND h.released_at IS NULL ORDER BY h.held_at
            """, new { ids }, ct);
        var messages = await db.Query<Line>("""
            SELECT id, template_code, state, refusal, mode, queued_at AS at FROM contact_message WHERE person_id IN @ids
            ORDER BY queued_at DESC, id DESC OFFSET 0 ROWS FETCH NEXT @Last ROWS ONLY
            """, new { ids, Last }, ct);
        var made = await db.Query<Made>("""
            SELECT mode, outcome, made_on FROM contact_made WHERE person_id IN @ids ORDER BY made_on DESC, id DESC OFFSET 0 ROWS FETCH NEXT @Last ROWS ONLY
            """, new { ids, Last }, ct);
        var reviews = await db.Query<Review>("SELECT id, opened_at, pregnancy_id FROM contact_review WHERE person_id IN @ids AND looked_at IS NULL ORDER BY opened_at", new { ids }, ct);
        audit.Saw(personId);
        var midwife = await guard.Reaches(Permissions.ReleasePregnancy, "PersonId", personId, ct);
        return new Model(
            personId, await card.IsHeld(personId, ct) && holds.Count == 0,
            [.. holds.Select(h => new Stopped(h.Id, h.PersonId, HoldWords.ForWorkers(h.Kind, h.Reason), h.HeldAt, midwife && h.Kind == HoldKind.Pregnancy, user.May(Permissions.SeeHolds) && h.Kind != HoldKind.Pregnancy))],
            await card.SafeWays(personId, ct), messages, made, [.. reviews.Where(r => r.PregnancyId is null || midwife)], await guard.Reaches(Permissions.RecordContact, "PersonId", personId, ct), user.May(Permissions.Hold));
    }

    private sealed record Hold(Guid Id, HoldKind Kind, string? Reason, DateTimeOffset HeldAt, Guid PersonId);

    /// <param name="BeingKept">A hold that could not be kept yet: it counts all the same.</param>
    internal sealed record Model(
        Guid PersonId, bool BeingKept, IReadOnlyList<Stopped> Holds, IReadOnlyList<ContactMode> SafeWays, IReadOnlyList<Line> Messages, IReadOnlyList<Made> Made, IReadOnlyList<Review> Reviews,
        bool MayRecord, bool MayStop);

    internal sealed record Stopped(Guid HoldId, Guid PersonId, string Says, DateTimeOffset At, bool MidwifeMayRelease, bool MayAskRelease);

    internal sealed record Line(Guid Id, string TemplateCode, MessageState State, ContactRefusal? Refusal, ContactMode? Mode, DateTimeOffset At);

    internal sealed record Made(ContactMode Mode, ContactOutcome Outcome, DateOnly MadeOn);

    /// <param name="PregnancyId">Shown to a midwife of hers alone; null after a death that was recorded by mistake.</param>
    internal sealed record Review(Guid Id, DateTimeOffset OpenedAt, Guid? PregnancyId);
}
