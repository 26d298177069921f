using Neighbourhood.Access.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Households;
using Neighbourhood.Families.Matching;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Involvement;

/// <summary>Who is working with this family, as far as this viewer may know: worker, team or site, organisation, since when, and who did before.</summary>
internal sealed class InvolvementPanel(Db db, Aliases aliases, Sight sight, ISend send, Guard guard, CurrentUser user, TimeProvider clock) : IPanel
{
    public string Permission => Permissions.ViewHousehold;

    public int Order => 30;

    public string Partial => "/Families/Involvement/InvolvementPanel.cshtml";

    public bool InPack => true;

    public async Task<object?> For(Guid householdId, CancellationToken ct)
    {
        if (await sight.FamilyOf(householdId, ct) is not { IsShown: true } family) return null;
        var today = clock.Today();
        var rows = await db.Query<Row>("""
            SELECT id, organisation_id, team_or_site_id, user_id, kind, shown, by_hand, from_on, to_on FROM families_involvement
            WHERE household_id IN @ids AND kind <> @Invited AND from_on <= @today
            ORDER BY from_on DESC, id DESC
            """, new { ids = await aliases.AllOf(householdId, ct), Involvements.Invited, today }, ct);
        var shown = new List<Row>();
        foreach (var row in rows)
            if (await MayKnow(row, householdId, ct)) shown.Add(row);
        var (names, change) = (await Printed(shown, ct), await guard.Reaches(Permissions.WritePeople, "HouseholdId", householdId, ct));
        // A site's or organisation's name says where: of a restricted family only the worker is named.
        var places = family.Masking == Masking.Full;
        return new Model(householdId, change,
            [.. shown.Where(r => r.IsCurrent(today)).Select(r => Said(r, names, places, change && MayEnd(r))).DistinctBy(l => l with { EndId = null })],
            [.. shown.Where(r => !r.IsCurrent(today) && Kinds.Of(r.Kind).Past).Select(r => Said(r, names, places, false)).Distinct()]);
    }

    /// <summary>What is not to be shown, and peer support always, is for those alone who have that module's permission for this family.</summary>
    private async Task<bool> MayKnow(Row row, Guid householdId, CancellationToken ct)
    {
        // A worker is named; a team or site behind them adds nothing that a reader could use, unless it stands alone.
        if (row is { UserId: null, ByHand: false, Kind: Involvements.Registered or Involvements.Works }) return false;
        var kind = Kinds.Of(row.Kind);
        return row.Shown && !kind.Always || (kind.Permission is { } permission && await guard.Reaches(permission, "HouseholdId", householdId, ct));
    }

    private bool MayEnd(Row row) =>
        (row.ByHand || row.Kind is Involvements.Registered or Involvements.Works)
        && (row.UserId == user.Id || (row.OrganisationId is not null && row.OrganisationId == user.OrganisationId));

    private async Task<Names> Printed(IReadOnlyList<Row> rows, CancellationToken ct)
    {
        var (workers, teams, organisations) = (Ids(rows, r => r.UserId), Ids(rows, r => r.TeamOrSiteId), Ids(rows, r => r.OrganisationId));
        return new(
            workers.Count == 0 ? [] : (await send.Ask(new GetStaff(workers), ct)).ToDictionary(w => w.Id),
            teams.Count == 0 ? [] : (await send.Ask(new GatherScopes(teams), ct)).DistinctBy(s => s.Id).ToDictionary(s => s.Id, s => s.Name),
            organisations.Count == 0 ? [] : (await send.Ask(new GetOrganisations(organisations), ct)).ToDictionary(o => o.Id, o => o.Name));
    }

    private static IReadOnlyList<Guid> Ids(IEnumerable<Row> rows, Func<Row, Guid?> id) => [.. rows.Select(id).OfType<Guid>().Distinct()];

    private static Line Said(Row row, Names names, bool places, bool mayEnd)
    {
        var worker = row.UserId is { } id ? names.Workers.GetValueOrDefault(id) : null;
        var team = places && row.TeamOrSiteId is { } at ? names.Teams.GetValueOrDefault(at) : null;
        var organisation = places ? row.OrganisationId is { } its ? names.Organisations.GetValueOrDefault(its) ?? worker?.Organisation : worker?.Organisation : null;
        var who = worker?.Name ?? team ?? (row.UserId is not null ? "A worker" : row.Kind == "case" ? "Case meeting team" : organisation ?? "A team");
        var behind = string.Join(", ", new[] { team, organisation }.Where(n => n is not null && n != who).Distinct());
        return new(who, behind.Length == 0 ? null : behind, Kinds.Of(row.Kind).Says, row.FromOn, row.ToOn, mayEnd ? row.Id : null);
    }

    private sealed record Row(Guid Id, Guid? OrganisationId, Guid? TeamOrSiteId, Guid? UserId, string Kind, bool Shown, bool ByHand, DateOnly FromOn, DateOnly? ToOn)
    {
        internal bool IsCurrent(DateOnly today) => ToOn is null || ToOn > today;
    }

    private sealed record Names(Dictionary<Guid, GetStaff.Worker> Workers, Dictionary<Guid, string> Teams, Dictionary<Guid, string> Organisations);

    internal sealed record Model(Guid HouseholdId, bool MayChange, IReadOnlyList<Line> Lines, IReadOnlyList<Line> Before);

    /// <param name="Organisation">And team or site, where they may be named.</param>
    /// <param name="EndId">The involvement that this viewer may end; null for none.</param>
    internal sealed record Line(string Who, string? Organisation, string What, DateOnly Since, DateOnly? Until = null, Guid? EndId = null);
}
