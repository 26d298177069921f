using Neighbourhood.Antenatal.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Asked;

/// <summary>A baby is born: the link counts from that day when it is time to end it. Nobody is told anything by this.</summary>
internal sealed class NotesBirthOnLinkWhenBabyBorn(Db db) : IWhen<BabyBorn>
{
    public Task Handle(BabyBorn happened, CancellationToken ct) => BirthOnLink.Keep(db, happened.PregnancyId, happened.On, ct);
}

/// <summary>The day was another: the link counts from that one, whichever of the two was heard first.</summary>
internal sealed class MovesBirthOnLinkWhenBirthDayCorrected(Db db) : IWhen<BirthDayCorrected>
{
    public Task Handle(BirthDayCorrected happened, CancellationToken ct) => BirthOnLink.Keep(db, happened.PregnancyId, happened.On, ct);
}

internal static class BirthOnLink
{
    internal static async Task Keep(Db db, Guid pregnancyId, DateOnly on, CancellationToken ct)
    {
        var row = new { pregnancyId, on };
        if (await db.Execute("UPDATE familyhubs_pregnancy SET born_on = @on WHERE id = @pregnancyId", row, ct) == 0)
            await db.Execute("INSERT INTO familyhubs_pregnancy (id, born_on) VALUES (@pregnancyId, @on)", row, ct);
        await db.Execute("UPDATE familyhubs_link SET born_on = @on WHERE pregnancy_id = @pregnancyId", row, ct);
    }
}
