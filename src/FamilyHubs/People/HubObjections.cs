using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.People;

/// <summary>Objections to sharing for care or early help, as heard: from that transaction on nobody is booked by what others asked.</summary>
internal sealed class HubObjections(Db db, Aliases aliases, AskedAgain again)
{
    private static readonly SharingPurpose[] Heard = [SharingPurpose.DirectCare, SharingPurpose.EarlyHelp];

    internal async Task Stands(Guid objectionId, Guid personId, IReadOnlyList<SharingPurpose> purposes, CancellationToken ct)
    {
        foreach (var purpose in purposes.Intersect(Heard))
            await db.Execute("""
                INSERT INTO familyhubs_objection (objection_id, person_id, purpose) SELECT @objectionId, @personId, @purpose
                WHERE NOT EXISTS (SELECT 1 FROM familyhubs_objection WHERE objection_id = @objectionId AND purpose = @purpose)
                """, new { objectionId, personId, purpose }, ct);
        if (purposes.Intersect(Heard).Any()) await again.Note(await aliases.AllOf(personId, ct), ct);
    }

    internal Task Ends(Guid objectionId, IReadOnlyList<SharingPurpose> purposes, CancellationToken ct) => db.Execute(
        "DELETE FROM familyhubs_objection WHERE objection_id = @objectionId AND purpose IN @purposes", new { objectionId, purposes = purposes.Select(p => p.ToString()).ToList() }, ct);
}

/// <summary>Somebody objects to sharing: what others ask of a hub for them is not booked.</summary>
internal sealed class NotesHubObjectionWhenSharingObjectionRecorded(HubObjections objections) : IWhen<SharingObjectionRecorded>
{
    public Task Handle(SharingObjectionRecorded happened, CancellationToken ct) => objections.Stands(happened.ObjectionId, happened.PersonId, happened.Purposes, ct);
}

/// <summary>They took it back.</summary>
internal sealed class DropsHubObjectionWhenSharingObjectionWithdrawn(HubObjections objections) : IWhen<SharingObjectionWithdrawn>
{
    public Task Handle(SharingObjectionWithdrawn happened, CancellationToken ct) => objections.Ends(happened.ObjectionId, happened.Purposes, ct);
}

/// <summary>The safeguarding lead decided that sharing goes on.</summary>
internal sealed class DropsHubObjectionWhenSharingObjectionOverridden(HubObjections objections) : IWhen<SharingObjectionOverridden>
{
    public Task Handle(SharingObjectionOverridden happened, CancellationToken ct) => objections.Ends(happened.ObjectionId, happened.Purposes, ct);
}
