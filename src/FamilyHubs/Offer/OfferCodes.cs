using Microsoft.AspNetCore.Mvc.Rendering;

namespace Neighbourhood.FamilyHubs.Offer;

/// <summary>An age band of the DfE, in whole months of age.</summary>
internal sealed record AgeBand(string Code, string Label, int FromMonths, int ToMonths);

/// <summary>Every code of the offer with its words, in one place.</summary>
internal static class OfferCodes
{
    /// <summary>The bands of the DfE for family hubs; 19 to 25 is for people with special educational needs or a disability.</summary>
    internal static IReadOnlyList<AgeBand> Bands { get; } =
    [
        new("0-2", "0 to 2", 0, 35), new("3-5", "3 to 5", 36, 71), new("6-11", "6 to 11", 72, 143), new("12-15", "12 to 15", 144, 191),
        new("16-18", "16 to 18", 192, 227), new("19-25", "19 to 25 with SEND", 228, 311),
    ];

    /// <summary>What a family hub stands on.</summary>
    internal static IReadOnlyList<Coded> Principles { get; } = [new("access", "Access"), new("relationships", "Relationships"), new("connection", "Connection")];

    /// <summary>
    /// How the DfE's own directory of family services sorts them: the service categories that its open source is seeded with
    /// (github.com/DFE-Digital/fh-service-directory-api and fh-service-directory-ui), which its design history derives from the programme's
    /// family hub service expectations (annex F). Another edition of the list is one more category here: what was kept by an old code reads as it was.
    /// </summary>
    internal static IReadOnlyList<(string Group, IReadOnlyList<Coded> Categories)> Categories { get; } =
    [
        ("Activities, clubs and groups",
        [
            new("activities", "Activities"), new("school-clubs", "Before and after school clubs"), new("holiday-clubs", "Holiday clubs and schemes"), new("music-arts-dance", "Music, arts and dance"),
            new("baby-toddler", "Parent, baby and toddler groups"), new("playgroup", "Pre-school playgroup"), new("sports", "Sports and recreation"),
        ]),
        ("Family support",
        [
            new("bullying", "Bullying and cyber bullying"), new("debt-welfare", "Debt and welfare advice"), new("domestic-abuse", "Domestic abuse"),
            new("intensive-family", "Intensive targeted family support"), new("money-housing", "Money, benefits and housing"), new("parenting", "Parenting support"),
            new("parental-conflict", "Reducing parental conflict"), new("separating", "Separating and separated parent support"), new("stopping-smoking", "Stopping smoking"),
            new("substance-misuse", "Substance misuse (including alcohol and drug)"), new("targeted-youth", "Targeted youth support"), new("youth-justice", "Youth justice services"),
        ]),
        ("Health",
        [
            new("hearing-sight", "Hearing and sight"), new("mental-health", "Mental health, social and emotional support"), new("nutrition-weight", "Nutrition and weight management"),
            new("oral-health", "Oral health"), new("public-health", "Public health services"),
        ]),
        ("Pregnancy, birth and early years",
        [
            new("birth-registration", "Birth registration"), new("early-language", "Early years language and learning"), new("health-visiting", "Health visiting"),
            new("infant-feeding", "Infant feeding support (including breastfeeding)"), new("maternity", "Midwife and maternity"), new("perinatal-mental-health", "Perinatal mental health support (pregnancy to one year post birth)"),
        ]),
        ("Special educational needs and disabilities (SEND) support",
        [
            new("autism", "Autistic Spectrum Disorder (ASD)"), new("breaks-respite", "Breaks and respite"), new("send-early-years", "Early years support"),
            new("send-carers", "Groups for parents and carers of children with SEND"), new("hearing-impairment", "Hearing impairment"), new("learning-difficulties", "Learning difficulties and disabilities"),
            new("multi-sensory", "Multi-sensory impairment"), new("other-disabilities", "Other difficulties or disabilities"), new("physical-disabilities", "Physical disabilities"),
            new("send-emotional", "Social, emotional and mental health support"), new("speech-language", "Speech, language and communication needs"), new("visual-impairment", "Visual impairment"),
        ]),
        ("Transport", [new("community-transport", "Community transport")]),
    ];

    /// <summary>As GetHubOfferFor names them.</summary>
    private static readonly (Audience Audience, string Code, string Label)[] Audiences =
    [
        (Audience.AllCarers, "all-carers", "All parents and carers"), (Audience.Mothers, "mothers", "Mothers"), (Audience.Fathers, "fathers", "Fathers and male carers"),
        (Audience.Expectant, "expectant", "People who are expecting"), (Audience.ChildAlone, "child-alone", "Children on their own"), (Audience.YoungPeople, "young-people", "Young people"),
    ];

    internal static string Label(Audience audience) => Audiences.First(a => a.Audience == audience).Label;

    internal static string Code(Audience audience) => Audiences.First(a => a.Audience == audience).Code;

    internal static Audience? AudienceOf(string? code) => Audiences.Where(a => a.Code == code).Select(a => (Audience?)a.Audience).FirstOrDefault();

    internal static string Label(Strand strand) => strand switch
    {
        Strand.Universal => "Universal",
        Strand.Targeted => "Targeted",
        Strand.Specialist => "Specialist",
        _ => "One to one",
    };

    internal static string Label(Bookable bookable) => bookable switch
    {
        Bookable.DropIn => "Drop in",
        Bookable.Book => "Book a place",
        _ => "Through a worker only",
    };

    internal static string Code(Bookable bookable) => bookable switch
    {
        Bookable.DropIn => "drop-in",
        Bookable.Book => "book",
        _ => "referral-only",
    };

    internal static string Label(Evidence evidence) => evidence switch
    {
        Evidence.EvidenceBased => "Evidence-based",
        Evidence.Promising => "Promising",
        _ => "Not rated",
    };

    /// <summary>For which ages, in words; what is for expectant people is for before the birth.</summary>
    internal static string Age(Audience audience, int? from, int? to) => audience == Audience.Expectant && from is null && to is null ? "Before birth" : Ages.InWords(from, to);

    /// <summary>A category's words; what is none of the list reads as it was kept.</summary>
    internal static string Category(string code) => Categories.SelectMany(g => g.Categories).FirstOrDefault(c => c.Code == code)?.Label ?? code;

    internal static bool IsCategory(string? code) => Categories.Any(g => g.Categories.Any(c => c.Code == code));

    internal static IEnumerable<SelectListItem> CategoryChoices()
    {
        foreach (var (group, categories) in Categories)
        {
            var of = new SelectListGroup { Name = group };
            foreach (var category in categories) yield return new(category.Label, category.Code) { Group = of };
        }
    }

    internal static IEnumerable<SelectListItem> AudienceChoices() => Audiences.Select(a => new SelectListItem(a.Label, a.Audience.ToString()));

    /// <summary>By the codes of GetHubOfferFor.</summary>
    internal static IEnumerable<SelectListItem> AudienceCodes() => Audiences.Select(a => new SelectListItem(a.Label, a.Code));

    internal static IEnumerable<SelectListItem> StrandChoices() => Enum.GetValues<Strand>().Select(s => new SelectListItem(Label(s), s.ToString()));

    internal static IEnumerable<SelectListItem> BandChoices() => Bands.Select(b => new SelectListItem(b.Label, b.Code));
}
