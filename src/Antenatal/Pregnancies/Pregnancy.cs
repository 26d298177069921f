using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Pregnancies;

/// <summary>How a pregnancy stands.</summary>
internal enum PregnancyStatus { Notified, Booked, Ongoing, Born, HandedOver, Closed, LossRecorded, MovedAway, EnteredInError }

/// <summary>Who told the midwives of it.</summary>
internal enum NotifiedBy { Midwife, Practice, HealthVisitor, Hub, SelfReferral }

/// <summary>Whether she gave birth before. Not known: the longer list of appointments, marked.</summary>
internal enum Parity { NotKnown, Nulliparous, Parous }

/// <summary>Whether more than one baby is expected.</summary>
internal enum Multiple { NotKnown, No, Yes }

/// <summary>How a baby of a pregnancy stands.</summary>
internal enum BabyState { Expected, Lost, Born }

/// <summary>The steps of a pregnancy (antenatal.md, "States"): what is not listed is refused with a plain reason.</summary>
internal static class Pregnancy
{
    internal static bool May(PregnancyStatus from, PregnancyStatus to) => (from, to) switch
    {
        (PregnancyStatus.Notified, PregnancyStatus.Booked or PregnancyStatus.EnteredInError) => true,
        (PregnancyStatus.Booked, PregnancyStatus.Ongoing) => true,
        (PregnancyStatus.Notified or PregnancyStatus.Booked or PregnancyStatus.Ongoing, PregnancyStatus.Born or PregnancyStatus.LossRecorded or PregnancyStatus.MovedAway) => true,
        (PregnancyStatus.Born, PregnancyStatus.HandedOver or PregnancyStatus.MovedAway) => true,
        (PregnancyStatus.HandedOver, PregnancyStatus.MovedAway) => true,
        // Back to where it stood: whoever takes the step knows where that was.
        (PregnancyStatus.LossRecorded, PregnancyStatus.Notified or PregnancyStatus.Booked or PregnancyStatus.Ongoing) => true,
        (PregnancyStatus.MovedAway, PregnancyStatus.Notified or PregnancyStatus.Booked or PregnancyStatus.Ongoing or PregnancyStatus.Born or PregnancyStatus.HandedOver) => true,
        (PregnancyStatus.LossRecorded, PregnancyStatus.Closed) => true,
        // Each with its own guard: the end of care, a baby's death, her own.
        (PregnancyStatus.HandedOver or PregnancyStatus.Born or PregnancyStatus.Notified or PregnancyStatus.Booked or PregnancyStatus.Ongoing or PregnancyStatus.MovedAway, PregnancyStatus.Closed) => true,
        _ => false,
    };

    /// <summary>Whether a baby is still expected.</summary>
    internal static bool IsExpecting(PregnancyStatus status) => status is PregnancyStatus.Notified or PregnancyStatus.Booked or PregnancyStatus.Ongoing;

    /// <summary>Whether anybody still has something to do for it.</summary>
    internal static bool IsOpen(PregnancyStatus status) => IsExpecting(status) || status is PregnancyStatus.Born or PregnancyStatus.HandedOver or PregnancyStatus.LossRecorded;

    internal static string Label(PregnancyStatus status) => status switch
    {
        PregnancyStatus.Notified => "Not booked yet",
        PregnancyStatus.Booked => "Booking appointment agreed",
        PregnancyStatus.Ongoing => "Booked",
        PregnancyStatus.Born => "Born",
        PregnancyStatus.HandedOver => "With the health visitors",
        PregnancyStatus.Closed => "Closed",
        PregnancyStatus.LossRecorded => "Contact is stopped",
        PregnancyStatus.MovedAway => "Looked after elsewhere",
        _ => "Entered by mistake",
    };

    /// <exception cref="Refused">The step is not one of the list.</exception>
    internal static void Check(PregnancyStatus from, PregnancyStatus to)
    {
        if (!May(from, to)) throw new Refused("", Why(from, to));
    }

    private static string Why(PregnancyStatus from, PregnancyStatus to) => (from, to) switch
    {
        (PregnancyStatus.Closed, _) => "This pregnancy is closed.",
        (PregnancyStatus.EnteredInError, _) => "This pregnancy was entered by mistake, and nothing more is noted on it.",
        (PregnancyStatus.LossRecorded, _) => "Contact about this pregnancy is stopped. If that was a mistake, put it right first.",
        (PregnancyStatus.MovedAway, _) => "She is looked after elsewhere. Take her back first.",
        (_, PregnancyStatus.Ongoing) => "Agree a booking appointment first.",
        (_, PregnancyStatus.HandedOver) => "The health visitors receive a family when the baby is born.",
        (_, PregnancyStatus.EnteredInError) => "More than the notification was noted, so it cannot be taken back as a mistake.",
        (PregnancyStatus.Born or PregnancyStatus.HandedOver, PregnancyStatus.Booked or PregnancyStatus.LossRecorded) => "The birth is recorded.",
        _ => $"A pregnancy that is “{Label(from)}” cannot become “{Label(to)}”.",
    };
}
