using System.Text;
using Neighbourhood.PeerSupport.Requests;

namespace Neighbourhood.PeerSupport.Matches;

/// <summary>Codes in the words of the pages about matches.</summary>
internal static class MatchWords
{
    internal static string Label(Want want) => want switch
    {
        Want.SomeoneToTalkTo => "Someone to talk to",
        Want.BeenThroughIt => "Someone who has been through it",
        Want.Practical => "Practical help",
        _ => "A group",
    };

    internal static string Label(Channel channel) => channel switch
    {
        Channel.MaskedCall => "Calls, with both numbers hidden",
        Channel.Text => "Messages",
        Channel.Video => "Video",
        Channel.Walk => "A walk",
        _ => "Meeting at a family hub",
    };

    internal static string Label(Said? said) => said switch { Said.Yes => "Yes", Said.No => "No", _ => "No answer yet" };

    internal static string Label(EndCode code) => code switch
    {
        EndCode.GoalMet => "What was wanted is reached",
        EndCode.WantedToStop => "One of the two wanted to stop",
        EndCode.NoContact => "They were not in touch",
        EndCode.SteppedUp => "Something more was needed",
        EndCode.Unsuitable => "It did not suit",
        _ => "Ended",
    };

    /// <summary>What the parent would rather have, for the coordinator.</summary>
    internal static string Preferences(Candidates.Sought sought) => string.Join(", ", new[]
    {
        sought.PreferLanguage is { } language ? $"somebody who speaks {language}" : null, sought.PreferSex switch { "Female" => "a woman", "Male" => "a man", var other => Says("sex", other) },
        sought.PreferAge switch { "about-mine" => "somebody of about their own age", "younger" => "somebody younger", "older" => "somebody older", var other => Says("age", other) },
        Says("faith", sought.PreferFaith),
        sought.PreferNear is null ? null : sought.PreferNear == "far" ? "not from near by" : "from near by",
    }.OfType<string>());

    /// <summary>"WeekdayMorning,Evening": "weekday morning, evening".</summary>
    internal static string Free(string codes) => string.Join(", ", codes.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Spoken)) is { Length: > 0 } said ? said : "Not said";

    private static string? Says(string what, string? wish) => wish is null ? null : $"{what}: {wish}";

    private static string Spoken(string code)
    {
        var text = new StringBuilder();
        foreach (var letter in code)
        {
            if (char.IsUpper(letter) && text.Length > 0) text.Append(' ');
            text.Append(char.ToLowerInvariant(letter));
        }
        return text.ToString();
    }
}
