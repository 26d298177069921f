using System.Text.Json;
using Neighbourhood.Contact.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Contact.Messages;

/// <summary>Where a message stands. Queued, Waits, Sending and ToPost have not ended.</summary>
internal enum MessageState
{
    Queued,
    /// <summary>For a version in another language or format; a task was opened.</summary>
    Waits,
    /// <summary>Past the gate, on its way to the provider: whether it got there is looked up before anything is sent again.</summary>
    Sending,
    /// <summary>A letter that a worker prints and posts.</summary>
    ToPost,
    Sent,
    Delivered,
    Undeliverable,
    Refused,
    Cancelled,
}

/// <summary>What is said of messages, and the codes of what goes wrong with one.</summary>
internal static class Message
{
    internal const string CameBack = "permanent-failure";
    internal const string NotReached = "temporary-failure";
    internal const string ProviderFailed = "technical-failure";

    internal static string InWords(MessageState state) => state switch
    {
        MessageState.Queued => "Waiting to be sent",
        MessageState.Waits => "Waiting for a version",
        MessageState.Sending => "Being sent",
        MessageState.ToPost => "To be printed and posted",
        MessageState.Undeliverable => "Came back",
        MessageState.Refused => "Not sent",
        _ => state.ToString(),
    };

    internal static string Colour(MessageState state) => state switch
    {
        MessageState.Sent or MessageState.Delivered => "green",
        MessageState.Undeliverable or MessageState.Refused => "red",
        MessageState.Cancelled => "grey",
        MessageState.Waits or MessageState.ToPost => "yellow",
        _ => "blue",
    };

    internal static string InWords(ContactRefusal refusal) => refusal switch
    {
        ContactRefusal.Hold => "Contact is stopped: ask first",
        ContactRefusal.Death => "This person has died",
        ContactRefusal.Objection => "They object to what it is for",
        ContactRefusal.NoSafeWay => "There is no way that is their own, safe and checked",
        ContactRefusal.RestrictedNotSafe => "No way is marked safe for this restricted person",
        ContactRefusal.NeedsVersion => "There are no words yet in the language or format that they need",
        ContactRefusal.QuietHours => "It waits for the morning",
        ContactRefusal.Budget => "Enough was sent that they did not ask for",
        ContactRefusal.MayNotBeTold => "It tells something about somebody else that they may not be told",
        _ => "There is no such person",
    };

    internal static string InWords(ContactMode mode) => mode switch
    {
        ContactMode.Email => "E-mail",
        ContactMode.InApp => "In this service",
        ContactMode.Telephone => "Telephone call",
        _ => mode.ToString(),
    };

    /// <summary>Where the gate speaks of now and not of ever: such a message waits and is not refused.</summary>
    internal static bool Waits(ContactRefusal refusal) => refusal is ContactRefusal.QuietHours or ContactRefusal.NeedsVersion;

    internal static string Json(IReadOnlyDictionary<string, string>? values) => JsonSerializer.Serialize(values ?? new Dictionary<string, string>(StringComparer.Ordinal));

    internal static IReadOnlyDictionary<string, string> Values(string json) => JsonSerializer.Deserialize<Dictionary<string, string>>(json)!;
}

/// <summary>A message waits for words in a language or format that do not exist yet: somebody is asked for them.</summary>
internal sealed record MessageNeedsVersion(Guid MessageId, Guid TaskId, Guid PersonId) : IEvent;

/// <summary>Words were found: whoever was asked for them need not look any more.</summary>
internal sealed record MessageVersionFound(Guid MessageId, Guid TaskId) : IEvent;
