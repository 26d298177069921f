using Neighbourhood.FamilyHubs.People;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Asked;

/// <summary>On a household's card: the way to ask a hub, and how it stands where the viewer asked one.</summary>
internal sealed class SentPanel(Db db, Aliases aliases, CurrentUser user) : IPanel
{
    public string Permission => Permissions.SendReferral;

    public int Order => 52;

    public string Partial => "/FamilyHubs/Asked/SentPanel.cshtml";

    internal sealed record Shown(Guid HouseholdId, IReadOnlyList<Line> Lines);

    internal sealed record Line(string Hub, DateOnly SentOn, string Stands);

    private sealed record Kept(string Hub, DateTimeOffset ReceivedAt, GpReferralState State, GpReferralAnswer? Answer, TellBack TellBack);

    public async Task<object?> For(Guid householdId, CancellationToken ct)
    {
        var rows = await db.Query<Kept>("""
            SELECT s.name AS hub, r.received_at, r.state, r.answer, r.tell_back
            FROM familyhubs_gp_referral r JOIN familyhubs_site s ON s.id = r.site_id
            WHERE r.sender_user_id = @me AND r.household_id IN @households ORDER BY r.received_at DESC, r.id OFFSET 0 ROWS FETCH NEXT 5 ROWS ONLY
            """, new { me = user.Id, households = await aliases.AllOf(householdId, ct) }, ct);
        return new Shown(householdId, [.. rows.Select(r => new Line(r.Hub, r.ReceivedAt.LondonDay(), Referrals.Told(r.State, r.Answer, r.TellBack)))]);
    }
}
