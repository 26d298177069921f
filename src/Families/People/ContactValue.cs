using System.Text.RegularExpressions;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.People;

/// <summary>Numbers, addresses and postcodes as people type them, checked and brought to one shape.</summary>
internal static partial class ContactValue
{
    /// <summary>"+447700900123"; null when it is no telephone number. A number without a country is a British one.</summary>
    internal static string? E164(string? typed)
    {
        var text = typed?.Trim() ?? "";
        if (!TelephoneShape().IsMatch(text)) return null;
        var digits = Folded.Digits(text.Replace("(0)", "", StringComparison.Ordinal));
        if (text.StartsWith('+')) return digits.Length is >= 8 and <= 15 ? $"+{digits}" : null;
        if (digits.StartsWith("00", StringComparison.Ordinal)) return digits.Length is >= 10 and <= 17 ? $"+{digits[2..]}" : null;
        return digits.StartsWith('0') && digits.Length is 10 or 11 ? $"+44{digits[1..]}" : null;
    }

    internal static bool IsMobile(string e164) => e164.StartsWith("+447", StringComparison.Ordinal) || !e164.StartsWith("+44", StringComparison.Ordinal);

    internal static bool IsEmail(string? typed) => typed?.Trim() is { Length: <= 200 } text && EmailShape().IsMatch(text);

    /// <summary>"M33 4ND": upper case, one space; null when it is no postcode.</summary>
    internal static string? Postcode(string? typed)
    {
        var bare = Folded.Postcode(typed).ToUpperInvariant();
        return typed?.Trim().Length <= 12 && PostcodeShape().IsMatch(bare) ? $"{bare[..^3]} {bare[^3..]}" : null;
    }

    /// <summary>What nobody lives at: "no fixed address".</summary>
    internal const string NoFixedAddress = "ZZ99 3VZ";

    /// <summary>The kind of point and the field's preference code.</summary>
    internal static (string Kind, string Code) Kept(RegisterFamily.ReachBy by, string? e164) => by switch
    {
        RegisterFamily.ReachBy.Phone => (e164 is not null && IsMobile(e164) ? "Mobile" : "Phone", "3"),
        RegisterFamily.ReachBy.Text => ("Mobile", "9"),
        RegisterFamily.ReachBy.Email => ("Email", "4"),
        _ => ("Postal", "1"),
    };

    [GeneratedRegex(@"^\+?[0-9 ()\-.]{8,24}$", RegexOptions.CultureInvariant, 100)]
    private static partial Regex TelephoneShape();

    [GeneratedRegex(@"^[^@\s<>]+@[^@\s<>.]+(\.[^@\s<>.]+)+$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 100)]
    private static partial Regex EmailShape();

    [GeneratedRegex("^[A-Z]{1,2}[0-9][A-Z0-9]?[0-9][A-Z]{2}$", RegexOptions.CultureInvariant, 100)]
    private static partial Regex PostcodeShape();
}
