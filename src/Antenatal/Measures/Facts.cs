namespace Neighbourhood.Antenatal.Measures;

/// <summary>What figures are reckoned from: pregnancies with which no contact is held, and the parents of each.</summary>
internal sealed record Facts(IReadOnlyList<Facts.Pregnancy> Pregnancies, IReadOnlyList<Facts.Parent> Parents)
{
    /// <param name="BookedAtDays">Days of pregnancy at the booking appointment; null where the due date was not known.</param>
    /// <param name="Partner">What she said of her partner: a code; null where she was not asked.</param>
    /// <param name="ReceivedOn">When the health visitors received the hand-over.</param>
    internal sealed record Pregnancy(
        Guid? LocalityId, int? Decile, string? Ethnicity, DateOnly NotifiedOn, DateOnly? BookedOn, int? BookedAtDays, string? LateReason, string? SmokingAtBooking, string? SmokingAtDelivery, string? Feeding,
        DateOnly? BornOn, bool Offered, bool Accepted, DateOnly? WelcomedOn, DateOnly? FirstCameOn, string? Partner, DateOnly? ReceivedOn);

    /// <param name="Told">Of the Start for Life offer.</param>
    /// <param name="Reached">By something of it.</param>
    internal sealed record Parent(Guid? LocalityId, bool Told, bool Reached);
}

/// <param name="From">The first day.</param>
/// <param name="To">The first day that is no more part of it.</param>
/// <param name="BookBy">Days of pregnancy by which the booking appointment is in time.</param>
/// <param name="HandOverBy">Days after the birth by which a hand-over is in time.</param>
internal sealed record Terms(DateOnly From, DateOnly To, DateOnly Today, int BookBy, int HandOverBy)
{
    internal bool Has(DateOnly? day) => day >= From && day < To;
}
