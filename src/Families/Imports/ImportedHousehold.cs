using System.Globalization;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Households;
using Neighbourhood.Families.People;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Imports;

/// <summary>The lines of one household read as form F1 and who else lives there; what is wrong, line by line; which numbers will be set aside.</summary>
internal sealed class ImportedHousehold
{
    private static readonly string[] Days = ["yyyy-MM-dd", "d/M/yyyy"];
    private static readonly string[] Months = ["yyyy-MM", "M/yyyy"];
    private readonly Dictionary<int, string> _wrong = [];
    private readonly List<Member> _members = [];

    private ImportedHousehold() { }

    /// <summary>Null where something is wrong.</summary>
    internal RegisterFamily? Form { get; private set; }

    /// <summary>The grown-ups but the first, each with a role as it is kept.</summary>
    internal IReadOnlyList<Member> Others => [.. Grown.Skip(1)];

    internal IReadOnlyList<Member> Members => _members;

    /// <summary>What must be mended, by line.</summary>
    internal IReadOnlyDictionary<int, string> Wrong => _wrong;

    private IEnumerable<Member> Grown => _members.Where(m => m.Role != "Child");

    internal static ImportedHousehold Read(IReadOnlyList<(int Line, IReadOnlyDictionary<string, string> Cells)> lines, Guid? organisation, DateOnly today, Func<Guid> newId)
    {
        var household = new ImportedHousehold();
        foreach (var (line, cells) in lines) household.Add(line, new Cells(cells), today, newId);
        if (household.Grown.FirstOrDefault() is not { } first)
        {
            household._wrong.TryAdd(lines[0].Line, $"{ImportColumns.Role}: one line of the household must be a grown-up");
            return household;
        }
        household.Fill(first, organisation, today, newId());
        return household;
    }

    private void Add(int line, Cells cells, DateOnly today, Func<Guid> newId)
    {
        var role = Codes.Role.Keys.FirstOrDefault(r => r != "UnbornChild" && string.Equals(r, cells.Text(ImportColumns.Role), StringComparison.OrdinalIgnoreCase));
        var born = Born(cells.Text(ImportColumns.Born));
        var person = new RegisterFamily.Person(newId(), cells.Text(ImportColumns.FirstName), cells.Text(ImportColumns.FamilyName),
            cells.Text(ImportColumns.FamilyName) is null && role != "Child", born?.Day, born?.MonthOnly ?? true, cells.Text(ImportColumns.Language),
            cells.Yes(ImportColumns.Interpreter), null, cells.Text(ImportColumns.NhsNumber), cells.Yes(ImportColumns.Traced) == true);
        _members.Add(new(line, role ?? "Other", person, cells.Yes(ImportColumns.Restricted) == true, cells));
        string? wrong = role is null ? $"{ImportColumns.Role}: write mother, father, carer, partner, grandparent, sibling, lodger, child or other"
            : cells.NotYesOrNo() is { } column ? $"{column}: write yes or no, or leave it empty"
            : born is null && cells.Text(ImportColumns.Born) is not null ? $"{ImportColumns.Born}: write a day like 2024-04-30, or a month like 2024-04"
            : born?.Day > today ? $"{ImportColumns.Born}: the day must be today or earlier" : null;
        if (wrong is not null) _wrong.TryAdd(line, wrong);
    }

