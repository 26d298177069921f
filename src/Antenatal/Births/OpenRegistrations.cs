using Neighbourhood.Antenatal.People;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Births;

/// <summary>Births of families whom the viewer works with that are not registered yet, the first due first.</summary>
internal sealed class OpenRegistrations(Db db, DoNotContact holds, ISend send, CurrentUser user, TimeProvider clock)
{
    /// <summary>Looked through at once.</summary>
    private const int Batch = 400;

    /// <summary>No viewer is shown more at once; the first due stand first.</summary>
    private const int Most = 100;

    /// <summary>What is overdue for longer stands in a list of its own, and is not counted on the first page: most of it was registered, and nobody noted it here.</summary>
    private const int LongDays = 365;

    /// <param name="Held">Contact is stopped with the baby or their mother: ask first.</param>
    internal sealed record Row(Guid BabyId, Guid PersonId, string Name, DateOnly BornOn, DateOnly DueOn, bool Overdue, bool Soon, bool Held);

    private sealed record Found(Guid BabyId, Guid PersonId, Guid MotherId, DateOnly BornOn, DateOnly DueOn);

    /// <param name="longAgo">Those that are overdue for more than a year, the newest first, instead of all others.</param>
    internal async Task<IReadOnlyList<Row>> Of(bool longAgo, CancellationToken ct)
    {
        var rows = new List<Row>();
        if (!user.May(Permissions.RegisterBirths)) return rows;
        // Who may see whom is Families' to say, so it is asked batch by batch until there is enough.
        for (var skip = 0; rows.Count < Most; skip += Batch)
        {
            var found = longAgo ? await LongAgo(skip, ct) : await Next(skip, ct);
            rows.AddRange(await Seen(found, ct));
            if (found.Count < Batch) break;
        }
        return [.. rows.Take(Most)];
    }

    private Task<IReadOnlyList<Found>> Next(int skip, CancellationToken ct) => db.Query<Found>("""
        SELECT r.baby_id, b.person_id, p.person_id AS mother_id, b.born_on, r.due_on
        FROM antenatal_registration r JOIN antenatal_baby b ON b.id = r.baby_id JOIN antenatal_pregnancy p ON p.id = r.pregnancy_id
        WHERE r.done_on IS NULL AND r.due_on >= @from AND b.state = 'Born' AND b.died_on IS NULL AND b.person_id IS NOT NULL
        ORDER BY r.due_on, r.baby_id OFFSET @skip ROWS FETCH NEXT @take ROWS ONLY
        """, new { from = clock.Today().AddDays(-LongDays), skip, take = Batch }, ct);

    private Task<IReadOnlyList<Found>> LongAgo(int skip, CancellationToken ct) => db.Query<Found>("""
        SELECT r.baby_id, b.person_id, p.person_id AS mother_id, b.born_on, r.due_on
        FROM antenatal_registration r JOIN antenatal_baby b ON b.id = r.baby_id JOIN antenatal_pregnancy p ON p.id = r.pregnancy_id
        WHERE r.done_on IS NULL AND r.due_on < @from AND b.state = 'Born' AND b.died_on IS NULL AND b.person_id IS NOT NULL
        ORDER BY r.due_on DESC, r.baby_id OFFSET @skip ROWS FETCH NEXT @take ROWS ONLY
        """, new { from = clock.Today().AddDays(-LongDays), skip, take = Batch }, ct);

    private async Task<IReadOnlyList<Row>> Seen(IReadOnlyList<Found> found, CancellationToken ct)
    {
        if (found.Count == 0) return [];
        var today = clock.Today();
        var names = (await send.Ask(new GetPeople([.. found.Select(f => f.PersonId)]), ct)).Where(p => p.Masking is Masking.Full or Masking.Restricted).ToDictionary(p => p.Id, p => p.Name);
        var seen = found.Where(f => names.ContainsKey(f.PersonId)).ToList();
        var held = await holds.Held([.. seen.SelectMany(f => new[] { f.PersonId, f.MotherId }).Distinct()], ct);
        return [.. seen.Select(f => new Row(f.BabyId, f.PersonId, names[f.PersonId], f.BornOn, f.DueOn, f.DueOn < today, f.DueOn <= today.AddDays(Birth.SoonDays), held.Contains(f.PersonId) || held.Contains(f.MotherId)))];
    }
}

/// <summary>On the first page: how many births are to be registered soon, and how many should have been.</summary>
internal sealed class WaitingRegistrations(OpenRegistrations open) : IWaiting
{
    public string Path => "/antenatal/registrations";

    public async Task<string?> Says(CancellationToken ct)
    {
        var rows = await open.Of(longAgo: false, ct);
        return (rows.Count(r => r.Overdue), rows.Count(r => r.Soon && !r.Overdue)) switch
        {
            (0, 0) => null,
            (0, var soon) => $"{soon} due soon.",
            (var late, 0) => $"{late} overdue.",
            var (late, soon) => $"{late} overdue, {soon} due soon.",
        };
    }
}
