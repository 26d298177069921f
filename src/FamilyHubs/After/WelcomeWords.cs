using Neighbourhood.Contact.Contracts;

namespace Neighbourhood.FamilyHubs.After;

/// <summary>What the pages of a welcome say.</summary>
internal static class WelcomeWords
{
    internal static readonly IReadOnlyList<(WelcomeCode Code, string Words)> Codes =
    [
        (WelcomeCode.Spoke, "We spoke"),
        (WelcomeCode.CameIn, "They came in"),
        (WelcomeCode.LeftMessage, "I left a message"),
        (WelcomeCode.NotReached, "I did not reach them: keep it on the list"),
        (WelcomeCode.DoesNotWant, "They do not want to hear from us"),
    ];

    /// <summary>The line that the list shows after something was recorded; null where nothing was.</summary>
    internal static string? Said(string? code) => code switch
    {
        "done" => "The welcome is recorded.",
        "queued" => "The welcome is recorded and the message will be sent.",
        "again" => "Recorded. The family stays on the list.",
        nameof(ContactRefusal.Hold) => "The welcome is recorded. No message is sent: contact with this family is held.",
        nameof(ContactRefusal.NoSafeWay) or nameof(ContactRefusal.RestrictedNotSafe) => "The welcome is recorded. No message is sent: there is no safe way to reach them.",
        nameof(ContactRefusal.NeedsVersion) => "The welcome is recorded. The message waits for a version that they can read.",
        nameof(ContactRefusal.Objection) => "The welcome is recorded. No message is sent: they asked not to be written to.",
        null or "" => null,
        _ => "The welcome is recorded. No message is sent.",
    };
}
