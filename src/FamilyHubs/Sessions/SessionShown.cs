namespace Neighbourhood.FamilyHubs.Sessions;

/// <summary>How a session is shown: colours and words.</summary>
internal static class SessionShown
{
    /// <summary>Why a session is not on, as <c>SessionCancelled</c> tells it, with the words of the form.</summary>
    internal static IReadOnlyDictionary<string, string> Reasons { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["staff"] = "Nobody to lead it",
        ["building"] = "The building or room cannot be used",
        ["weather"] = "Weather",
        ["numbers"] = "Too few families",
        ["other"] = "Something else",
    };

    internal static string Reason(string? code) => code is not null && Reasons.TryGetValue(code, out var says) ? says : "Something else";

    /// <summary>Whether anything of it may still be changed: topic and notes to the end of its register, the rest until it begins.</summary>
    internal static bool MayChange(SessionStatus status) => status is SessionStatus.Planned or SessionStatus.Open or SessionStatus.Running or SessionStatus.Held;

    internal static string Colour(SessionStatus status) => status switch
    {
        SessionStatus.Planned => "grey",
        SessionStatus.Open => "blue",
        SessionStatus.Running => "green",
        SessionStatus.Held => "orange",
        SessionStatus.Cancelled => "red",
        _ => "white",
    };
}
