using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Losses;

/// <summary>Where a colleague stopped contact and nobody has followed up, as far as it is this midwife's: her own pregnancies, and people whom she works with.</summary>
internal sealed class Stops(Db db, ISend send, CurrentUser user)
{
    internal sealed record Kept(Guid Id, Guid? PregnancyId, Guid PersonId, DateTimeOffset At, Guid? ByUser, Guid? TaskId, Guid? MidwifeUserId, Guid? TeamId);

    internal sealed record Named(Kept Row, string Name);

    internal async Task<IReadOnlyList<Named>> Mine(CancellationToken ct)
    {
        var rows = await db.Query<Kept>("""
            SELECT s.id, s.pregnancy_id, s.person_id, s.at, s.by_user, s.task_id, p.midwife_user_id, p.team_id
            FROM antenatal_contact_stop s LEFT JOIN antenatal_pregnancy p ON p.id = s.pregnancy_id WHERE s.looked_at IS NULL ORDER BY s.at, s.id
            """, ct: ct);
        var mine = user.ScopesFor(Permissions.Work);
        var people = (await send.Ask(new GetPeople([.. rows.Select(r => r.PersonId).Distinct()]), ct)).Where(p => p.Masking != Masking.Hidden).ToDictionary(p => p.Id, p => p.Name);
        return [.. rows.Where(r => people.ContainsKey(r.PersonId) && (r.PregnancyId is null || mine is null || new[] { r.MidwifeUserId, r.TeamId }.OfType<Guid>().Any(mine.Contains)))
            .Select(r => new Named(r, people[r.PersonId]))];
    }
}
