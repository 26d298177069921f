using System.Text.Json;

namespace Neighbourhood.Families.Imports;

/// <summary>A column of a file of households.</summary>
/// <param name="Says">What to write there, for the page that explains it.</param>
internal sealed record ImportColumn(string Name, bool Required, string Says, string Example, string Second = "");

/// <summary>The columns of a file of households: one line for each person, the lines of a household share its id.</summary>
internal static class ImportColumns
{
    internal const string Household = "household_id";
    internal const string Person = "person_id";
    internal const string Role = "role";
    internal const string FirstName = "first_name";
    internal const string FamilyName = "family_name";
    internal const string Born = "date_of_birth";
    internal const string NhsNumber = "nhs_number";
    internal const string Traced = "nhs_number_traced";
    internal const string Restricted = "restricted";
    internal const string Language = "language";
    internal const string Interpreter = "interpreter_needed";
    internal const string Postcode = "postcode";
    internal const string NoFixedAddress = "no_fixed_address";
    internal const string Line1 = "address_line_1";
    internal const string Line2 = "address_line_2";
    internal const string Town = "town";
    internal const string Phone = "phone";
    internal const string Email = "email";
    internal const string Safe = "safe_to_leave_message";
    internal const string MayTell = "may_tell";

    internal static IReadOnlyList<ImportColumn> All { get; } =
    [
        new(Household, true, "What your source calls the household, 1 to 100 characters. Lines with the same id are one household. The same id again, in a later file, changes nothing", "H-1", "H-1"),
        new(Person, false, "What your source calls the person, so that nobody comes twice", "P-1", "P-2"),
        new(Role, true, "mother, father, carer, partner, grandparent, sibling, lodger, child or other. The first grown-up of a household is whom we write to or ring", "mother", "child"),
        new(FirstName, true, "As they are called", "Amber", "Reed"),
        new(FamilyName, false, "Leave empty for a person with only one name; a child without one has the first grown-up's", "Harrowbeck", ""),
        new(Born, false, "2024-04-30 or 30/04/2024; 2024-04 or 04/2024 where only the month is known. A child needs one", "1994-02-11", "2024-04"),
        new(NhsNumber, false, "10 digits. One that fails its check is set aside for correction, and the person is kept", "", "999 000 0018"),
        new(Traced, false, "yes only where your source says that the number was traced", "", "no"),
        new(Restricted, false, "yes where address and full name must be kept from most", "no", "no"),
        new(Language, false, "Their main language", "English", ""),
        new(Interpreter, false, "yes or no; empty for not asked", "no", ""),
        new(Postcode, false, "On the line of the first grown-up. Needed unless there is no fixed address", "ZH1 1AA", ""),
        new(NoFixedAddress, false, "yes where there is none", "", ""),
        new(Line1, false, "On the line of the first grown-up", "1 Cockle Row", ""),
        new(Line2, false, "On the line of the first grown-up", "", ""),
        new(Town, false, "On the line of the first grown-up", "Kestrel Bay", ""),
        new(Phone, false, "On the line of the first grown-up. A phone, an email or the first line of an address is needed", "07700 900123", ""),
        new(Email, false, "On the line of the first grown-up", "", ""),
        new(Safe, false, "yes or no: whether a message may be left; empty for not asked", "yes", ""),
        new(MayTell, false, "yes, no or later: whether midwife, health visitor and GP may be told; empty is later", "later", ""),
    ];

    /// <summary>The file to fill in, with one household that is made up.</summary>
    internal static string Template() => string.Join("\r\n", string.Join(',', All.Select(c => c.Name)), string.Join(',', All.Select(c => c.Example)), string.Join(',', All.Select(c => c.Second)), "");

    /// <summary>Letters and digits alone: "Date of birth" is date_of_birth.</summary>
    internal static string? Known(string header)
    {
        var plain = Plain(header);
        return All.FirstOrDefault(c => Plain(c.Name) == plain)?.Name;
    }

    internal static string Keep(IReadOnlyDictionary<string, string> cells) => JsonSerializer.Serialize(cells);

    internal static IReadOnlyDictionary<string, string> Read(string kept) => JsonSerializer.Deserialize<Dictionary<string, string>>(kept)!;

    private static string Plain(string name) => string.Concat(name.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();
}
