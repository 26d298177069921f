using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.People;

/// <summary>Objections to sharing for care or early help, as heard: from that transaction on nobody else is shown that she is expecting.</summary>
internal sealed class Objections(Db db)
{
    private static readonly SharingPurpose[] Heard = [SharingPurpose.DirectCare, SharingPurpose.EarlyHelp];

    internal async Task Stands(Guid objectionId, Guid personId, IReadOnlyList<SharingPurpose> purposes, CancellationToken ct)
    {
        foreach (var purpose in purposes.Intersect(Heard))
            await db.Execute("""
                INSERT INTO antenatal_objection (id, person_id, purpose) SELECT @objectionId, @personId, @purpose
                WHERE NOT EXISTS (SELECT 1 FROM antenatal_objection WHERE id = @objectionId AND person_id = @personId AND purpose = @purpose)
                """, new { objectionId, personId, purpose }, ct);
    }

    internal Task Ends(Guid objectionId, IReadOnlyList<SharingPurpose> purposes, CancellationToken ct) => db.Execute(
        "DELETE FROM antenatal_objection WHERE id = @objectionId AND purpose IN @purposes", new { objectionId, purposes = purposes.Select(p => p.ToString()).ToList() }, ct);
}

/// <summary>Somebody objects to sharing: in the same transaction nothing more of a pregnancy is shown to others.</summary>
internal sealed class NotesObjectionOfPregnantWhenSharingObjectionRecorded(Objections objections) : IWhen<SharingObjectionRecorded>
{
    public Task Handle(SharingObjectionRecorded happened, CancellationToken ct) => objections.Stands(happened.ObjectionId, happened.PersonId, happened.Purposes, ct);
}

/// <summary>They took it back.</summary>
internal sealed class DropsObjectionOfPregnantWhenSharingObjectionWithdrawn(Objections objections) : IWhen<SharingObjectionWithdrawn>
{
    public Task Handle(SharingObjectionWithdrawn happened, CancellationToken ct) => objections.Ends(happened.ObjectionId, happened.Purposes, ct);
}

/// <summary>The safeguarding lead decided that sharing goes on.</summary>
internal sealed class DropsObjectionOfPregnantWhenSharingObjectionOverridden(Objections objections) : IWhen<SharingObjectionOverridden>
{
    public Task Handle(SharingObjectionOverridden happened, CancellationToken ct) => objections.Ends(happened.ObjectionId, happened.Purposes, ct);
}
