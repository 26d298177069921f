using Neighbourhood.Antenatal.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Asked;

/// <summary>A baby is born: the link counts from that day when it is time to end it. Nobody is told anything by this.</summary>
internal sealed class NotesBirthOnLinkWhenBabyBorn(Db db) : IWhen<BabyBorn>
{
    public async Task Handle(BabyBorn happened, CancellationToken ct)
    {
        var row = new { happened.PregnancyId, happened.On };
        if (await db.Execute("UPDATE familyhubs_pregnancy SET born_on = @On WHERE id = @PregnancyId", row, ct) == 0)
            await db.Execute("INSERT INTO familyhubs_pregnancy (id, born_on) VALUES (@PregnancyId, @On)", row, ct);
        await db.Execute("UPDATE familyhubs_link SET born_on = @On WHERE pregnancy_id = @PregnancyId", row, ct);
    }
}
