using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.SelfReferrals;

/// <summary>How a request from the public page stands.</summary>
internal enum RequestStatus { New, Trying, Spoke, NotHer, Unreachable }

/// <summary>How old she says she is.</summary>
internal enum AgeBand { Under13, Under16, Older }

/// <summary>The way that she says is safe.</summary>
internal enum ReachWay { Phone, Text, Email }

/// <summary>How a midwife tried to reach her.</summary>
internal enum TryWay { Call, Text, Email }

/// <summary>Why nothing is made of a request.</summary>
internal enum NotHerBecause
{
    /// <summary>Somebody else wrote it, and she did not want that, or knows nothing of it.</summary>
    WrittenByOther,
    /// <summary>What was given reaches somebody else.</summary>
    WrongPerson,
    /// <summary>She is not expecting, or not any more.</summary>
    NotExpecting,
}

/// <summary>The steps of a request (antenatal.md, "Entities" and rule 7): what is not listed is refused with a plain reason.</summary>
internal static class SelfReferral
{
    /// <summary>Within so many she hears from a midwife, as the public page says.</summary>
    internal const int PromisedWorkingDays = 3;

    internal static bool May(RequestStatus from, RequestStatus to) => (from, to) is
        (RequestStatus.New, RequestStatus.Trying) or (RequestStatus.Trying, RequestStatus.Spoke or RequestStatus.NotHer or RequestStatus.Unreachable);

    internal static bool IsOpen(RequestStatus status) => status is RequestStatus.New or RequestStatus.Trying;

    /// <exception cref="Refused">The step is not one of the list.</exception>
    internal static void Check(RequestStatus from, RequestStatus to)
    {
        if (!May(from, to)) throw new Refused("", Why(from));
    }

    private static string Why(RequestStatus from) => from switch
    {
        RequestStatus.New => "Try to reach her first, and note it.",
        RequestStatus.Trying => "You are trying to reach her already. Say what came of it.",
        RequestStatus.Spoke => "You spoke to her, and her pregnancy is here. Go on there.",
        RequestStatus.NotHer => "Nothing was made of this request, and its words are removed.",
        _ => "This request has ended: she was not reached. If she asks again, it is a new request.",
    };

    internal static string Label(RequestStatus status) => status switch
    {
        RequestStatus.New => "New",
        RequestStatus.Trying => "Being tried",
        RequestStatus.Spoke => "Spoken to",
        RequestStatus.NotHer => "Nothing was made of it",
        _ => "Not reached",
    };

    /// <summary>How old she says she is, for the midwife; null where there is nothing to mark.</summary>
    internal static string? Mark(AgeBand age) => age switch { AgeBand.Under13 => "Under 13", AgeBand.Under16 => "Under 16", _ => null };

    internal static string Label(ReachWay way) => way switch { ReachWay.Phone => "By telephone", ReachWay.Text => "By text message", _ => "By email" };

    internal static string Label(TryWay way) => way switch { TryWay.Call => "Telephone call", TryWay.Text => "Text message", _ => "Email" };

    internal static string Label(NotHerBecause because) => because switch
    {
        NotHerBecause.WrittenByOther => "Somebody else wrote it for her or about her, and she does not want this",
        NotHerBecause.WrongPerson => "The number or address belongs to somebody else",
        _ => "She is not expecting a baby, or not any more",
    };

    /// <summary>The ways that lead to what she gave.</summary>
    internal static IReadOnlyList<TryWay> Ways(ReachWay way) => way == ReachWay.Email ? [TryWay.Email] : [TryWay.Call, TryWay.Text];
}
