using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Sessions;

/// <summary>How a session stands.</summary>
internal enum SessionStatus { Planned, Open, Running, Held, RegisterClosed, Amended, Cancelled }

/// <summary>The steps of a session (hub-sessions.md, "States"): what is not listed is refused with a plain reason.</summary>
internal static class Session
{
    internal static bool May(SessionStatus from, SessionStatus to) => (from, to) switch
    {
        (SessionStatus.Planned, SessionStatus.Open or SessionStatus.Cancelled) => true,
        (SessionStatus.Open, SessionStatus.Running or SessionStatus.Cancelled) => true,
        (SessionStatus.Running, SessionStatus.Held) => true,
        (SessionStatus.Held, SessionStatus.RegisterClosed) => true,
        (SessionStatus.RegisterClosed, SessionStatus.Amended) => true,
        (SessionStatus.Amended, SessionStatus.Amended) => true,
        _ => false,
    };

    /// <summary>Whether somebody may still be noted on the register without a reason.</summary>
    internal static bool TakesRegister(SessionStatus status) => status is SessionStatus.Open or SessionStatus.Running or SessionStatus.Held;

    /// <summary>Whether somebody may be booked.</summary>
    internal static bool TakesBookings(SessionStatus status) => status is SessionStatus.Open or SessionStatus.Running;

    internal static string Label(SessionStatus status) => status switch
    {
        SessionStatus.Planned => "Planned",
        SessionStatus.Open => "Open",
        SessionStatus.Running => "On now",
        SessionStatus.Held => "Over, register open",
        SessionStatus.RegisterClosed => "Register closed",
        SessionStatus.Amended => "Register changed",
        _ => "Cancelled",
    };

    /// <exception cref="Refused">The step is not one of the list.</exception>
    internal static void Check(SessionStatus from, SessionStatus to)
    {
        if (!May(from, to)) throw new Refused("", Why(from, to));
    }

    private static string Why(SessionStatus from, SessionStatus to) => (from, to) switch
    {
        (SessionStatus.Cancelled, _) => "This session was cancelled. Plan a new one.",
        (SessionStatus.Running or SessionStatus.Held or SessionStatus.RegisterClosed or SessionStatus.Amended, SessionStatus.Cancelled) => "This session has begun, so it cannot be cancelled. Close its register with the people who came.",
        (SessionStatus.Planned, SessionStatus.Running) => "Open this session first: say who leads it and how many it is for.",
        (SessionStatus.RegisterClosed or SessionStatus.Amended, SessionStatus.RegisterClosed) => "This register is closed already.",
        (SessionStatus.Planned or SessionStatus.Open or SessionStatus.Running, SessionStatus.RegisterClosed) => "This session is not over yet.",
        (_, SessionStatus.Amended) => "This register is still open: change it there.",
        _ => $"A session that is “{Label(from)}” cannot become “{Label(to)}”.",
    };
}
