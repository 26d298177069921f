using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Sharing;

/// <summary>Reads what was said about sharing, for the rule that says what it stands on.</summary>
internal sealed class SharingRecord(Db db, SafeguardingGrounds grounds)
{
    /// <param name="purpose">One purpose; null for all.</param>
    internal async Task<Basis.Known> Of(Guid personId, SharingPurpose? purpose, CancellationToken ct)
    {
        var objections = await db.Query<Basis.Objection>("""
            SELECT o.purpose, COALESCE(h.state, 'Standing') AS state, o.receiver, o.organisation_id
            FROM families_objection o LEFT JOIN families_objection_head h ON h.id = COALESCE(o.objection_id, o.id)
            WHERE o.person_id = @personId AND (@purpose IS NULL OR o.purpose = @purpose) AND o.withdrawn_on IS NULL
            """, new { personId, purpose }, ct);
        var rows = await db.Query<Row>("""
            SELECT s.id, s.purpose, s.basis, s.given_by, s.given_by_person_id, s.recorded_at, s.set_aside_at, o.organisation_id
            FROM families_sharing s LEFT JOIN families_sharing_organisation o ON o.sharing_id = s.id
            WHERE s.person_id = @personId AND (@purpose IS NULL OR s.purpose = @purpose)
            """, new { personId, purpose }, ct);
        var answers = rows.GroupBy(r => r.Id).Select(g => g.First()).Select(r => new Basis.Answer(
            r.Id, r.Purpose, r.Basis, r.GivenBy, r.GivenByPersonId, r.RecordedAt, r.SetAsideAt is not null, [.. rows.Where(o => o.Id == r.Id).Select(o => o.OrganisationId).OfType<Guid>()]));
        // Grounds are asked for only where an answer hangs on them.
        var asks = objections.Any(o => o.State == ObjectionState.Standing && Basis.MayBeOverridden(o.Purpose));
        return new([.. answers], objections, asks && await grounds.Are(personId, ct), purpose is null or SharingPurpose.Research && await OptedOut(personId, ct));
    }

    private async Task<bool> OptedOut(Guid personId, CancellationToken ct) => await db.Query<bool>("""
        SELECT opted_out FROM families_data_opt_out WHERE person_id = @personId ORDER BY recorded_at DESC, id DESC OFFSET 0 ROWS FETCH NEXT 1 ROWS ONLY
        """, new { personId }, ct) is [true];

    private sealed record Row(
        Guid Id, SharingPurpose Purpose, SharingBasis Basis, AnswerGiver? GivenBy, Guid? GivenByPersonId, DateTimeOffset RecordedAt, DateTimeOffset? SetAsideAt, Guid? OrganisationId);
}
