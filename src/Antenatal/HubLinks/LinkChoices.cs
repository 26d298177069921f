using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.HubLinks;

/// <summary>What she chose when a hub is asked: what goes to it, and what may come back.</summary>
/// <param name="Share">"due-month", "language"; none is an answer.</param>
/// <param name="Needs">Codes of what would help.</param>
/// <param name="Tell">"midwife", "gp"; none is an answer.</param>
internal sealed record LinkChoices(IReadOnlyList<string>? Share, IReadOnlyList<string>? Needs, IReadOnlyList<string>? Tell, PartnerWelcome? Partner)
{
    internal bool SharesDueMonth => Share?.Contains(LinkWords.DueMonth) == true;

    internal bool SharesLanguage => Share?.Contains(LinkWords.Language) == true;

    internal bool TellsMidwife => Tell?.Contains(LinkWords.Midwife) == true;

    internal bool TellsGp => Tell?.Contains(LinkWords.Gp) == true;

    internal PartnerWelcome PartnerWelcome => Partner ?? PartnerWelcome.NotAsked;

    /// <summary>In the order of the list.</summary>
    internal IReadOnlyList<string> ChosenNeeds => [.. LinkWords.Needs.Keys.Where(code => Needs?.Contains(code) == true)];

    /// <summary>As the hub reads them.</summary>
    internal IReadOnlyList<string> NeedsTold => PartnerWelcome == PartnerWelcome.Yes ? [.. ChosenNeeds, LinkWords.PartnerMayCome] : ChosenNeeds;

    internal IReadOnlyList<string> BackTo => [.. LinkWords.Tells.Keys.Where(code => Tell?.Contains(code) == true)];

    internal DateOnly? Month(DateOnly? edd) => SharesDueMonth ? LinkDesk.MonthOf(edd) : null;

    /// <summary>They are what stands already.</summary>
    internal bool Are(LinkDesk.Standing link, IReadOnlyList<string> needs) =>
        (SharesDueMonth, SharesLanguage, TellsMidwife, TellsGp, PartnerWelcome) == (link.SharesDueMonth, link.SharesLanguage, link.TellMidwife, link.TellGp, link.PartnerWelcome) && ChosenNeeds.ToHashSet(StringComparer.Ordinal).SetEquals(needs);

    /// <summary>The language that the hub is told; null for English, and where she does not share it.</summary>
    internal string? LanguageOf(GetPeople.Person? her) => SharesLanguage && her?.Language is { } language && !language.Equals("English", StringComparison.OrdinalIgnoreCase) ? language : null;

    internal Refusals Check(Refusals refusals) => refusals
        .If(Share?.Any(s => !LinkWords.Shares.ContainsKey(s)) == true, nameof(Share), "Choose what the hub may know from the list")
        .If(Needs?.Any(n => !LinkWords.Needs.ContainsKey(n)) == true, nameof(Needs), "Choose what would help from the list")
        .If(Tell?.Any(t => !LinkWords.Tells.ContainsKey(t)) == true, nameof(Tell), "Choose whom the hub may tell from the list")
        .If(Partner is { } partner && !Enum.IsDefined(partner), nameof(Partner), "Choose whether her partner would like to come");
}
