using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Sharing;

/// <summary>What sharing somebody's information for a purpose stands on today. An answer whose review is overdue still stands.</summary>
internal sealed class AnswerGetSharingBasis(SharingRecord record) : IFactHandler<GetSharingBasis, SharingBasis>
{
    public async Task<SharingBasis> Handle(GetSharingBasis question, CancellationToken ct) =>
        Basis.Of(await record.Of(question.PersonId, question.Purpose, ct), question.Purpose, question.OrganisationId, question.Receiver);
}
