using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.People;

/// <summary>Who died is known here from the same transaction on: nobody tells of a pregnancy of hers, and nothing is offered.</summary>
internal sealed class NotesDeathOfPregnantWhenPersonDied(Db db) : IWhen<PersonDied>
{
    public Task Handle(PersonDied happened, CancellationToken ct) => db.Execute("""
        INSERT INTO antenatal_death (person_id, died_on) SELECT @PersonId, @On WHERE NOT EXISTS (SELECT 1 FROM antenatal_death WHERE person_id = @PersonId)
        """, happened, ct);
}

/// <summary>It was a mistake: she may be told of again. What it stopped is listed for her midwife elsewhere, and nothing is restored by itself.</summary>
internal sealed class DropsDeathOfPregnantWhenPersonDeathCorrected(Db db, Aliases aliases) : IWhen<PersonDeathCorrected>
{
    public async Task Handle(PersonDeathCorrected happened, CancellationToken ct) =>
        await db.Execute("DELETE FROM antenatal_death WHERE person_id IN @ids", new { ids = await aliases.AllOf(happened.PersonId, ct) }, ct);
}
