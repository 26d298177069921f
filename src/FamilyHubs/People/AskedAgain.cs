using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.People;

/// <summary>Whose names may not stay on a device as they were given to it: a device that comes again drops them, and takes them anew as they may be shown now.</summary>
internal sealed class AskedAgain(Db db, TimeProvider clock)
{
    /// <summary>From now on, in the open transaction.</summary>
    internal async Task Note(IReadOnlyList<Guid> personIds, CancellationToken ct)
    {
        foreach (var id in personIds.Distinct())
        {
            var row = new { id, now = clock.Now() };
            if (await db.Execute("UPDATE familyhubs_asked_again SET at = @now WHERE person_id = @id", row, ct) == 0)
                await db.Execute("INSERT INTO familyhubs_asked_again (person_id, at) VALUES (@id, @now)", row, ct);
        }
    }

    /// <summary>Whom a device drops that was given its names at this time.</summary>
    internal Task<IReadOnlyList<Guid>> Since(DateTimeOffset given, CancellationToken ct) =>
        db.Query<Guid>("SELECT person_id FROM familyhubs_asked_again WHERE at >= @given ORDER BY person_id", new { given }, ct);
}
