using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.People;
using Neighbourhood.Kernel;

namespace Neighbourhood.Modules.PeerSupport.Talks;

/// <summary>A family whose details are hard to find: names that are words, of one letter, with apostrophes and marks; and the ways in which people write them to somebody who should not know.</summary>
internal sealed record HostileFamily(string First, string Surname, string Line, string Postcode, string Phone, string Email)
{
    private static readonly string[] Surnames =
        ["Okafor", "O’Brien", "D'Arcy", "Ó Súilleabháin", "Nuñez-Łaski", "Li", "Ng", "O", "E", "Swan", "Frost", "Rainbow", "van der Berg", "Müller", "Ødegård", "李", "Mc Donald"];

    private static readonly string[] Digits = ["oh", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

    private static readonly string[] Around = ["hello", "we are so tired,", "and", "7 weeks", "Thank you!", "the nights are hard;", "she sleeps", "…", "😀", "at 3", "\n"];

    internal static Gen<HostileFamily> Any { get; } =
        from first in Gen.Elements("Amara", "Siân", "Jo-Anne", "Xi")
        from surname in Gen.Elements(Surnames)
        from line in Gen.Elements("4 Harbour Lane", "Flat 2b, 17 Café Row", "The Old Forge")
        from postcode in Gen.Elements("ZH1 1AA", "W1T 4QZ", "EC1A 1BB")
        from phone in Gen.Elements("07700 900123", "01632 960712", "+44 7700 900982")
        from email in Gen.Elements("a.o@example.org", "my.name@demo.example", "x-y_z@post.co.uk")
        select new HostileFamily(first, surname, line, postcode, phone, email);

    /// <summary>One of its details as somebody might write it.</summary>
    internal Gen<string> Written => Gen.OneOf(Gen.Elements(Names().ToArray()), Gen.Elements(Places().ToArray()), Gen.Elements(Numbers().ToArray()), Gen.Elements(Emails().ToArray()));

    /// <summary>The same within other words.</summary>
    internal Gen<(string Text, string Detail)> Said =>
        from before in Gen.Elements(Around).ListOf().Where(w => w.Count < 5)
        from detail in Written
        from after in Gen.Elements(Around).ListOf().Where(w => w.Count < 5)
        select ($"{string.Join(' ', before)} {detail} {string.Join(' ', after)}", detail);

    /// <summary>What Families answers of it: the real rule over what it would keep.</summary>
    internal IReadOnlyList<GetDetailsIn.Part> In(string text) =>
        Details.In(text, Details.Of([Surname], [Line], [Postcode], [(Phone, Country(Phone)), (Email, null)]));

    /// <summary>What of it a text says all the same.</summary>
    internal IEnumerable<string> SaidIn(string text)
    {
        var (folded, squeezed) = ($" {Folded.Text(text)} ", Folded.Postcode(text));
        // A name of one letter is looked for as it would be said: behind another.
        var name = Folded.Text(Surname);
        if (name.Length == 1 && char.IsAscii(name[0]) ? Regex.IsMatch(text, $@"\b(Mrs|{Regex.Escape(First)})\s+{Surname}\b", RegexOptions.None, TimeSpan.FromSeconds(1)) : folded.Contains($" {name} ", StringComparison.Ordinal)) yield return Surname;
        if (folded.Contains(Folded.Text(Line), StringComparison.Ordinal)) yield return Line;
        if (squeezed.Contains(Folded.Postcode(Postcode), StringComparison.Ordinal)) yield return Postcode;
        if (squeezed.Contains(Country(Phone)[2..], StringComparison.Ordinal)) yield return Phone;
        if (text.Contains(Email, StringComparison.OrdinalIgnoreCase)) yield return Email;
    }

    private IEnumerable<string> Names()
    {
        yield return $"{First} {Surname}";
        yield return $"Mrs {Surname}";
        if (Folded.Text(Surname).Length == 1) yield break;
        yield return Surname;
        yield return Surname.ToUpper(CultureInfo.InvariantCulture);
        yield return Surname.ToLower(CultureInfo.InvariantCulture);
        yield return Surname.Normalize(NormalizationForm.FormD);
        if (Surname.Length < 4) yield break;
        yield return Surname.Replace('’', '\'').Replace('\'', '‘');
        yield return string.Join(' ', Surname.Where(char.IsLetter));
        yield return string.Join('.', Surname.Where(char.IsLetter));
        if (Surname.All(char.IsLetter)) yield return $"{First}{Surname}";
    }

    private IEnumerable<string> Places()
    {
        yield return Line;
        yield return Line.ToUpperInvariant();
        yield return Line.Replace(" ", "   ", StringComparison.Ordinal);
        yield return Line.Replace(" ", " - ", StringComparison.Ordinal);
        foreach (var typed in new[] { Postcode, Postcode.ToLowerInvariant(), Postcode.Replace(" ", "", StringComparison.Ordinal), Postcode.Replace(" ", "  -  ", StringComparison.Ordinal) }) yield return typed;
        var letters = Postcode.Where(char.IsLetterOrDigit).ToArray();
        yield return string.Join(' ', letters);
        yield return string.Join('.', letters);
        yield return string.Join(", ", letters);
    }

    private IEnumerable<string> Numbers()
    {
        var digits = $"0{Country(Phone)[2..]}";
        yield return Phone;
        yield return digits;
        yield return $"+44 (0) {digits[1..5]}/{digits[5..8]}-{digits[8..]}";
        yield return string.Join(' ', digits.ToCharArray());
        yield return string.Join('.', digits.ToCharArray());
        yield return $"{digits[..5]} then {digits[5..8]} and {digits[8..]}";
        yield return string.Join(' ', digits.Select(d => Digits[d - '0']));
        yield return $"{string.Join('-', digits[..6].Select(d => Digits[d - '0']))}, {digits[6..]}";
        yield return string.Concat(digits.Select(d => (char)('\u0660' + (d - '0'))));
        yield return $"the last six are {digits[^6..]}";
    }

    private IEnumerable<string> Emails()
    {
        yield return Email;
        yield return Email.ToUpperInvariant();
        yield return Email.Replace("@", " @ ", StringComparison.Ordinal);
        yield return Email.Replace("@", " (at) ", StringComparison.Ordinal);
        yield return Email.Replace("@", "[at]", StringComparison.Ordinal).Replace(".", "[dot]", StringComparison.Ordinal);
        yield return Email.Replace("@", " at ", StringComparison.Ordinal).Replace(".", " dot ", StringComparison.Ordinal);
    }

    private static string Country(string phone) => Folded.Digits(phone) is ['4', '4', ..] whole ? whole : $"44{Folded.Digits(phone)[1..]}";
}
