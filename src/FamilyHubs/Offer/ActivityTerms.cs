using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Offer;

/// <summary>What is said of an activity, as it was typed.</summary>
internal sealed record ActivityTerms
{
    private const int MostLanguages = 10;

    public string? Title { get; init; }
    public string? About { get; init; }
    public Strand? Strand { get; init; }
    public string? Category { get; init; }
    public Audience? Audience { get; init; }
    public string? AgeFrom { get; init; }
    public string? AgeTo { get; init; }
    public Bookable? Bookable { get; init; }
    [Display(Name = "How many it is for")]
    public int? Capacity { get; init; }
    [Display(Name = "How many children one leader looks after")]
    public int? ChildrenPerLead { get; init; }
    [Display(Name = "How long it takes")]
    public int? Minutes { get; init; }

    /// <summary>In pounds, as "2.50"; empty is free.</summary>
    public string? Cost { get; init; }

    /// <summary>Besides English, with commas between.</summary>
    public string? Languages { get; init; }
    public List<string> Accessibility { get; init; } = [];
    public List<string> SendNeeds { get; init; } = [];
    public Evidence? Evidence { get; init; }
    public string? EvidenceSource { get; init; }
    public string? CoDesignedWith { get; init; }
    public string? CoDesignLink { get; init; }
    public string? Aims { get; init; }
    public List<string> Principles { get; init; } = [];
    public List<Guid> Providers { get; init; } = [];
    public bool Virtual { get; init; }
    public bool IsPublic { get; init; } = true;

    internal static ActivityTerms Of(ActivityRow row, IReadOnlyList<Guid> providers) => new()
    {
        Title = row.Title,
        About = row.About,
        Strand = row.Strand,
        Category = row.Category,
        Audience = row.Audience,
        AgeFrom = Ages.Typed(row.AgeFromMonths, through: false),
        AgeTo = Ages.Typed(row.AgeToMonths, through: true),
        Bookable = row.Bookable,
        Capacity = row.Capacity,
        ChildrenPerLead = row.ChildrenPerLead,
        Minutes = row.Minutes,
        Cost = row.CostPence == 0 ? null : Pounds(row.CostPence),
        Languages = string.Join(", ", Codes.Read(row.Languages)),
        Accessibility = [.. Codes.Read(row.Accessibility)],
        SendNeeds = [.. Codes.Read(row.SendNeeds)],
        Evidence = row.Evidence,
        EvidenceSource = row.EvidenceSource,
        CoDesignedWith = row.CoDesignedWith,
        CoDesignLink = row.CoDesignLink,
        Aims = row.Aims,
        Principles = [.. Codes.Read(row.Principles)],
        Providers = [.. providers.Order()],
        Virtual = row.Virtual,
        IsPublic = row.IsPublic,
    };

    /// <summary>Everything that a person must mend. Inputs are named as the form has them.</summary>
    internal Refusals Check()
    {
        var (from, to) = (Read(AgeFrom, through: false), Read(AgeTo, through: true));
        return new Refusals()
            .Text(Title, "Terms.Title", 120, "Enter a title")
            .Text(About, "Terms.About", 500, "Say what it is, in words that families use")
            .If(Strand is null || !Enum.IsDefined(Strand.Value), "Terms.Strand", "Choose a strand")
            .If(!OfferCodes.IsCategory(Category), "Terms.Category", "Choose a category of the list")
            .If(Audience is null || !Enum.IsDefined(Audience.Value), "Terms.Audience", "Choose for whom it is")
            .If(!Ages.TryRead(AgeFrom, false, out _) || from > 1200, "Terms.AgeFrom", "Enter an age like 6 months or 2 years, or leave it empty")
            .If(!Ages.TryRead(AgeTo, true, out _) || to > 1200, "Terms.AgeTo", "Enter an age like 9 months or 4 years, or leave it empty")
            .If(from > to, "Terms.AgeTo", "The upper age must not be below the lower age")
            .If(Bookable is null || !Enum.IsDefined(Bookable.Value), "Terms.Bookable", "Choose how people come to it")
            .If(Capacity is < 1 or > 1000, "Terms.Capacity", "Enter how many it is for, from 1 to 1,000, or leave it empty for no limit")
            .If(ChildrenPerLead is < 1 or > 100, "Terms.ChildrenPerLead", "Enter how many children one leader can look after, from 1 to 100")
            .If(Minutes is null or < 5 or > 720, "Terms.Minutes", "Enter how long it takes, from 5 to 720 minutes")
            .If(Pence is null, "Terms.Cost", "Enter what it costs in pounds, like 2.50, up to 500, or leave it empty where it is free")
            .If(Spoken.Count > MostLanguages || Spoken.Any(l => l.Length > 30) || Codes.Write(Spoken).Length > 200, "Terms.Languages", "Enter at most ten languages, with commas between")
            .If(Evidence is null || !Enum.IsDefined(Evidence.Value), "Terms.Evidence", "Choose what is known of whether it helps")
            .If(Evidence == Offer.Evidence.EvidenceBased && string.IsNullOrWhiteSpace(EvidenceSource), "Terms.EvidenceSource", "Say where the evidence stands")
            .Text(EvidenceSource, "Terms.EvidenceSource", 300)
            .Text(CoDesignedWith, "Terms.CoDesignedWith", 300)
            .Text(CoDesignLink, "Terms.CoDesignLink", 300)
            .If(!string.IsNullOrWhiteSpace(CoDesignLink) && !IsLink(CoDesignLink.Trim()), "Terms.CoDesignLink", "Enter a whole address that begins with https://")
            .Text(Aims, "Terms.Aims", 1000)
            .If(!Accessibility.All(FamilyHubs.Accessibility.OfActivities.Has), "Terms.Accessibility", "Choose from the list")
            .If(!SendNeeds.All(FamilyHubs.Accessibility.Suits.Has), "Terms.SendNeeds", "Choose from the list")
            .If(!Principles.All(OfferCodes.Principles.Has), "Terms.Principles", "Choose from the list")
            .If(Providers.Count > 20, "Terms.Providers", "Choose at most 20 organisations");
    }

