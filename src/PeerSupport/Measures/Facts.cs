using Neighbourhood.PeerSupport.Requests;

namespace Neighbourhood.PeerSupport.Measures;

/// <summary>What figures are reckoned from: requests that no hold or loss stopped, their matches, and the supporters.</summary>
internal sealed record Facts(IReadOnlyList<Facts.Asked> Requests, IReadOnlyList<Facts.Made> Matches, IReadOnlyList<Facts.Supporting> Supporters)
{
    /// <param name="AskedOn">Since when somebody was looked for; null where it was only proposed, declined or something else fitted better.</param>
    /// <param name="DueOn">By when a supporter was to be found.</param>
    /// <param name="Before">"I have somebody to turn to", 1 to 5, before; null where it was not asked.</param>
    internal sealed record Asked(
        Guid? LocalityId, DateOnly? AskedOn, DateOnly? DueOn, DateOnly? MatchedOn, DateOnly? EndedOn, EndCode? EndCode, int? Before, int? After, bool Waits, bool InTouch, IReadOnlyList<Topic> About);

    /// <param name="MatchedOn">When both had said yes.</param>
    /// <param name="ContactBy">By when they were to be in touch first.</param>
    internal sealed record Made(Guid? LocalityId, DateOnly MatchedOn, DateTimeOffset ContactBy, DateTimeOffset? ContactAt);

    /// <param name="Matches">How many they support now.</param>
    internal sealed record Supporting(DateOnly? SupervisedOn, int Matches);
}

/// <param name="From">The first day.</param>
/// <param name="To">The first day that is no more part of it.</param>
/// <param name="SuperviseBy">Days after a supervision by which the next is in date.</param>
internal sealed record Terms(DateOnly From, DateOnly To, DateTimeOffset Now, DateOnly Today, int SuperviseBy)
{
    internal bool Has(DateOnly? day) => day >= From && day < To;
}
