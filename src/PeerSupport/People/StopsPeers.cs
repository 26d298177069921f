using Neighbourhood.Antenatal.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.People;

/// <summary>A pregnancy is over: what was asked and matched for it ends in the same transaction, and nobody is told why.</summary>
internal sealed class StopsPeersWhenPregnancyEndedInLoss(Stops stops) : IWhen<PregnancyEndedInLoss>
{
    public Task Handle(PregnancyEndedInLoss happened, CancellationToken ct) => stops.OfPregnancy(happened.PregnancyId, happened.PersonId, ct);
}

/// <summary>It was recorded by mistake: the coordinator sees what ended, to speak with the midwife. No match begins again.</summary>
internal sealed class AsksAboutPeersWhenPregnancyReopened(Looks looks) : IWhen<PregnancyReopened>
{
    public Task Handle(PregnancyReopened happened, CancellationToken ct) => looks.AskOfPregnancy(happened.PregnancyId, ct);
}

/// <summary>Somebody died: what was asked and matched for them ends in the same transaction; whom they supported is put to the coordinator.</summary>
internal sealed class StopsPeersWhenPersonDied(Db db, Aliases aliases, Stops stops, Leavers leavers) : IWhen<PersonDied>
{
    public async Task Handle(PersonDied happened, CancellationToken ct)
    {
        await db.Execute("""
            INSERT INTO peersupport_death (person_id, died_on) SELECT @PersonId, @On WHERE NOT EXISTS (SELECT 1 FROM peersupport_death WHERE person_id = @PersonId)
            """, happened, ct);
        await stops.OfPerson(happened.PersonId, ct);
        foreach (var supporter in await db.Query<Guid>("SELECT id FROM peersupport_supporter WHERE person_id IN @ids AND status <> 'Left' ORDER BY id", new { ids = await aliases.AllOf(happened.PersonId, ct) }, ct))
        {
            await leavers.Leave(supporter, ct);
            // At once, also while somebody is still handed over: what was written to them is for nobody else.
            await leavers.EndAccount(supporter, ct);
        }
    }
}

/// <summary>The death was recorded by mistake: the coordinator sees what ended. Nothing is restored by itself.</summary>
internal sealed class AsksAboutPeersWhenPersonDeathCorrected(Db db, Aliases aliases, Looks looks) : IWhen<PersonDeathCorrected>
{
    public async Task Handle(PersonDeathCorrected happened, CancellationToken ct)
    {
        await db.Execute("DELETE FROM peersupport_death WHERE person_id IN @ids", new { ids = await aliases.AllOf(happened.PersonId, ct) }, ct);
        await looks.AskOfDeath(happened.PersonId, ct);
    }
}

/// <summary>Somebody's name and address are protected from this moment: names are asked of Families each time; the coordinator looks at how and where they meet.</summary>
internal sealed class AsksAboutPeersWhenPersonRestricted(Looks looks) : IWhen<PersonRestricted>
{
    public async Task Handle(PersonRestricted happened, CancellationToken ct)
    {
        foreach (var request in await looks.OpenRequests([happened.PersonId], ct)) await looks.Ask(request, LookWhy.Restricted, ct);
    }
}
