using Neighbourhood.Antenatal.Contracts;
using Neighbourhood.Antenatal.HubLinks;
using Neighbourhood.Antenatal.Milestones;
using Neighbourhood.Antenatal.People;
using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Births;

/// <summary>
/// Somebody died, in the same transaction: of a baby, what was planned for it stops and a person is asked to offer support; of the woman, her pregnancy is closed
/// and her link to a hub withdrawn. A living baby's care goes on in Families and with the health visitors, a hand-over too.
/// </summary>
internal sealed class StopsPregnancyWhenPersonDied(
    Db db, Aliases aliases, BornBabies babies, PregnancySteps steps, LinkDesk links, MilestonePlan milestones, SleepTalks sleep, Handovers handovers, Involvements involvements, History history, ISend send, IOutbox outbox, TimeProvider clock) : IWhen<PersonDied>
{
    internal const string SupportTask = "antenatal.support";
    internal const string HandOverTask = "antenatal.handover.send";

    public async Task Handle(PersonDied happened, CancellationToken ct)
    {
        var ids = await aliases.AllOf(happened.PersonId, ct);
        if (await babies.IfBaby(happened.PersonId, ct) is { DiedOn: null } baby) await OfBaby(baby, happened, ct);
        foreach (var pregnancy in await db.Query<Guid>("""
            SELECT id FROM antenatal_pregnancy WHERE person_id IN @ids AND status NOT IN ('Closed', 'EnteredInError') ORDER BY id
            """, new { ids }, ct))
            await OfWoman(pregnancy, happened, ct);
    }

    private async Task OfBaby(BornBabies.Born baby, PersonDied happened, CancellationToken ct)
    {
        await db.Execute("UPDATE antenatal_baby SET died_on = @On WHERE id = @Id", new { baby.Id, happened.On }, ct);
        await history.Add(Subject.Baby, baby.Id, nameof(BabyState.Born), "Died", ct: ct);
        await Keep(baby.PregnancyId, Stopped.Baby, happened, ct);
        // After the first year nothing of a pregnancy is planned any more but the review of the third: it ends with the rest.
        var now = await steps.Find(baby.PregnancyId, ct);
        await Links(now.Id, happened, ct);
        if ((await babies.Of(now.Id, ct)).All(b => b.DiedOn is not null))
        {
            await Keep(now.Id, Stopped.Milestones, happened, ct);
            await milestones.EndAll(now.Id, ct);
            await sleep.EndAsked(now.Id, ct);
        }
        if (SaferSleep.IsUnderOne(baby.BornOn, happened.On) && (now.MidwifeUserId ?? now.TeamId) is not null)
            await send.Send(new OpenTask(clock.NewId(), "Offer somebody your support, in person", SupportTask, null, null, clock.Today(), TaskPriority.High,
                now.MidwifeUserId, now.MidwifeUserId is null ? now.TeamId : null, $"/antenatal/pregnancies/{now.Id}"), ct);
    }

    private async Task OfWoman(Guid pregnancyId, PersonDied happened, CancellationToken ct)
    {
        await Links(pregnancyId, happened, ct);
        await Keep(pregnancyId, Stopped.Milestones, happened, ct);
        await milestones.EndAll(pregnancyId, ct);
        foreach (var unborn in await db.Query<Guid>("SELECT id FROM antenatal_baby WHERE pregnancy_id = @pregnancyId AND state = 'Expected' ORDER BY number", new { pregnancyId }, ct))
            await outbox.Add(new UnbornNoLongerExpected(unborn, pregnancyId), ct);
        if (await steps.Brought(pregnancyId, PregnancyStatus.Closed, ct)) await Keep(pregnancyId, Stopped.Pregnancy, happened, ct);
        // A baby who lives is still hers to hand over: then her work with the family ends.
        if (await handovers.Goes(await steps.Find(pregnancyId, ct), ct)) await AskToHandOver(pregnancyId, ct);
        else await involvements.End(pregnancyId, ct);
    }

    private async Task AskToHandOver(Guid pregnancyId, CancellationToken ct)
    {
        var now = await steps.Find(pregnancyId, ct);
        if ((now.MidwifeUserId ?? now.TeamId) is null || (await handovers.Of(pregnancyId, ct)).Any(h => h.Waits)) return;
        await send.Send(new OpenTask(clock.NewId(), "Hand a family over to the health visitors: their care goes on", HandOverTask, null, null, clock.Today(), TaskPriority.High,
            now.MidwifeUserId, now.MidwifeUserId is null ? now.TeamId : null, $"/antenatal/pregnancies/{pregnancyId}/hand-over"), ct);
    }

    private async Task Links(Guid pregnancyId, PersonDied happened, CancellationToken ct)
    {
        if (await links.OpenOf(pregnancyId, ct) is null) return;
        await Keep(pregnancyId, Stopped.Link, happened, ct);
        await links.WithdrawAll(pregnancyId, LinkDesk.Because.Held, ct);
    }

    private Task<int> Keep(Guid pregnancyId, string kind, PersonDied happened, CancellationToken ct) => db.Execute("""
        INSERT INTO antenatal_stopped (id, pregnancy_id, person_id, kind, stopped_on) VALUES (@id, @pregnancyId, @PersonId, @kind, @today)
        """, new { id = clock.NewId(), pregnancyId, happened.PersonId, kind, today = clock.Today() }, ct);
}

/// <summary>The death was recorded by mistake: what it stopped is listed for the midwife to look at; nothing is restored by itself.</summary>
internal sealed class ListsWhatStoppedWhenPersonDeathCorrected(Db db, Aliases aliases, PregnancySteps steps, History history, ISend send, TimeProvider clock) : IWhen<PersonDeathCorrected>
{
    internal const string LookTask = "antenatal.stopped.look";

    public async Task Handle(PersonDeathCorrected happened, CancellationToken ct)
    {
        var (ids, today) = (await aliases.AllOf(happened.PersonId, ct), clock.Today());
        foreach (var baby in await db.Query<Guid>("SELECT id FROM antenatal_baby WHERE person_id IN @ids AND died_on IS NOT NULL", new { ids }, ct))
        {
            await db.Execute("UPDATE antenatal_baby SET died_on = NULL WHERE id = @baby", new { baby }, ct);
            await history.Add(Subject.Baby, baby, "Died", nameof(BabyState.Born), ct: ct);
        }
        foreach (var pregnancy in await db.Query<Guid>("SELECT DISTINCT pregnancy_id FROM antenatal_stopped WHERE person_id IN @ids AND corrected_on IS NULL", new { ids }, ct))
        {
            var now = await steps.Find(pregnancy, ct);
            var task = (now.MidwifeUserId ?? now.TeamId) is null ? (Guid?)null : await send.Send(new OpenTask(clock.NewId(), "Look at what stopped by a mistake", LookTask, null, null, today,
                TaskPriority.High, now.MidwifeUserId, now.MidwifeUserId is null ? now.TeamId : null, $"/antenatal/pregnancies/{pregnancy}/stopped"), ct);
            await db.Execute("UPDATE antenatal_stopped SET corrected_on = @today, task_id = @task WHERE pregnancy_id = @pregnancy AND person_id IN @ids AND corrected_on IS NULL", new { pregnancy, ids, today, task }, ct);
        }
    }
}

/// <summary>What a death stops here.</summary>
internal static class Stopped
{
    internal const string Pregnancy = "Pregnancy";
    internal const string Link = "Link";
    internal const string Milestones = "Milestones";
    internal const string Baby = "Baby";
}
