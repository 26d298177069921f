namespace Neighbourhood.Antenatal.Pregnancies;

/// <summary>What was noted of a pregnancy that is no step from one state to another, and is kept beside the steps.</summary>
internal enum Noted { ToldAgain, DatesChanged, BabiesChanged, AppointmentMoved, FactorsNoted, DiscussionHeld, MoveAsked, SharingChanged, CarersChanged }

internal static class NotedSteps
{
    /// <summary>Keeps it in the history.</summary>
    internal static Task Note(this History history, Guid pregnancyId, Noted what, string? says, CancellationToken ct) =>
        history.Add(Subject.Pregnancy, pregnancyId, null, what.ToString(), says, ct);

    internal static string Label(Noted what) => what switch
    {
        Noted.ToldAgain => "Somebody else told of it too",
        Noted.DatesChanged => "Due date changed",
        Noted.BabiesChanged => "Babies or earlier births changed",
        Noted.AppointmentMoved => "Booking appointment moved",
        Noted.FactorsNoted => "What may make it harder for her was noted",
        Noted.DiscussionHeld => "Safeguarding conversation recorded",
        Noted.MoveAsked => "Another provider was asked to take over",
        Noted.SharingChanged => "What she agreed to changed",
        _ => "Who looks after her changed",
    };
}
