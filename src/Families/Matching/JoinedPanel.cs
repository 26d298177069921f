using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Matching;

/// <summary>At the foot of a person's page: that the record was joined with another, and when.</summary>
internal sealed class JoinedPersonPanel(Db db, Aliases aliases, CurrentUser user) : IPersonPanel
{
    public string Permission => Permissions.ViewHousehold;

    public int Order => 900;

    public string Partial => "/Families/Matching/JoinedPanel.cshtml";

    public Task<object?> For(Guid personId, CancellationToken ct) => JoinedPanel.Of(db, aliases, user, personId, ct);
}

/// <summary>At the foot of a family's card: that its record was joined with another, and when.</summary>
internal sealed class JoinedHouseholdPanel(Db db, Aliases aliases, CurrentUser user) : IPanel
{
    public string Permission => Permissions.ViewHousehold;

    public int Order => 900;

    public string Partial => "/Families/Matching/JoinedPanel.cshtml";

    public Task<object?> For(Guid householdId, CancellationToken ct) => JoinedPanel.Of(db, aliases, user, householdId, ct);
}

internal static class JoinedPanel
{
    internal static async Task<object?> Of(Db db, Aliases aliases, CurrentUser user, Guid id, CancellationToken ct)
    {
        var ids = await aliases.AllOf(id, ct);
        if (ids.Count == 1) return null;
        var rows = await db.Query<Line>("SELECT id, merged_at FROM families_alias WHERE merged_id IN @ids AND undone_at IS NULL ORDER BY merged_at, id", new { ids }, ct);
        return new Model(rows, user.May(Permissions.Join));
    }

    /// <param name="MaySee">Whether the viewer may see the joining and part the records.</param>
    internal sealed record Model(IReadOnlyList<Line> Lines, bool MaySee);

    internal sealed record Line(Guid Id, DateTimeOffset MergedAt);
}
