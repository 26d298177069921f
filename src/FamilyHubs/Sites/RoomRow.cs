using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Sites;

/// <summary>A room of a site, as it is stored.</summary>
internal sealed record RoomRow(Guid Id, Guid SiteId, string Name, int? Capacity, bool? StepFree, DateOnly? RetiredOn, int Version)
{
    internal static async Task<RoomRow> Find(Db db, Guid siteId, Guid roomId, CancellationToken ct) => await db.Find<RoomRow>("""
        SELECT id, site_id, name, capacity, step_free, retired_on, version FROM familyhubs_room WHERE id = @roomId AND site_id = @siteId
        """, new { siteId, roomId }, ct) ?? throw new NotFound("The room");

    internal static Refusals Check(string? name, int? capacity) => new Refusals()
        .Text(name, "Name", 120, "Enter what the room is called")
        .If(capacity is < 1 or > 2000, "Capacity", "Enter how many people it holds, from 1 to 2,000");

    /// <exception cref="Refused">Another room of the site that is in use has the name.</exception>
    internal static async Task CheckFree(Db db, Guid siteId, Guid roomId, string name, CancellationToken ct)
    {
        var others = await db.Query<string>("SELECT name FROM familyhubs_room WHERE site_id = @siteId AND id <> @roomId AND retired_on IS NULL", new { siteId, roomId }, ct);
        if (others.Any(other => Folded.Text(other) == Folded.Text(name))) throw new Refused("Name", "This place has a room of this name already");
    }
}
