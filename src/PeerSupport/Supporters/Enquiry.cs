using System.Text.Json;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Supporters;

/// <summary>How somebody who would like to volunteer is best answered.</summary>
internal enum AnswerBy { Phone, Text, Email }

/// <summary>What somebody wrote who would like to volunteer: sealed, and gone when they have an account or go no further.</summary>
internal sealed record Enquiry(string? Name, AnswerBy? By, string? Reach, string? About)
{
    internal const int LongestName = 100;
    internal const int LongestReach = 200;
    internal const int LongestAbout = 1000;

    internal Enquiry Cleaned() => this with { Name = Clean(Name), Reach = Clean(Reach), About = Clean(About) };

    /// <exception cref="Refused">With every reason, by the names of the form's inputs.</exception>
    internal void Check(Refusals? with = null) => (with ?? new Refusals())
        .Text(Name, nameof(Name), LongestName, "Enter a name")
        .If(By is not { } by || !Enum.IsDefined(by), nameof(By), "Choose how to answer")
        .If(!Reaches(), nameof(Reach), By switch
        {
            AnswerBy.Email => "Enter an email address in the correct format, like name@example.com",
            AnswerBy.Phone or AnswerBy.Text => "Enter a telephone number, like 01632 960001",
            _ => "Enter a telephone number or an email address",
        })
        .Text(About, nameof(About), LongestAbout)
        .Throw();

    internal static string Label(AnswerBy by) => by switch { AnswerBy.Phone => "Telephone", AnswerBy.Text => "Text message", _ => "Email" };

    private bool Reaches() => Reach is { Length: <= LongestReach } reach && By switch
    {
        AnswerBy.Email => IsEmail(reach),
        AnswerBy.Phone or AnswerBy.Text => IsNumber(reach),
        _ => IsEmail(reach) || IsNumber(reach),
    };

    private static bool IsEmail(string reach) => reach.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && at < reach.Length - 1 && !reach.Contains(' ', StringComparison.Ordinal);

    private static bool IsNumber(string reach) => Folded.Digits(reach).Length is >= 7 and <= 15;

    private static string? Clean(string? text)
    {
        if (text is null) return null;
        var line = string.Join(' ', string.Concat(text.Select(letter => char.IsWhiteSpace(letter) || char.IsControl(letter) ? ' ' : letter)).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return line.Length == 0 ? null : line;
    }
}

/// <summary>Keeps what volunteers write of themselves, and the numbers of their checks, where nobody reads it in the database.</summary>
internal sealed class SupporterVault(DigestKey key) : Locker(key, "peer support: volunteers")
{
    internal string Close(Guid id, Enquiry enquiry) => Close(id, JsonSerializer.SerializeToUtf8Bytes(enquiry));

    /// <summary>Null where it was emptied.</summary>
    internal Enquiry? Enquiry(Guid id, string? closed) => Open(id, closed) is { } open ? JsonSerializer.Deserialize<Enquiry>(open) : null;

    internal string CloseNumber(Guid id, string number) => Close(id, System.Text.Encoding.UTF8.GetBytes(number));

    internal string? Number(Guid id, string? closed) => Open(id, closed) is { } open ? System.Text.Encoding.UTF8.GetString(open) : null;
}
