using Neighbourhood.FamilyHubs.Offer;

namespace Neighbourhood.FamilyHubs.Sessions;

/// <summary>Whether an activity is meant for somebody: never refused, only said, since the worker at the door knows more.</summary>
internal static class Fit
{
    /// <summary>From here on somebody comes as a carer wherever carers are invited.</summary>
    private const int AdultMonths = 18 * 12;

    /// <param name="fromMonths">The activity's ages; null for no limit.</param>
    /// <param name="toMonths">Included; null for no limit.</param>
    /// <param name="ageInMonths">On the day of the session; null is not known, and then nothing is said.</param>
    /// <param name="ageMax">Years, included: up to this a hub is for everybody (setting hub.ageMax).</param>
    /// <param name="sendAgeMax">Years, included: up to this for those with special educational needs or a disability (setting hub.sendAgeMax).</param>
    /// <param name="hasSend">Null where it is not known.</param>
    internal static IReadOnlyList<string> Warnings(int? fromMonths, int? toMonths, Audience audience, int? ageInMonths, int ageMax, int sendAgeMax, bool? hasSend)
    {
        if (ageInMonths is not { } age || (age >= AdultMonths && audience is not (Audience.ChildAlone or Audience.YoungPeople))) return [];
        var warnings = new List<string>();
        if (age < fromMonths) warnings.Add($"This is for children from {Age(fromMonths.Value)}; this child is {Age(age)}.");
        if (age > toMonths) warnings.Add($"This is for children up to {Age(toMonths.Value)}; this child is {Age(age)}.");
        var years = age / 12;
        if (years > sendAgeMax) warnings.Add($"Hubs are for ages 0 to {ageMax}, and to {sendAgeMax} with special educational needs or a disability.");
        else if (years > ageMax && hasSend != true) warnings.Add($"Over {ageMax}: a hub is for this age only with special educational needs or a disability, to {sendAgeMax}.");
        return warnings;
    }

    /// <summary>Children for each lead against the places that are booked; null where there is nothing to say.</summary>
    /// <param name="childrenPerLead">Of the activity; null where none is said.</param>
    internal static string? Ratio(int? childrenPerLead, int leads, int placesBooked) =>
        childrenPerLead is not { } each || placesBooked <= leads * each ? null
        : leads == 0 ? $"Nobody leads this session. {Count(placesBooked, "place is", "places are")} booked: name a lead for each {Count(each, "child", "children")}."
        : $"{Count(placesBooked, "place is", "places are")} booked. {Count(leads, "lead", "leads")} can look after {Count(leads * each, "child", "children")} here: check whether another lead is needed.";

    /// <summary>The places of a session against the room and against what the activity is meant for; where there is no limit, what is booked counts.</summary>
    /// <param name="roomHolds">People; null where there is no room, or nobody said.</param>
    /// <param name="meantFor">Places of the activity; null for no limit.</param>
    internal static IEnumerable<string> Sizes(string? room, int? roomHolds, int? meantFor, int? places, int placesBooked)
    {
        var most = places ?? placesBooked;
        var has = places is null ? $"{Count(most, "place is", "places are")} booked" : $"this session has {Count(most, "place", "places")}";
        if (most > roomHolds) yield return $"{room} holds {Count(roomHolds.Value, "person", "people")}, and {has}: choose a larger room or fewer places.";
        if (most > meantFor) yield return $"This activity is meant for {Count(meantFor.Value, "person", "people")}, and {has}.";
    }

    /// <summary>"8 months", "3 years".</summary>
    internal static string Age(int months) => months < 24 ? Count(months, "month", "months") : Count(months / 12, "year", "years");

    internal static string Count(int number, string one, string many) => number == 1 ? $"1 {one}" : $"{number} {many}";
}
