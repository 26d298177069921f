using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Sites;

/// <summary>A site as it is stored.</summary>
internal sealed record SiteRow(
    Guid Id, string Name, SiteKind Kind, HostBuilding? HostBuilding, string? AddressLine, string? Postcode, string? Link, string? Telephone, string? OpeningHours, string? GettingThere,
    string Accessibility, Guid? LocalityId, string? Locality, Guid? NeighbourhoodId, Guid? AreaVersionId, bool Trailblazer, DateOnly OpenedOn, DateOnly? ClosedOn, string? ClosedReason,
    Guid? ReplacedById, string? Source, int Version)
{
    /// <summary>Written when it is entered, not read with the rest.</summary>
    public Guid? AddedBy { get; init; }

    /// <inheritdoc cref="AddedBy"/>
    public DateTimeOffset? AddedAt { get; init; }

    public string FoldedName => Folded.Text(Name);

    internal static async Task<SiteRow> Find(Db db, Guid siteId, CancellationToken ct) => await db.Find<SiteRow>("""
        SELECT id, name, kind, host_building, address_line, postcode, link, telephone, opening_hours, getting_there, accessibility, locality_id, locality, neighbourhood_id, area_version_id,
            trailblazer, opened_on, closed_on, closed_reason, replaced_by_id, source, version
        FROM familyhubs_site WHERE id = @siteId
        """, new { siteId }, ct) ?? throw new NotFound("The place");

    /// <summary>As it is written: what a form says after <see cref="SiteAnswers.Check"/> and <see cref="SiteAnswers.Tidy"/>, and where it lies.</summary>
    internal static SiteRow Of(Guid id, SiteAnswers site, SiteArea area, int version) => new(
        id, site.Name!, site.Kind!.Value, site.HostBuilding, site.AddressLine, site.Postcode, site.Link, site.Telephone, site.OpeningHours, site.GettingThere,
        Codes.Write(site.Accessibility), area.LocalityId, area.Locality, area.NeighbourhoodId, area.AreaVersionId, site.Trailblazer, site.OpenedOn!.Value, null, null, null, site.Source, version);

    internal SiteAnswers Answers => new SiteAnswers(
        Name, Kind, HostBuilding, AddressLine, Postcode, Link, Telephone, OpeningHours, GettingThere, Codes.Read(Accessibility), Trailblazer, OpenedOn, Source).Tidy();

    internal bool IsOpen(DateOnly on) => OpenedOn <= on && (ClosedOn is null || ClosedOn > on);
}