    /// <summary>After <see cref="Check"/>.</summary>
    internal ActivityRow Row(Guid id, Guid siteId, DateOnly? retiredOn, int version) => new(
        id, siteId, Title!.Trim(), About!.Trim(), Strand!.Value, Category!, Audience!.Value, Read(AgeFrom, false), Read(AgeTo, true), Bookable!.Value, Capacity, ChildrenPerLead, Minutes!.Value, Pence!.Value,
        Codes.Write(Spoken), Codes.Write(FamilyHubs.Accessibility.OfActivities.Chosen(Accessibility)), Codes.Write(FamilyHubs.Accessibility.Suits.Chosen(SendNeeds)), Evidence!.Value, Kept(EvidenceSource), Kept(CoDesignedWith), Kept(CoDesignLink), Kept(Aims), Codes.Write(OfferCodes.Principles.Chosen(Principles)), Virtual, IsPublic,
        retiredOn, version);

    /// <summary>Each part in words, for where two people changed it at once.</summary>
    internal static IEnumerable<(string Label, string Text)> Fields(ActivityRow row, IReadOnlyList<Guid> providers) =>
    [
        ("Title", row.Title), ("About", row.About), ("Strand", OfferCodes.Label(row.Strand)), ("Category", OfferCodes.Category(row.Category)), ("For whom", OfferCodes.Label(row.Audience)),
        ("Age", Ages.InWords(row.AgeFromMonths, row.AgeToMonths)), ("How people come", OfferCodes.Label(row.Bookable)), ("Places", row.Capacity?.ToString(CultureInfo.InvariantCulture) ?? "No limit"),
        ("Children for one leader", row.ChildrenPerLead?.ToString(CultureInfo.InvariantCulture) ?? "Not said"), ("Minutes", row.Minutes.ToString(CultureInfo.InvariantCulture)), ("Cost", InPounds(row.CostPence)),
        ("Languages", row.Languages), ("Accessibility", FamilyHubs.Accessibility.OfActivities.Labels(row.Accessibility)), ("Made to suit", FamilyHubs.Accessibility.Suits.Labels(row.SendNeeds)), ("Evidence", $"{OfferCodes.Label(row.Evidence)} {row.EvidenceSource}".Trim()),
        ("Designed with", $"{row.CoDesignedWith} {row.CoDesignLink}".Trim()), ("Aims", row.Aims ?? ""), ("Principles", OfferCodes.Principles.Labels(row.Principles)),
        ("Organisations", $"{providers.Count}: {string.Join(" ", providers.Order())}"), ("Virtual", row.Virtual ? "Yes" : "No"), ("Shown to families", row.IsPublic ? "Yes" : "No"),
    ];

    internal static string InPounds(int pence) => pence == 0 ? "Free" : $"£{Pounds(pence)}";

    private static string Pounds(int pence) => (pence / 100m).ToString("0.00", CultureInfo.InvariantCulture);

    private IReadOnlyList<string> Spoken => [.. (Languages ?? "").Split([',', ';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).DistinctBy(Folded.Text)];

    private int? Pence => string.IsNullOrWhiteSpace(Cost) ? 0
        : decimal.TryParse(Cost.Trim().TrimStart('£'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var pounds) && pounds is >= 0 and <= 500 && decimal.Round(pounds, 2) == pounds ? (int)(pounds * 100) : null;

    private static int? Read(string? age, bool through) => Ages.TryRead(age, through, out var months) ? months : null;

    private static string? Kept(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static bool IsLink(string text) => Uri.TryCreate(text, UriKind.Absolute, out var link) && link.Scheme == Uri.UriSchemeHttps;
}

/// <summary>An activity as it is kept.</summary>
internal sealed record ActivityRow(
    Guid Id, Guid SiteId, string Title, string About, Strand Strand, string Category, Audience Audience, int? AgeFromMonths, int? AgeToMonths, Bookable Bookable, int? Capacity, int? ChildrenPerLead,
    int Minutes, int CostPence, string Languages, string Accessibility, string SendNeeds, Evidence Evidence, string? EvidenceSource, string? CoDesignedWith, string? CoDesignLink, string? Aims, string Principles,
    bool Virtual, bool IsPublic, DateOnly? RetiredOn, int Version)
{
    public string FoldedTitle => Folded.Text(Title);
}
