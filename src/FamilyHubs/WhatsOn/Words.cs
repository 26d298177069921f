using System.Globalization;
using Microsoft.Extensions.Localization;
using Neighbourhood.FamilyHubs.Offer;
using Neighbourhood.FamilyHubs.Sites;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.WhatsOn;

/// <summary>Days, times, ages, places and costs in plain words, each from the resource.</summary>
internal sealed class Words(IStringLocalizer<Texts> texts, DateOnly today)
{
    internal string this[string key] => texts[key];

    internal string Of(string key, params object[] values) => texts[key, values];

    /// <summary>"Monday 2 March"; with "Today" or "Tomorrow" before it, and the year where it is another.</summary>
    internal string Day(DateOnly day)
    {
        var plain = Of(day.Year == today.Year ? "Day" : "DayOfYear", texts[$"Weekday_{day.DayOfWeek}"].Value, day.Day, texts[$"Month_{day.Month}"].Value, day.Year);
        return day == today ? Of("Today", plain) : day == today.AddDays(1) ? Of("Tomorrow", plain) : plain;
    }

    /// <summary>"10am to 11:30am", on London's clocks.</summary>
    internal string Times(Offered offered) => Of("Times", Time(offered.StartsAt), Time(offered.EndsAt));

    private string Time(DateTimeOffset instant)
    {
        var time = instant.London();
        if (time is { Hour: 12, Minute: 0 }) return this["Noon"];
        var clock = time.Minute == 0 ? $"{(time.Hour + 11) % 12 + 1}" : string.Create(CultureInfo.InvariantCulture, $"{(time.Hour + 11) % 12 + 1}:{time.Minute:00}");
        return Of(time.Hour < 12 ? "Morning" : "Afternoon", clock);
    }

    /// <summary>What the place is, for somebody who has never heard of a "hub".</summary>
    internal string WhatItIs(Offered offered) => this[offered switch
    {
        { IsOnline: true } => "PlaceIs_Online",
        { Kind: SiteKind.FamilyHub } => "PlaceIs_Hub",
        { HostBuilding: { } building } => $"PlaceIs_{building}",
        _ => "PlaceIs_Other",
    }];

    /// <summary>Name and address, that it is online, or both.</summary>
    internal string Where(Offered offered)
    {
        if (offered.IsOnline) return this["Online"];
        var place = string.Join(", ", new[] { offered.Place, offered.Site, offered.AddressLine, offered.Postcode }.Where(part => !string.IsNullOrEmpty(part)));
        return offered.HasLink ? Of("OrOnline", place) : place;
    }

    internal string For(Audience audience) => this[$"For_{audience}"];

    /// <summary>"Birth to under 5 years"; null where nothing is said.</summary>
    internal string? Ages(int? from, int? to) => (from, to) switch
    {
        (null, null) => null,
        ({ } least, null) => Of("Age_From", Age(least)),
        (null or <= 0, { } most) => Of("Age_BirthTo", Until(most)),
        ({ } least, { } most) => Of("Age_Range", Age(least), Until(most)),
    };

    /// <summary>The last month belongs to it: 59 is "under 5 years".</summary>
    private string Until(int months) => (months + 1) % 12 == 0 ? Of("Age_Under", Age(months + 1)) : Age(months);

    private string Age(int months) => months switch
    {
        <= 0 => this["Age_Birth"],
        1 => this["Age_OneMonth"],
        12 => this["Age_OneYear"],
        < 24 => Of("Age_Months", months),
        _ when months % 12 == 0 => Of("Age_Years", months / 12),
        _ => Of("Age_YearsMonths", months / 12, months % 12),
    };

    internal string Cost(int pence) => pence == 0 ? this["Free"] : Of("Cost", (pence / 100m).ToString("0.00", CultureInfo.InvariantCulture));

    /// <summary>Languages are named as the hub wrote them.</summary>
    internal string Languages(string languages) => string.IsNullOrWhiteSpace(languages) ? this["InEnglish"] : Of("InLanguages", string.Join(", ", Codes.Read(languages)));

    /// <summary>What the building and the group have, each once; null where nothing is said.</summary>
    internal string? Needs(Offered offered)
    {
        var codes = Codes.Read(offered.IsOnline ? offered.Accessibility : $"{offered.SiteAccessibility},{offered.Accessibility}").Distinct(StringComparer.Ordinal).Select(Need).ToList();
        return codes.Count == 0 ? null : string.Join(", ", codes);
    }

    /// <summary>For which children it is made to suit; null where nothing is said.</summary>
    internal string? Suits(Offered offered)
    {
        var codes = Codes.Read(offered.SendNeeds).Where(FamilyHubs.Accessibility.Suits.Has).Select(code => this[$"Suits_{code}"]).ToList();
        return codes.Count == 0 ? null : string.Join(", ", codes);
    }

    private string Need(string code) => texts[$"Access_{code}"] is { ResourceNotFound: false } known ? known.Value : code;

    /// <summary>How one comes to it: along, or by asking for a place.</summary>
    internal string HowToCome(Offered offered) => offered switch
    {
        { Bookable: Bookable.DropIn } => this["Come_DropIn"],
        { IsFull: true } => Asking("Come_Full", offered.Telephone, offered.Site),
        _ => Asking("Come_Book", offered.Telephone, offered.Site),
    };

    internal string AskUs(AskedInto group) => Asking("Come_Ask", group.Telephone, group.Hub);

    /// <summary>Null where there is no limit, or nobody books.</summary>
    internal string? PlacesLeft(Offered offered) => offered is { Bookable: Bookable.Book, IsFull: false, Capacity: { } most }
        ? most - offered.Taken == 1 ? this["OnePlaceLeft"] : Of("PlacesLeft", most - offered.Taken)
        : null;

    private string Asking(string key, string? telephone, string place) => telephone is null ? Of($"{key}_Visit", place) : Of(key, telephone);
}
