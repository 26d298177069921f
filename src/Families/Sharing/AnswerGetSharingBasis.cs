using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Matching;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Sharing;

/// <summary>A standing objection first; else the newest answer for the purpose; else not asked.</summary>
internal sealed class AnswerGetSharingBasis(Db db, Aliases aliases) : IFactHandler<GetSharingBasis, SharingBasis>
{
    public async Task<SharingBasis> Handle(GetSharingBasis question, CancellationToken ct)
    {
        // Whoever objected under a record that was joined with this one objects.
        var ids = await aliases.AllOf(question.PersonId, ct);
        var objections = await db.Query<Objection>("""
            SELECT receiver, organisation_id FROM families_objection
            WHERE person_id IN @ids AND purpose = @Purpose AND withdrawn_on IS NULL
            """, new { ids, question.Purpose }, ct);
        if (objections.Any(o => Concerns(o, question))) return SharingBasis.Objection;

        var answers = await db.Query<string>("""
            SELECT basis FROM families_sharing WHERE person_id IN @ids AND purpose = @Purpose
            ORDER BY recorded_at DESC, id DESC OFFSET 0 ROWS FETCH NEXT 1 ROWS ONLY
            """, new { ids, question.Purpose }, ct);
        return answers is [var newest] ? Enum.Parse<SharingBasis>(newest) : SharingBasis.NotAsked;
    }

    /// <summary>Where it is not known who would receive, every objection to the purpose counts.</summary>
    private static bool Concerns(Objection objection, GetSharingBasis question) =>
        (objection.OrganisationId is null || question.OrganisationId is null || objection.OrganisationId == question.OrganisationId)
        && (objection.Receiver is null || question.Receiver is null || objection.Receiver == question.Receiver);

    private sealed record Objection(SharingReceiver? Receiver, Guid? OrganisationId);
}
