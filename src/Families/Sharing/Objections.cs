using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Sharing;

/// <summary>An objection as it stands, how it is kept, and its steps, each with who took it.</summary>
internal sealed class Objections(Db db, CurrentUser user, TimeProvider clock)
{
    /// <param name="PersonId">Which person that is; null for not known.</param>
    /// <param name="ToldBy">From whom it was heard, at most 200 characters.</param>
    internal sealed record By(AnswerGiver Kind, Guid? PersonId, string ToldBy);

    internal sealed record Line(SharingPurpose Purpose, SharingReceiver? Receiver, Guid? OrganisationId);

    internal sealed record Now(Guid PersonId, ObjectionState State, DateTimeOffset RecordedAt, int Version, IReadOnlyList<Line> Lines)
    {
        internal IReadOnlyList<SharingPurpose> Purposes => [.. Lines.Select(l => l.Purpose).Distinct().Order()];

        internal IReadOnlyList<Guid> OrganisationIds => [.. Lines.Select(l => l.OrganisationId).OfType<Guid>().Distinct()];

        /// <summary>What safeguarding can override of it.</summary>
        internal IReadOnlyList<SharingPurpose> Overridable => [.. Purposes.Where(Basis.MayBeOverridden)];
    }

    internal async Task<Now> Find(Guid objectionId, CancellationToken ct)
    {
        var row = await db.Find<Row>("SELECT person_id, state, recorded_at, version FROM families_objection_head WHERE id = @objectionId", new { objectionId }, ct)
            ?? throw new NotFound("The objection");
        var lines = await db.Query<Line>("""
            SELECT purpose, receiver, organisation_id FROM families_objection WHERE objection_id = @objectionId OR (objection_id IS NULL AND id = @objectionId) ORDER BY id
            """, new { objectionId }, ct);
        return new(row.PersonId, row.State, row.RecordedAt, row.Version, lines);
    }

    internal async Task Keep(Guid id, Guid personId, By by, IReadOnlyList<Line> lines, CancellationToken ct)
    {
        await db.Execute("""
            INSERT INTO families_objection_head (id, person_id, objected_by, objected_by_person_id, told_by, state, recorded_at, recorded_by, version)
            VALUES (@id, @personId, @Kind, @giver, @ToldBy, @state, @now, @me, 1)
            """, new { id, personId, by.Kind, giver = by.PersonId, by.ToldBy, state = ObjectionState.Standing, now = clock.Now(), me = user.Id }, ct);
        foreach (var line in lines)
            await db.Execute("""
                INSERT INTO families_objection (id, person_id, purpose, receiver, organisation_id, recorded_at, recorded_by, objection_id)
                VALUES (@lineId, @personId, @Purpose, @Receiver, @OrganisationId, @now, @me, @id)
                """, new { lineId = clock.NewId(), personId, line.Purpose, line.Receiver, line.OrganisationId, now = clock.Now(), me = user.Id, id }, ct);
        await Step(id, ObjectionState.Standing, by.ToldBy, null, null, ct);
    }

    internal Task<int> Step(Guid objectionId, ObjectionState state, string? toldBy, string? reason, string? law, CancellationToken ct) => db.Execute("""
        INSERT INTO families_objection_step (id, objection_id, state, told_by, reason, law, taken_at, taken_by)
        VALUES (@id, @objectionId, @state, @toldBy, @reason, @law, @now, @me)
        """, new { id = clock.NewId(), objectionId, state, toldBy, reason, law, now = clock.Now(), me = user.Id }, ct);

    private sealed record Row(Guid PersonId, ObjectionState State, DateTimeOffset RecordedAt, int Version);
}
