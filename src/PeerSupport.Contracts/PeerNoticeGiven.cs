using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Contracts;

/// <summary>What a worker of peer support is told. The words stand in Contact; none of them names anybody.</summary>
public enum PeerNoticeKind
{
    /// <summary>To the coordinator, at once; the subject is an alert.</summary>
    ConcernRaised,
    /// <summary>To the deputy, then to all who could: nobody has answered. The subject is an alert.</summary>
    ConcernPassedOn,
    /// <summary>To a supporter: somebody whom they support has written. The subject is a match.</summary>
    MessageArrived,
    /// <summary>To a supporter: a time at which they can be rung was taken. The subject is a match.</summary>
    TimeTaken,
    /// <summary>To a supporter, each month without contact. The subject is a match.</summary>
    StillInTouch,
    /// <summary>To the duty service: nobody of peer support has answered. The subject is the concern, which they read in Families.</summary>
    ConcernToDuty,
}

/// <summary>Workers are to be told something: in the program, and by an e-mail that says only that there is something.</summary>
/// <param name="NoticeId">One for each thing told.</param>
/// <param name="UserIds">Who is told, each once.</param>
/// <param name="SubjectId">What it is about, as the kind says.</param>
/// <param name="Urgent">Stands above what is not.</param>
public sealed record PeerNoticeGiven(Guid NoticeId, PeerNoticeKind Kind, IReadOnlyList<Guid> UserIds, Guid SubjectId, bool Urgent = false) : IEvent;
