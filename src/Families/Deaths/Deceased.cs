using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Deaths;

/// <summary>What is asked of a person before their death is recorded or corrected.</summary>
internal sealed record Deceased(Guid Id, int Version, DateOnly? DateOfBirth, bool BirthMonthOnly, bool IsUnborn, DateOnly? DeceasedOn)
{
    internal static async Task<Deceased> Of(Db db, Guid personId, CancellationToken ct) => await db.Find<Deceased>("""
        SELECT id, version, date_of_birth, birth_month_only, is_unborn, deceased_on FROM families_person WHERE id = @personId
        """, new { personId }, ct) ?? throw new NotFound("This person");
}
