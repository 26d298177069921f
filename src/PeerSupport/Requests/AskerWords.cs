using System.Globalization;
using System.Text;
using Microsoft.Extensions.Localization;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Requests;

/// <summary>What somebody wrote on the public page (form F7): a first name, what they would like, and a safe way and time; the rest may be left out.</summary>
internal sealed record AskerWords(
    string? FirstName, AskerAge? Age, bool? Pregnant, IReadOnlyList<Want> Wants, IReadOnlyList<Topic> About, Channel? Channel, string? Postcode, ReachWay? By, string? Reach, string? SafeWhen, string? Language,
    string? Prefer, string? Avoid, bool? ShareAgreed, string? PreferSex = null, string? PreferAge = null, string? PreferNear = null)
{
    internal const int LongestName = 70;
    internal const int LongestPostcode = 10;
    internal const int LongestReach = 150;
    internal const int LongestWhen = 100;
    internal const int LongestText = 200;
    internal const int LongestLanguage = 50;

    /// <summary>As it is kept: on one line, without what cannot be seen; what was left empty is left out.</summary>
    internal AskerWords Cleaned() => this with
    {
        FirstName = Clean(FirstName),
        Postcode = Clean(Postcode)?.ToUpperInvariant(),
        Reach = Clean(Reach),
        SafeWhen = Clean(SafeWhen),
        Language = Clean(Language),
        Prefer = Clean(Prefer),
        Avoid = Clean(Avoid),
        PreferSex = Clean(PreferSex),
        PreferAge = Clean(PreferAge),
        PreferNear = Clean(PreferNear),
    };

    /// <summary>The same for one number or address however it is written.</summary>
    internal string ReachKey => By == ReachWay.Email ? Reach!.ToUpperInvariant() : Folded.Digits(Reach!) is { Length: > 10 } digits ? digits[^10..] : Folded.Digits(Reach!);

    /// <exception cref="Refused">With every reason, in the words of the page.</exception>
    internal void Check(IStringLocalizer<Texts> says) => new Refusals()
        .If(Wants.Count == 0, nameof(Wants), says["Wrong_Wants"])
        .If(About.Count == 0, nameof(About), says["Wrong_About"])
        .If(Channel is null, nameof(Channel), says["Wrong_Channel"])
        .If(FirstName?.Length > LongestName, nameof(FirstName), says["Wrong_Long", LongestName])
        .If(Age is not { } age || !Enum.IsDefined(age), nameof(Age), says["Wrong_Age"])
        .If(Pregnant is null, nameof(Pregnant), says["Wrong_Pregnant"])
        .If(By is not { } by || !Enum.IsDefined(by), nameof(By), says["Wrong_By"])
        .If(!Reaches(), nameof(Reach), says[By switch { ReachWay.Email => "Wrong_Email", null => "Wrong_Reach", _ => "Wrong_Phone" }])
        .If(SafeWhen is null, nameof(SafeWhen), says["Wrong_SafeWhen"])
        .If(SafeWhen?.Length > LongestWhen, nameof(SafeWhen), says["Wrong_Long", LongestWhen])
        .If(Postcode?.Length > LongestPostcode, nameof(Postcode), says["Wrong_Postcode"])
        .If(Language?.Length > LongestLanguage, nameof(Language), says["Wrong_Long", LongestLanguage])
        .If(Prefer?.Length > LongestText, nameof(Prefer), says["Wrong_Long", LongestText])
        .If(Avoid?.Length > LongestText, nameof(Avoid), says["Wrong_Long", LongestText])
        .If(!F7.Has(F7.Sexes, PreferSex), nameof(PreferSex), says["Wrong_Choice"])
        .If(!F7.Has(F7.Ages, PreferAge), nameof(PreferAge), says["Wrong_Choice"])
        .If(!F7.Has(F7.Near, PreferNear), nameof(PreferNear), says["Wrong_Choice"])
        .If(ShareAgreed is null, nameof(ShareAgreed), says["Wrong_ShareAgreed"])
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

/// <summary>Keeps what somebody wrote so that nobody reads it in the database: a line for each answer, so that the longest that the form takes fits into its column in any script.</summary>
internal sealed class AskedVault(DigestKey key) : Locker(key, "peersupport: what somebody wrote on the public page")
{
    /// <param name="words">Cleaned: no answer has a line break.</param>
    internal string Close(Guid id, AskerWords words) => Close(id, Encoding.UTF8.GetBytes(string.Join('\n',
        words.FirstName, words.Age, words.Pregnant, Codes.Of(words.Wants), Codes.Of(words.About), words.Channel, words.Postcode, words.By, words.Reach, words.SafeWhen, words.Language, words.Prefer, words.Avoid,
        words.ShareAgreed, words.PreferSex, words.PreferAge, words.PreferNear)));

    /// <summary>Null once it is emptied.</summary>
    internal AskerWords? Read(Guid id, string? closed) =>
        Open(id, closed) is { } open && Encoding.UTF8.GetString(open).Split('\n') is [var first, var age, var pregnant, var wants, var about, var channel, var postcode, var by, var reach, var when, var language, var prefer, var avoid, var share, var sex, var years, var near]
            ? new(Text(first), Enum.Parse<AskerAge>(age), bool.Parse(pregnant), Codes.Read<Want>(wants), Codes.Read<Topic>(about), Enum.Parse<Channel>(channel), Text(postcode), Enum.Parse<ReachWay>(by), Text(reach), Text(when),
                Text(language), Text(prefer), Text(avoid), bool.Parse(share), Text(sex), Text(years), Text(near))
            : null;

    internal string DigestOf(string text) => Digest(text);

    private static string? Text(string line) => line.Length == 0 ? null : line;
}
