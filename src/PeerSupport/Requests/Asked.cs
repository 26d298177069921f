using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Requests;

/// <summary>How it stands what somebody wrote on the public page.</summary>
internal enum AskedStatus { New, Trying, Spoke, NotTheirs, Unreachable }

/// <summary>How old they say they are.</summary>
internal enum AskerAge { Under13, Under16, Older }

/// <summary>The way that they say is safe.</summary>
internal enum ReachWay { Phone, Text, Email }

/// <summary>The steps of what came from the public page: what is not listed is refused with a plain reason.</summary>
internal static class Asked
{
    /// <summary>Within so many they hear from somebody, as the public page says.</summary>
    internal const int PromisedWorkingDays = 3;

    internal static bool May(AskedStatus from, AskedStatus to) => (from, to) is
        (AskedStatus.New or AskedStatus.Trying, AskedStatus.Spoke or AskedStatus.NotTheirs) or (AskedStatus.New, AskedStatus.Trying) or (AskedStatus.Trying, AskedStatus.Unreachable);

    internal static bool IsOpen(AskedStatus status) => status is AskedStatus.New or AskedStatus.Trying;

    /// <exception cref="Refused">The step is not one of the list.</exception>
    internal static void Check(AskedStatus from, AskedStatus to)
    {
        if (!May(from, to)) throw new Refused("", from == AskedStatus.New ? "Try to reach them first, and note it." : IsOpen(from) ? "You are trying to reach them already. Say what came of it." : "This has ended. If they write again, it is a new one.");
    }

    internal static string Label(AskedStatus status) => status switch
    {
        AskedStatus.New => "New",
        AskedStatus.Trying => "Being tried",
        AskedStatus.Spoke => "Spoken to",
        AskedStatus.NotTheirs => "Nothing was made of it",
        _ => "Not reached",
    };

    internal static string Label(AskerAge age) => age switch { AskerAge.Under13 => "Under 13", AskerAge.Under16 => "Under 16", _ => "16 or over" };

    internal static string Label(ReachWay way) => way switch { ReachWay.Phone => "By telephone", ReachWay.Text => "By text message", _ => "By email" };
}
