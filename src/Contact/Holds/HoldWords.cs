using Neighbourhood.Contact.Contracts;

namespace Neighbourhood.Contact.Holds;

/// <summary>What is said of a hold. What only a midwife may know is not said to others.</summary>
internal static class HoldWords
{
    internal static string InWords(HoldKind kind) => kind switch
    {
        HoldKind.Pregnancy => "Their midwife will say when",
        HoldKind.Death => "A death was recorded",
        HoldKind.Safety => "For somebody's safety",
        _ => "Another reason",
    };

    /// <summary>For workers who may ring or visit: a pregnancy and its end are no one's to read here.</summary>
    internal static string ForWorkers(HoldKind kind, string? reason) => kind switch
    {
        HoldKind.Safety or HoldKind.Other => reason is null ? InWords(kind) : $"{InWords(kind)}: {reason}",
        _ => "Ask first",
    };
}
