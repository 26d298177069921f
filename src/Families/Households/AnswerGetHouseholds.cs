using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Households;

/// <summary>Prints households for any list.</summary>
internal sealed class AnswerGetHouseholds(Sight sight, CurrentUser user, Audit audit) : IQueryHandler<GetHouseholds, IReadOnlyList<GetHouseholds.Household>>
{
    public async Task<IReadOnlyList<GetHouseholds.Household>> Handle(GetHouseholds question, CancellationToken ct)
    {
        if (user is { IsSignedIn: false, IsSystem: false }) return [];
        var families = await sight.Families(question.HouseholdIds, ct);
        audit.Saw(families.Where(f => f.Masking != Masking.Hidden).SelectMany(f => f.Members.Select(m => m.PersonId)));
        return [.. families.Select(Printed)];
    }

    internal static GetHouseholds.Household Printed(Sight.Family family) =>
        new(family.Id, family.Name, family.Masking, family.Area, family.IsShown ? family.Members.Count : 0, family.IsShown ? family.Members.Max(m => m.DeceasedOn) : null);
}
