using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.People;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Households;

/// <summary>Shows one household with its members, masked for the viewer.</summary>
internal sealed class AnswerGetHousehold(Db db, Sight sight, Audit audit, TimeProvider clock) : IQueryHandler<GetHousehold, GetHousehold.Answer?>
{
    public async Task<GetHousehold.Answer?> Handle(GetHousehold question, CancellationToken ct)
    {
        if (await sight.FamilyOf(question.HouseholdId, ct) is not { Masking: not Masking.Hidden } family)
        {
            await audit.Denied(question, Permissions.ViewHousehold, ct);
            return null;
        }
        var full = family.Masking == Masking.Full;
        var place = full ? await db.Find<Place>("SELECT line1, line2, town, postcode, imd_decile FROM families_household WHERE id = @KeptId", new { family.KeptId }, ct) : null;
        audit.Saw(family.Members.Select(m => m.PersonId));
        return new(family.KeptId, family.Name, family.Masking, place?.InOneLine, place?.Postcode, family.Area, place?.ImdDecile, full ? family.NeighbourhoodId : null,
            family.IsShown ? [.. family.Members.Select(m => Printed(m, family))] : []); // an invitation shows the name, not that a child is expected
    }

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/families/households/{HouseholdId}", async ([AsParameters] GetHousehold question, ISend send, CancellationToken ct) =>
            Results.Ok(await send.Ask(question, ct) ?? throw new NotFound("This household")));

    private GetHousehold.Member Printed(Sight.Member member, Sight.Family family) => new(
        member.PersonId, member.Name(family.Masking), family.Masking, Codes.Role.GetValueOrDefault(member.Role, "other"), member.Age(family.Masking, clock.Today()),
        member.LivesHere.ToLowerInvariant(), member.InterpreterNeeded, member.Language);

    private sealed record Place(string? Line1, string? Line2, string? Town, string? Postcode, int? ImdDecile)
    {
        internal string? InOneLine =>
            string.Join(", ", new[] { Line1, Line2, Town, Postcode }.Where(l => !string.IsNullOrEmpty(l))) is { Length: > 0 } line ? line : null;
    }
}
