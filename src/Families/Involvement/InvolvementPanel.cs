using Neighbourhood.Access.Contracts;
using Neighbourhood.Families.Households;
using Neighbourhood.Families.Matching;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Involvement;

/// <summary>Who is working with this family now.</summary>
internal sealed class InvolvementPanel(Db db, Aliases aliases, Sight sight, ISend send, TimeProvider clock) : IPanel
{
    public string Permission => Permissions.ViewHousehold;

    public int Order => 30;

    public string Partial => "/Families/Involvement/InvolvementPanel.cshtml";

    public async Task<object?> For(Guid householdId, CancellationToken ct)
    {
        if (await sight.FamilyOf(householdId, ct) is not { IsShown: true }) return null;
        var rows = await db.Query<Row>("""
            SELECT user_id, kind, from_on FROM families_involvement
            WHERE household_id IN @ids AND shown = 1 AND kind <> @Invited AND from_on <= @today AND (to_on IS NULL OR to_on > @today)
            ORDER BY from_on DESC, id DESC
            """, new { ids = await aliases.AllOf(householdId, ct), Involvements.Invited, today = clock.Today() }, ct);
        var workers = (await send.Ask(new GetStaff([.. rows.Select(r => r.UserId).OfType<Guid>().Distinct()]), ct)).ToDictionary(w => w.Id);
        // A worker is named; a team or site behind them adds nothing that a reader could use, unless it stands alone as a case meeting.
        return new Model([.. rows.Where(r => r.UserId is not null || r.Kind is not (Involvements.Registered or Involvements.Works)).Select(r => Said(r, workers)).Distinct()]);
    }

    private static Line Said(Row row, Dictionary<Guid, GetStaff.Worker> workers)
    {
        var worker = row.UserId is { } id ? workers.GetValueOrDefault(id) : null;
        var who = worker?.Name ?? (row.UserId is null ? "Case meeting team" : "A worker");
        var what = row.Kind switch
        {
            Involvements.Registered => "Registered the family",
            "lead" => "Lead practitioner",
            "referral" => "Asked a case meeting to talk about the family",
            "case" => "Works with the family in a case meeting",
            _ => "Works with the family",
        };
        return new(who, worker?.Organisation, what, row.FromOn);
    }

    private sealed record Row(Guid? UserId, string Kind, DateOnly FromOn);

    internal sealed record Model(IReadOnlyList<Line> Lines);

    internal sealed record Line(string Who, string? Organisation, string What, DateOnly Since);
}
