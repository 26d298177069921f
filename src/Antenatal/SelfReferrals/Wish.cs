using System.Globalization;
using Microsoft.Extensions.Localization;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.SelfReferrals;

/// <summary>What somebody wrote on the public page (form F14). How old she is and a safe way and time are asked; the rest may be left out.</summary>
internal sealed record Wish(
    string? FirstName, string? FamilyName, AgeBand? Age, string? Postcode, ReachWay? By, string? Reach, string? SafeWhen, bool Interpreter, string? Language)
{
    internal const int LongestName = 70;
    internal const int LongestPostcode = 10;
    internal const int LongestReach = 200;
    internal const int LongestWhen = 200;
    internal const int LongestLanguage = 50;

    /// <summary>As it is kept: on one line, without what cannot be seen; what was left empty is left out.</summary>
    internal Wish Cleaned() => this with
    {
        FirstName = Clean(FirstName),
        FamilyName = Clean(FamilyName),
        Postcode = Clean(Postcode)?.ToUpperInvariant(),
        Reach = Clean(Reach),
        SafeWhen = Clean(SafeWhen),
        Language = Clean(Language),
    };

    /// <summary>The same for one number or address however it is written: with a country code or without, in capitals or not.</summary>
    internal string ReachKey => By == ReachWay.Email ? Reach!.ToUpperInvariant() : Folded.Digits(Reach!) is { Length: > 10 } digits ? digits[^10..] : Folded.Digits(Reach!);

    /// <exception cref="Refused">With every reason, in the words of the page.</exception>
    internal void Check(IStringLocalizer<Texts> says) => new Refusals()
        .If(FirstName?.Length > LongestName, nameof(FirstName), says["Wrong_Name", LongestName])
        .If(FamilyName?.Length > LongestName, nameof(FamilyName), says["Wrong_Name", LongestName])
        .If(Age is not { } age || !Enum.IsDefined(age), nameof(Age), says["Wrong_Age"])
        .If(Postcode?.Length > LongestPostcode, nameof(Postcode), says["Wrong_Postcode"])
        .If(By is not { } by || !Enum.IsDefined(by), nameof(By), says["Wrong_By"])
        .If(!Reaches(), nameof(Reach), says[By switch { ReachWay.Email => "Wrong_Email", null => "Wrong_Reach", _ => "Wrong_Phone" }])
        .If(SafeWhen is null, nameof(SafeWhen), says["Wrong_SafeWhen"])
        .If(SafeWhen?.Length > LongestWhen, nameof(SafeWhen), says["Wrong_Long", LongestWhen])
        .If(Language?.Length > LongestLanguage, nameof(Language), says["Wrong_Long", LongestLanguage])
        .Throw();

    private bool Reaches() => Reach is { Length: <= LongestReach } reach && By switch
    {
        ReachWay.Email => reach.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && at < reach.Length - 1 && !reach.Contains(' ', StringComparison.Ordinal),
        ReachWay.Phone or ReachWay.Text => Folded.Digits(reach).Length is >= 7 and <= 15,
        _ => true,
    };

    private static string? Clean(string? text)
    {
        if (text is null) return null;
        var seen = string.Concat(text.Select(letter => char.IsWhiteSpace(letter) || IsUnseen(letter) ? ' ' : letter));
        var line = string.Join(' ', seen.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return line.Length == 0 ? null : line;
    }

    /// <summary>Control characters, and those that turn the direction of what stands beside them; joiners inside a word stay, for some scripts need them.</summary>
    private static bool IsUnseen(char letter) => letter is not ('\u200c' or '\u200d')
        && (char.IsControl(letter) || CharUnicodeInfo.GetUnicodeCategory(letter) is UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);
}
