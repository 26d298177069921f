using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Matching;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Sharing;

/// <summary>What sharing somebody's information for a purpose stands on today. An answer whose review is overdue still stands.</summary>
internal sealed class AnswerGetSharingBasis(SharingRecord record, Aliases aliases) : IFactHandler<GetSharingBasis, SharingBasis>
{
    public async Task<SharingBasis> Handle(GetSharingBasis question, CancellationToken ct)
    {
        // Whoever objected under a record that was joined with this one objects.
        var records = new List<Basis.Known>();
        foreach (var id in await aliases.AllOf(question.PersonId, ct)) records.Add(await record.Of(id, question.Purpose, ct));
        return Basis.Of(Basis.Known.Together(records), question.Purpose, question.OrganisationId, question.Receiver);
    }
}
