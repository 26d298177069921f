using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Matching;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Sharing;

/// <summary>
/// Reads what was said about sharing, for the rule that says what it stands on. Whoever objected under a record that was joined with this one objects,
/// and who answered under two ids answered twice.
/// </summary>
internal sealed class SharingRecord(Db db, Aliases aliases, SafeguardingGrounds grounds)
{
    /// <param name="purpose">One purpose; null for all.</param>
    internal async Task<Basis.Known> Of(Guid personId, SharingPurpose? purpose, CancellationToken ct)
    {
        var args = new { ids = await aliases.AllOf(personId, ct), purpose };
        var objections = await db.Query<Basis.Objection>("""
            SELECT o.purpose, COALESCE(h.state, 'Standing') AS state, o.receiver, o.organisation_id
            FROM families_objection o LEFT JOIN families_objection_head h ON h.id = COALESCE(o.objection_id, o.id)
            WHERE o.person_id IN @ids AND (@purpose IS NULL OR o.purpose = @purpose) AND o.withdrawn_on IS NULL
            """, args, ct);
        var rows = await db.Query<Row>("""
            SELECT s.id, s.purpose, s.basis, s.given_by, s.given_by_person_id, s.recorded_at, s.set_aside_at, o.organisation_id
            FROM families_sharing s LEFT JOIN families_sharing_organisation o ON o.sharing_id = s.id
            WHERE s.person_id IN @ids AND (@purpose IS NULL OR s.purpose = @purpose)
            """, args, ct);
        var givers = await aliases.Of(rows.Select(r => r.GivenByPersonId).OfType<Guid>(), ct);
        var answers = rows.GroupBy(r => r.Id).Select(g => g.First()).Select(r => new Basis.Answer(
            r.Id, r.Purpose, r.Basis, r.GivenBy, r.GivenByPersonId is { } giver ? givers.Kept(giver) : null, r.RecordedAt, r.SetAsideAt is not null,
            [.. rows.Where(o => o.Id == r.Id).Select(o => o.OrganisationId).OfType<Guid>()]));
        // Grounds are asked for only where an answer hangs on them.
        var asks = objections.Any(o => o.State == ObjectionState.Standing && Basis.MayBeOverridden(o.Purpose));
        return new([.. answers], objections, asks && await grounds.Are(personId, ct), purpose is null or SharingPurpose.Research && await OptedOut(args.ids, ct));
    }

    /// <summary>By what was found last of each record.</summary>
    private async Task<bool> OptedOut(IReadOnlyList<Guid> ids, CancellationToken ct) => (await db.Query<Found>("""
        SELECT person_id, opted_out FROM families_data_opt_out WHERE person_id IN @ids ORDER BY recorded_at DESC, id DESC
        """, new { ids }, ct)).DistinctBy(f => f.PersonId).Any(f => f.OptedOut);

    private sealed record Found(Guid PersonId, bool OptedOut);

    private sealed record Row(
        Guid Id, SharingPurpose Purpose, SharingBasis Basis, AnswerGiver? GivenBy, Guid? GivenByPersonId, DateTimeOffset RecordedAt, DateTimeOffset? SetAsideAt, Guid? OrganisationId);
}
