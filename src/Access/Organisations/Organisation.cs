using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Access.Organisations;

/// <summary>What an organisation must be like, whoever enters it.</summary>
internal sealed record Organisation(string Name, string FoldedName, OrganisationType Type, Sector? Sector, string? Ods, string? Charity)
{
    /// <exception cref="Refused">With every input that is wrong.</exception>
    internal static Organisation Read(string? name, OrganisationType? type, Sector? sector, string? odsCode, string? charityNumber)
    {
        var folded = Folded.Text(name);
        var (ods, charity) = (odsCode?.Trim().ToUpperInvariant(), charityNumber?.Trim());
        new Refusals()
            .Text(name, "Name", 200, "Enter the organisation's name")
            .If(name?.Trim().Length is > 0 && folded.Length is 0 or > 400, "Name", "Enter a name in letters, shorter than this one")
            .If(type is not { } known || !Enum.IsDefined(known), "Type", "Choose what kind of organisation it is")
            .If(sector is { } works && !Enum.IsDefined(works), "Sector", "Choose a sector from the list")
            .If(ods is { Length: > 0 } && (ods.Length is < 3 or > 10 || !ods.All(char.IsAsciiLetterOrDigit)), "OdsCode", "Enter an ODS code of 3 to 10 letters and digits, like P84001")
            .If(charity is { Length: > 0 } && (charity.Length is < 6 or > 12 || !charity.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')), "CharityNumber", "Enter a charity number like 1123456, SC012345 or 1123456-1")
            .Throw();
        return new(name!.Trim(), folded, type!.Value, sector, string.IsNullOrEmpty(ods) ? null : ods, string.IsNullOrEmpty(charity) ? null : charity);
    }

    /// <exception cref="Refused">Another organisation is called so.</exception>
    internal async Task IsTheOnlyOne(Db db, Guid id, CancellationToken ct)
    {
        if (await db.Find<int>("SELECT COUNT(*) FROM access_organisation WHERE folded_name = @FoldedName AND id <> @id", new { FoldedName, id }, ct) > 0)
            throw new Refused("Name", "There is an organisation of this name: use that one, or enter another name");
    }
}
