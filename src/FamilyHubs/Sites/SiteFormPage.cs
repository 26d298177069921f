using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Sites;

/// <summary>The fields of a site, for the pages that enter and change one.</summary>
[BindProperties] // by declaring type: what derives binds its own
internal abstract class SiteFormPage : FormPage
{
    public string? Name { get; set; }
    public SiteKind? Kind { get; set; }
    public HostBuilding? HostBuilding { get; set; }
    public string? AddressLine { get; set; }
    public string? Postcode { get; set; }
    public string? Link { get; set; }
    public string? Telephone { get; set; }
    public string? OpeningHours { get; set; }
    public string? GettingThere { get; set; }
    public List<string> Accessibility { get; set; } = [];
    public bool Trailblazer { get; set; }
    [Display(Name = "The day on which it opens")]
    public DateOnly? OpenedOn { get; set; }
    public string? Source { get; set; }

    internal SiteAnswers Answers =>
        new(Name, Kind, HostBuilding, AddressLine, Postcode, Link, Telephone, OpeningHours, GettingThere, Accessibility, Trailblazer, OpenedOn, Source);

    protected void Fill(SiteAnswers stands)
    {
        (Name, Kind, HostBuilding, AddressLine, Postcode, Link) = (stands.Name, stands.Kind, stands.HostBuilding, stands.AddressLine, stands.Postcode, stands.Link);
        (Telephone, OpeningHours, GettingThere, Trailblazer) = (stands.Telephone, stands.OpeningHours, stands.GettingThere, stands.Trailblazer);
        (Accessibility, OpenedOn, Source) = ([.. stands.Accessibility ?? []], stands.OpenedOn, stands.Source);
    }

    internal static IEnumerable<SelectListItem> Kinds => Enum.GetValues<SiteKind>().Select(k => new SelectListItem(SiteWords.Of(k), k.ToString()));

    internal static IEnumerable<SelectListItem> Buildings => Enum.GetValues<HostBuilding>().Select(b => new SelectListItem(SiteWords.Of(b), b.ToString()));

    internal static IEnumerable<SelectListItem> Needs => FamilyHubs.Accessibility.OfPlaces.Select(a => new SelectListItem(a.Label, a.Code));
}
