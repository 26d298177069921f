using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Losses;

/// <summary>
/// Where a colleague stopped contact and nobody has followed up, as far as it is this midwife's: her own pregnancies; where none is known, families that she works with, and
/// whatever she was asked for by name.
/// </summary>
internal sealed class Stops(Db db, ISend send, Guard guard, CurrentUser user)
{
    internal sealed record Kept(Guid Id, Guid? PregnancyId, Guid PersonId, DateTimeOffset At, Guid? ByUser, Guid? AskedUser, Guid? TaskId, Guid? MidwifeUserId, Guid? TeamId);

    /// <param name="Works">She works with the family, and so may read who it is.</param>
    internal sealed record Named(Kept Row, string Name, bool Works);

    internal async Task<IReadOnlyList<Named>> Mine(CancellationToken ct)
    {
        var rows = await db.Query<Kept>("""
            SELECT s.id, s.pregnancy_id, s.person_id, s.at, s.by_user, s.asked_user, s.task_id, p.midwife_user_id, p.team_id
            FROM antenatal_contact_stop s LEFT JOIN antenatal_pregnancy p ON p.id = s.pregnancy_id WHERE s.looked_at IS NULL ORDER BY s.at, s.id
            """, ct: ct);
        var people = (await send.Ask(new GetPeople([.. rows.Select(r => r.PersonId).Distinct()]), ct)).ToDictionary(p => p.Id);
        var mine = new List<Named>();
        foreach (var row in rows)
        {
            if (!people.TryGetValue(row.PersonId, out var person)) continue;
            var works = person.Masking != Masking.Hidden && (row.PregnancyId is null ? await Works(person, ct) : IsHers(row));
            if (works || (row.PregnancyId is null && row.AskedUser == user.Id)) mine.Add(new(row, works ? person.Name : "Somebody you do not work with", works));
        }
        return mine;
    }

    private bool IsHers(Kept row) => user.ScopesFor(Permissions.Work) is not { } scopes || new[] { row.MidwifeUserId, row.TeamId }.OfType<Guid>().Any(scopes.Contains);

    private async Task<bool> Works(GetPeople.Person person, CancellationToken ct) => person.HouseholdId is { } home && await guard.Reaches(Permissions.Work, "HouseholdId", home, ct);
}
