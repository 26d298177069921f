using Neighbourhood.FamilyHubs.Offer;
using Neighbourhood.FamilyHubs.Sites;

namespace Neighbourhood.FamilyHubs.WhatsOn;

/// <summary>What a family looks for. A choice that is not on the list is none: an old link still shows something.</summary>
/// <param name="Where">The id of a locality or a place, or "online"; null for everywhere.</param>
/// <param name="Age">A code of <see cref="Ages"/>.</param>
/// <param name="Who">A code of <see cref="Audiences"/>.</param>
/// <param name="Day">A code of <see cref="Days"/>.</param>
internal sealed record Wanted(string? Where = null, string? Age = null, string? Who = null, string? Day = null)
{
    internal const string Online = "online";

    /// <summary>Ages to choose from, in months; the first is before birth.</summary>
    internal static IReadOnlyList<(string Code, int From, int To)> Ages { get; } =
    [
        ("before", -9, -1), ("0", 0, 11), ("1", 12, 23), ("2", 24, 35), ("3", 36, 47), ("4", 48, 59), ("5-7", 60, 95), ("8-11", 96, 143), ("12-15", 144, 191), ("16-19", 192, 239), ("20-25", 240, 311),
    ];

    internal static IReadOnlyList<(string Code, IReadOnlyList<Audience> Of)> Audiences { get; } =
        [("dads", [Audience.Fathers]), ("mums", [Audience.Mothers]), ("pregnant", [Audience.Expectant]), ("young", [Audience.YoungPeople, Audience.ChildAlone])];

    internal static IReadOnlyList<string> Days { get; } = ["today", "tomorrow", "weekend", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

    /// <summary>Online groups have no boundary: they fit wherever a family lives.</summary>
    internal bool Fits(Offered offered, DateOnly today) =>
        FitsWhere(offered) && FitsAge(offered.Audience, offered.AgeFromMonths, offered.AgeToMonths) && FitsWho(offered.Audience) && FitsDay(offered.Day, today);

    private bool FitsWhere(Offered offered) =>
        Where == Online ? offered.MayJoinOnline : !Guid.TryParse(Where, out var place) || offered.MayJoinOnline || offered.LocalityId == place || offered.SiteId == place;

    internal bool FitsAge(Audience audience, int? from, int? to)
    {
        if (Ages.FirstOrDefault(a => a.Code == Age) is not { Code: not null } age) return true;
        if (age.To < 0) return audience == Audience.Expectant || from < 0;
        if (audience == Audience.Expectant && from is null && to is null) return false;
        return (from ?? 0) <= age.To && (to ?? int.MaxValue) >= age.From;
    }

    internal bool FitsWho(Audience audience) => Audiences.FirstOrDefault(a => a.Code == Who) is not { Of: { } of } || of.Contains(audience);

    private bool FitsDay(DateOnly day, DateOnly today) => Day switch
    {
        "today" => day == today,
        "tomorrow" => day == today.AddDays(1),
        "weekend" => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday && day < today.AddDays(7),
        { } name when Days.Contains(name) => string.Equals(day.DayOfWeek.ToString(), name, StringComparison.OrdinalIgnoreCase),
        _ => true,
    };

    /// <summary>As the end of an address: "?where=…&amp;age=2"; empty where nothing is chosen.</summary>
    internal string Query(params IEnumerable<(string Name, string? Value)> more)
    {
        var parts = new[] { ("where", Where), ("age", Age), ("who", Who), ("day", Day) }.Concat(more).Where(p => !string.IsNullOrEmpty(p.Item2)).Select(p => $"{p.Item1}={Uri.EscapeDataString(p.Item2!)}").ToList();
        return parts.Count == 0 ? "" : $"?{string.Join('&', parts)}";
    }
}

/// <summary>One session as families see it: the group, the time and the place, and nothing of anybody.</summary>
/// <param name="Place">Where it is held, where that is not the site itself.</param>
/// <param name="HasLink">It can also be joined online, whether or not there is a place to go to.</param>
/// <param name="Taken">Places that are booked; a number only.</param>
internal sealed record Offered(
    Guid Id, DateOnly Day, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string? Place, int? Capacity, int Version, string Title, string About, Audience Audience, int? AgeFromMonths, int? AgeToMonths,
    Bookable Bookable, int CostPence, string Languages, string Accessibility, string SendNeeds, bool Virtual, bool HasLink, Guid SiteId, string Site, SiteKind Kind, HostBuilding? HostBuilding, string? AddressLine, string? Postcode,
    Guid? LocalityId, string? Locality, string? Telephone, string? GettingThere, string SiteAccessibility, int Taken)
{
    /// <summary>Online alone: there is no place to go to.</summary>
    internal bool IsOnline => Virtual || Kind == SiteKind.Virtual;

    internal bool MayJoinOnline => IsOnline || HasLink;

    internal bool IsFull => Capacity is { } most && Taken >= most;
}

/// <summary>A group that one is asked into: neither its time nor its place is public.</summary>
/// <param name="Hub">Whom to ask.</param>
internal sealed record AskedInto(Guid Id, string Title, string About, Audience Audience, int? AgeFromMonths, int? AgeToMonths, string Hub, string? Telephone, Guid HubId, Guid? LocalityId);
