using System.Globalization;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Matching;

/// <summary>Two records side by side: what each has, where they differ, and what speaks for one person or for two. A rule, without a database.</summary>
internal static class Comparison
{
    /// <summary>What one record has.</summary>
    /// <param name="Held">It is kept apart until the two are compared.</param>
    internal sealed record Side(
        Guid PersonId, string FirstName, string? PreferredName, string? FamilyName, DateOnly? Born, bool MonthOnly, string? NhsNumber, string NhsStatus, string? Language,
        bool Restricted, DateOnly? DeceasedOn, bool Held, IReadOnlyList<string> Addresses, IReadOnlyList<string> Reach, IReadOnlyList<string> Family);

    internal sealed record Row(string What, string One, string Other, bool Differs);

    internal static IReadOnlyList<Row> Rows(Side one, Side other)
    {
        List<(string What, string? One, string? Other)> rows =
        [
            ("First name", one.FirstName, other.FirstName),
            ("Family name", one.FamilyName, other.FamilyName),
            ("Likes to be called", one.PreferredName, other.PreferredName),
            ("Born", Born(one), Born(other)),
            ("NHS number", Number(one), Number(other)),
            ("Address", Lines(one.Addresses), Lines(other.Addresses)),
            ("Ways to reach them", Lines(one.Reach), Lines(other.Reach)),
            ("In the same family", Lines(one.Family), Lines(other.Family)),
            ("Language", one.Language, other.Language),
            ("Restricted", one.Restricted && !one.Held ? "Yes" : null, other.Restricted && !other.Held ? "Yes" : null),
            ("Died", Day(one.DeceasedOn), Day(other.DeceasedOn)),
        ];
        return [.. rows.Where(r => r.One is not null || r.Other is not null)
            .Select(r => new Row(r.What, r.One ?? "Not known", r.Other ?? "Not known", r.One is not null && r.Other is not null && Folded.Text(r.One) != Folded.Text(r.Other)))];
    }

    internal static IReadOnlyList<string> For(Side one, Side other, MatchedBy by)
    {
        var says = by.Words().Select(w => Capital(w.Says)).ToList();
        if (Likeness.Of(Folded.Text(one.FirstName), Folded.Text(other.FirstName)) >= Likeness.WorthALook) says.Add("The same first name, or nearly");
        if (one.Family.Select(Folded.Text).Intersect(other.Family.Select(Folded.Text), StringComparer.Ordinal).Any()) says.Add("Somebody of the same name in both families");
        return says;
    }

    internal static IReadOnlyList<string> Against(Side one, Side other, bool saidOther)
    {
        var says = new List<string>();
        if (OtherNumbers([one], [other])) says.Add("Two different verified NHS numbers");
        if (one is { Born: { } a, MonthOnly: false } && other is { Born: { } b, MonthOnly: false } && a != b) says.Add("Different days of birth");
        if (Likeness.Of(Folded.Text(one.FirstName), Folded.Text(other.FirstName)) < 0.8) says.Add("Different first names");
        if (one.Family.Intersect(other.Family, StringComparer.Ordinal).Any() && one.Addresses.Intersect(other.Addresses, StringComparer.Ordinal).Any())
            says.Add("They live in one family, where both may be known: siblings, or parent and child");
        if (saidOther) says.Add("The worker who registered them looked, and said that it is somebody else");
        return says;
    }

    /// <summary>Two numbers that a trace gave are two people's: the records are not joined while both stand.</summary>
    internal static bool OtherNumbers(IEnumerable<Side> ones, IEnumerable<Side> others) =>
        ones.Concat(others).Where(s => s.NhsStatus == People.NhsNumber.Traced && s.NhsNumber is not null).Select(s => s.NhsNumber).Distinct(StringComparer.Ordinal).Count() > 1;

    internal static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static string? Born(Side side) => side.Born?.ToString(side.MonthOnly ? "MMMM yyyy" : "d MMMM yyyy", CultureInfo.GetCultureInfo("en-GB"));

    private static string? Day(DateOnly? day) => day?.ToString("d MMMM yyyy", CultureInfo.GetCultureInfo("en-GB"));

    private static string? Number(Side side) => side.NhsNumber is { } number
        ? $"{People.NhsNumber.Show(number)} ({People.NhsNumber.Statuses.GetValueOrDefault(side.NhsStatus, side.NhsStatus).ToLowerInvariant()})" : null;

    private static string? Lines(IReadOnlyList<string> lines) => lines.Count == 0 ? null : string.Join("; ", lines);
}
