using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Meetings;

/// <summary>How a meeting stands in the diary, whoever puts it there or moves it.</summary>
/// <param name="Place">A room, or the link of a call.</param>
internal sealed record MeetingTerms(string Title, DateTimeOffset Starts, int Minutes, string Place)
{
    internal DateTimeOffset Ends => Starts.AddMinutes(Minutes);

    /// <summary>For the history and for a comparison: "2 March 2026 at 09:30, 90 minutes, Room 1: Sale family MDT".</summary>
    internal string InWords => $"{Starts.InWords()}, {Minutes} minutes, {Place}: {Title}";

    /// <summary>What was typed; everything that is wrong with it is refused at once.</summary>
    /// <param name="refusals">With what else was wrong.</param>
    /// <param name="startsAt">On London's clocks.</param>
    internal static MeetingTerms Of(Refusals refusals, string? title, DateOnly? heldOn, TimeOnly? startsAt, int? minutes, string? place, TimeProvider clock)
    {
        var (today, last) = (clock.Today(), clock.Today().AddYears(2));
        // The first and last days of all have no place on a clock.
        var starts = heldOn is { } day && startsAt is { } time && day >= today && day <= last ? day.AtLondon(time) : (DateTimeOffset?)null;
        refusals
            .Text(title, "Title", 120, "Enter a title")
            .If(heldOn is null, "HeldOn", "Enter the day of the meeting")
            .If(heldOn < today, "HeldOn", "The day must be today or later")
            .If(heldOn > last, "HeldOn", "The day must be within two years")
            .If(startsAt is null, "StartsAt", "Enter the time at which it starts, like 9:30am")
            .If(heldOn == today && starts < clock.Now(), "StartsAt", "The time must be later than now")
            .If(minutes is null, "Minutes", "Enter how many minutes it takes")
            .If(minutes is < 15 or > 480, "Minutes", "The meeting must take between 15 minutes and 8 hours (480 minutes)")
            .Text(place, "Place", 200, "Enter a room, or the link of the call")
            .Throw();
        return new(title!.Trim(), starts!.Value, minutes!.Value, place!.Trim());
    }
}
