using Neighbourhood.Antenatal.People;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Births;

/// <summary>Babies who were born, as Families knows them, under any id that was joined.</summary>
internal sealed class BornBabies(Db db, Aliases aliases)
{
    internal sealed record Born(Guid Id, Guid PregnancyId, int Number, DateOnly BornOn, Guid PersonId, DateOnly? DiedOn);

    internal Task<IReadOnlyList<Born>> Of(Guid pregnancyId, CancellationToken ct) => db.Query<Born>("""
        SELECT id, pregnancy_id, number, born_on, person_id, died_on FROM antenatal_baby WHERE pregnancy_id = @pregnancyId AND state = 'Born' ORDER BY number
        """, new { pregnancyId }, ct);

    /// <summary>The baby that this person was; null for anybody else.</summary>
    internal async Task<Born?> IfBaby(Guid personId, CancellationToken ct) => await db.Query<Born>("""
        SELECT id, pregnancy_id, number, born_on, person_id, died_on FROM antenatal_baby WHERE person_id IN @ids AND state = 'Born' ORDER BY born_on, id
        """, new { ids = await aliases.AllOf(personId, ct) }, ct) is [var first, ..] ? first : null;

    /// <exception cref="NotFound">It is no baby whose birth was recorded here, or one who has died.</exception>
    internal async Task<Born> Living(Guid personId, CancellationToken ct) => await IfBaby(personId, ct) is { DiedOn: null } baby ? baby : throw new NotFound("The baby");
}
