using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Sites;

/// <summary>A site as it is stored.</summary>
internal sealed record SiteRow(
    Guid Id, string Name, SiteKind Kind, HostBuilding? HostBuilding, string? AddressLine, string? Postcode, string? Link, string? Telephone, string? OpeningHours, string? GettingThere,
    string Accessibility, Guid? LocalityId, string? Locality, Guid? NeighbourhoodId, Guid? AreaVersionId, bool Trailblazer, DateOnly OpenedOn, DateOnly? ClosedOn, string? ClosedReason,
    Guid? ReplacedById, string? Source, int Version)
{
    internal static async Task<SiteRow> Find(Db db, Guid siteId, CancellationToken ct) => await db.Find<SiteRow>("""
        SELECT id, name, kind, host_building, address_line, postcode, link, telephone, opening_hours, getting_there, accessibility, locality_id, locality, neighbourhood_id, area_version_id,
            trailblazer, opened_on, closed_on, closed_reason, replaced_by_id, source, version
        FROM familyhubs_site WHERE id = @siteId
        """, new { siteId }, ct) ?? throw new NotFound("The place");

    internal SiteAnswers Answers => new SiteAnswers(
        Name, Kind, HostBuilding, AddressLine, Postcode, Link, Telephone, OpeningHours, GettingThere, Codes.Read(Accessibility), Trailblazer, OpenedOn, Source).Tidy();

    internal bool IsOpen(DateOnly on) => OpenedOn <= on && (ClosedOn is null || ClosedOn > on);
}
