using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.People;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Matching;

/// <summary>Says, before somebody is saved, who they might be, and of those whom the viewer may not see only that somebody will look.</summary>
internal sealed class AnswerFindLikelyDuplicates(KnownAlready known, Audit audit) : IQueryHandler<FindLikelyDuplicates, FindLikelyDuplicates.Answer>
{
    private const int Most = 10;

    public async Task<FindLikelyDuplicates.Answer> Handle(FindLikelyDuplicates question, CancellationToken ct)
    {
        var draft = new Draft(null, Folded.Text(question.FirstName), Folded.Text(question.FamilyName), question.Born, false,
            ContactValue.Postcode(question.Postcode) is { } postcode and not ContactValue.NoFixedAddress ? Folded.Postcode(postcode) : null,
            Draft.MobileOf(question.Phone), question.Traced ? NhsNumber.Read(question.NhsNumber) : null, []);
        var found = await known.Look([(Guid.Empty, draft)], ct);
        var shown = found.Shown.Take(Most).ToList();
        audit.Saw(shown.Select(s => s.PersonId));
        return new([.. shown.Select(s => new FindLikelyDuplicates.Hit(s.PersonId, s.HouseholdId, s.Name, s.Age, s.Because))], found.Hidden);
    }
}