    private void Fill(Member first, Guid? organisation, DateOnly today, Guid householdId)
    {
        var cells = first.Cells;
        var children = _members.Where(m => m.Role == "Child").ToList();
        var tell = cells.Text(ImportColumns.MayTell)?.ToLowerInvariant();
        if (tell is not (null or "yes" or "no" or "later")) _wrong.TryAdd(first.Line, $"{ImportColumns.MayTell}: write yes, no or later");
        var (phone, email, line1) = (cells.Text(ImportColumns.Phone), cells.Text(ImportColumns.Email), cells.Text(ImportColumns.Line1));
        var (by, value) = phone is not null ? (RegisterFamily.ReachBy.Phone, phone) : email is not null ? (RegisterFamily.ReachBy.Email, email) : (RegisterFamily.ReachBy.Letter, line1);
        var form = new RegisterFamily(
            householdId, first.Person, cells.Text(ImportColumns.Postcode), cells.Yes(ImportColumns.NoFixedAddress) == true, new(by, value, cells.Yes(ImportColumns.Safe)),
            tell switch { "yes" => RegisterFamily.Telling.Yes, "no" => RegisterFamily.Telling.No, _ => RegisterFamily.Telling.AskLater }, [RoleOf(first.Role)],
            [.. children.Select(c => c.Person)], new(line1, cells.Text(ImportColumns.Line2), cells.Text(ImportColumns.Town)), null, true, "import", organisation);
        try
        {
            FormF1.Check(form, today);
        }
        catch (Refused refused)
        {
            foreach (var reason in refused.Reasons) Said(reason, first, children);
        }
        foreach (var other in Others)
            if (!Names.IsName(other.Person.FirstName) || !(other.Person.OnlyOneName || Names.IsName(other.Person.FamilyName)) || other.Person.Language?.Length > 50)
                _wrong.TryAdd(other.Line, $"{(!Names.IsName(other.Person.FirstName) ? ImportColumns.FirstName : other.Person.Language?.Length > 50 ? ImportColumns.Language : ImportColumns.FamilyName)}: {FormF1.Name}");
        foreach (var child in children.Where(c => c.Person.Language?.Length > 50)) _wrong.TryAdd(child.Line, $"{ImportColumns.Language}: write 50 characters or fewer");
        if (_wrong.Count == 0) Form = form;
    }

    /// <summary>A reason of the form, by the column that it is about, on the line of whom it is about.</summary>
    private void Said(Refused.Reason reason, Member first, List<Member> children)
    {
        var child = reason.Input.StartsWith("Children[", StringComparison.Ordinal) && int.TryParse(reason.Input["Children[".Length..reason.Input.IndexOf(']', StringComparison.Ordinal)], NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            ? children[at] : null;
        var column = reason.Input[(reason.Input.LastIndexOf('.') + 1)..] switch
        {
            "FirstName" => ImportColumns.FirstName,
            "FamilyName" => ImportColumns.FamilyName,
            "Born" => ImportColumns.Born,
            "Language" => ImportColumns.Language,
            "Postcode" => ImportColumns.Postcode,
            "Line1" => ImportColumns.Line1,
            "Line2" => ImportColumns.Line2,
            "Town" => ImportColumns.Town,
            "Reach" => ImportColumns.Phone,
            _ => ImportColumns.Household,
        };
        var says = reason.Text == FormF1.LetterMissing ? "Give a phone, an email or the first line of an address" : reason.Text;
        _wrong.TryAdd((child ?? first).Line, $"{column}: {says}");
    }

    private static (DateOnly Day, bool MonthOnly)? Born(string? text) =>
        text is null ? null
        : DateOnly.TryParseExact(text, Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? (day, false)
        : DateOnly.TryParseExact(text, Months, CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) ? (month, true)
        : null;

    private static RegisterFamily.Role RoleOf(string role) => role switch
    {
        "Mother" => RegisterFamily.Role.Mum,
        "Father" => RegisterFamily.Role.Dad,
        "Carer" => RegisterFamily.Role.Carer,
        "Grandparent" => RegisterFamily.Role.Grandparent,
        _ => RegisterFamily.Role.Other,
    };

    /// <param name="Role">As it is kept: "Mother", "Child".</param>
    internal sealed record Member(int Line, string Role, RegisterFamily.Person Person, bool Restricted, Cells Cells)
    {
        /// <summary>The number was given and fails its check digit.</summary>
        internal bool SetAside => Person.NhsNumber is not null && NhsNumber.Read(Person.NhsNumber) is null;

        internal string? Reference => Cells.Text(ImportColumns.Person);
    }

    /// <summary>The cells of a line by their columns.</summary>
    internal sealed class Cells(IReadOnlyDictionary<string, string> values)
    {
        private static readonly string[] YesOrNo = [ImportColumns.Restricted, ImportColumns.Traced, ImportColumns.Interpreter, ImportColumns.NoFixedAddress, ImportColumns.Safe];

        internal string? Text(string column) => values.GetValueOrDefault(column);

        internal bool? Yes(string column) => Text(column)?.ToLowerInvariant() switch
        {
            "yes" or "y" or "true" or "1" => true,
            "no" or "n" or "false" or "0" => false,
            _ => null,
        };

        /// <summary>The first column of yes or no that says something else.</summary>
        internal string? NotYesOrNo() => YesOrNo.FirstOrDefault(c => Text(c) is not null && Yes(c) is null);
    }
}
