using System.Globalization;
using Neighbourhood.Antenatal.Pregnancies;

namespace Neighbourhood.Antenatal.HubLinks;

/// <summary>When a hub is to be offered: at the moments of the setting, and when she said; never again once she said so.</summary>
internal static class Offering
{
    /// <param name="Week">Of the pregnancy; null for a step.</param>
    internal sealed record Moment(OfferMoment Kind, int? Week = null);

    /// <param name="BookingOn">When the booking appointment is or was.</param>
    internal sealed record Course(DateOnly NotifiedOn, DateOnly? BookingOn, DateOnly? AgreedEdd);

    internal sealed record Made(DateOnly OfferedOn, OfferAnswer Answer, DateOnly? FollowUpOn);

    /// <param name="Since">The day on which it became due.</param>
    /// <param name="SheSaid">It is the day that she named when she said "later".</param>
    internal sealed record Due(OfferMoment Moment, DateOnly Since, bool SheSaid);

    /// <summary>The moments that a setting names: "notification", "booking", a week; others are left out.</summary>
    internal static IReadOnlyList<Moment> Moments(string setting) =>
    [
        .. setting.Split([';', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(One).OfType<Moment>(),
    ];

    private static Moment? One(string word) => word.ToLowerInvariant() switch
    {
        "notification" => new(OfferMoment.Notification),
        "booking" => new(OfferMoment.Booking),
        "16" => new(OfferMoment.Week16, 16),
        "28" => new(OfferMoment.Week28, 28),
        var other => int.TryParse(other, NumberStyles.None, CultureInfo.InvariantCulture, out var week) && week is > 0 and <= 42 ? new(OfferMoment.Other, week) : null,
    };

    /// <summary>Null where none is due.</summary>
    /// <param name="last">The last offer; null where none was made.</param>
    internal static Due? Of(IReadOnlyList<Moment> moments, Course course, Made? last, DateOnly today)
    {
        if (last is { Answer: OfferAnswer.DoNotAskAgain }) return null;
        if (last is { Answer: OfferAnswer.Later, FollowUpOn: { } day }) return day <= today ? new(OfferMoment.Other, day, true) : null;
        return moments.Select(m => (m.Kind, On: On(m, course)))
            .Where(m => m.On is { } on && on <= today && (last is null || on > last.OfferedOn))
            .OrderBy(m => m.On)
            .Select(m => new Due(m.Kind, m.On!.Value, false))
            .LastOrDefault();
    }

    private static DateOnly? On(Moment moment, Course course) => moment switch
    {
        { Kind: OfferMoment.Notification } => course.NotifiedOn,
        { Kind: OfferMoment.Booking } => course.BookingOn,
        { Week: { } week } => course.AgreedEdd is { } edd ? Gestation.DayOf(edd, week) : null,
        _ => null,
    };
}
