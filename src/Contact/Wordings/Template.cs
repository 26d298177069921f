using System.Text.RegularExpressions;
using Neighbourhood.Contact.Contracts;

namespace Neighbourhood.Contact.Wordings;

/// <summary>In which form a message is written.</summary>
internal enum MessageFormat { Standard, EasyRead }

/// <summary>A message that modules may queue: what it is for, what it is filled with, and its words until an area has its own.</summary>
/// <param name="Says">What it is, for lists and for the page where its words are changed.</param>
/// <param name="Modes">By what it may travel.</param>
/// <param name="Places">What it is filled with; each wording has every one of them.</param>
internal sealed partial record Template(string Code, string Says, MessageKind Kind, IReadOnlyList<ContactMode> Modes, IReadOnlyList<string> Places, IReadOnlyList<Variant> Variants)
{
    /// <summary>Filled by the program: how the person likes to be called, what the service is called here, and how to say no.</summary>
    internal const string FirstName = "first name";
    internal const string Service = "service";
    internal const string SayNo = "say no";

    /// <summary>As a filled-in example, so that it can be read and measured.</summary>
    internal static IReadOnlyDictionary<string, string> Samples { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [FirstName] = "Sam",
        [Service] = "Community connections",
        [SayNo] = "Tell anyone at your family hub",
        ["day"] = "Tuesday 4 March",
        ["time"] = "10am",
        ["place"] = "the family hub",
        ["group"] = "Stay and play",
        ["why"] = "you have a child under five",
    };

    /// <summary>The variant of that code; the first where none is asked for.</summary>
    internal Variant Variant(string? code) => code is null ? Variants[0] : Variants.FirstOrDefault(v => v.Code == code)
        ?? throw new InvalidOperationException($"The template {Code} has no variant {code}.");

    /// <summary>The places that a text names, in order.</summary>
    internal static IReadOnlyList<string> PlacesIn(string text) => [.. Place().Matches(text).Select(m => m.Groups["name"].Value).Distinct(StringComparer.Ordinal)];

    /// <summary>The text with its places filled; what has no value stays as it stands.</summary>
    internal static string Fill(string text, IReadOnlyDictionary<string, string> values) =>
        Place().Replace(text, m => values.TryGetValue(m.Groups["name"].Value, out var value) ? value : m.Value);

    [GeneratedRegex(@"\{(?<name>[a-z][a-z ]*)\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Place();
}

/// <summary>One way to say it.</summary>
/// <param name="Subject">The subject of an e-mail and the heading of a letter: it says nothing that must not stand on a screen that others see.</param>
internal sealed record Variant(string Code, string Subject, string Body, string EasyRead);
