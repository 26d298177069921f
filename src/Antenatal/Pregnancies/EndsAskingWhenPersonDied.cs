using Neighbourhood.Antenatal.People;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Pregnancies;

/// <summary>When she has died, nobody is asked to agree an appointment with her, or to hold a conversation with her.</summary>
internal sealed class EndsAskingWhenPersonDied(Db db, Aliases aliases, Under16 under16, BookingTask booking) : IWhen<PersonDied>
{
    public async Task Handle(PersonDied happened, CancellationToken ct)
    {
        foreach (var pregnancy in await db.Query<Guid>("SELECT id FROM antenatal_pregnancy WHERE person_id IN @ids ORDER BY id", new { ids = await aliases.AllOf(happened.PersonId, ct) }, ct))
        {
            await under16.End(pregnancy, ct);
            await booking.End(pregnancy, ct);
        }
    }
}
