using Neighbourhood.Access.Contracts;
using Neighbourhood.Antenatal.People;
using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Contact.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Losses;

/// <summary>Asks a midwife to follow up where a colleague stopped contact.</summary>
internal sealed class StopDesk(Db db, Aliases aliases, ISend send, CurrentUser user, TimeProvider clock)
{
    /// <param name="PartnerId">Whom she noted as her partner.</param>
    internal sealed record Hers(Guid Id, Guid PersonId, PregnancyStatus Status, Guid? MidwifeUserId, Guid? TeamId, Guid? PartnerId);

    /// <summary>The newest that any of these is expecting, or is a partner in; null where none is known here.</summary>
    internal async Task<Hers?> Of(IReadOnlyList<Guid> personIds, CancellationToken ct) => await db.Query<Hers>("""
        SELECT p.id, p.person_id, p.status, p.midwife_user_id, p.team_id, r.person_id AS partner_id FROM antenatal_pregnancy p LEFT JOIN antenatal_partner r ON r.pregnancy_id = p.id
        WHERE (p.person_id IN @ids OR r.person_id IN @ids) AND p.status IN ('Notified', 'Booked', 'Ongoing', 'Born', 'HandedOver', 'LossRecorded')
        ORDER BY p.created_at DESC, p.id DESC
        """, new { ids = await aliases.AllOf(personIds, ct) }, ct) is [var newest, ..] ? newest : null;

    /// <summary>Once for each hold.</summary>
    internal async Task Ask(Guid holdId, Guid personId, Hers? hers, CancellationToken ct)
    {
        var asked = hers is { MidwifeUserId: { } midwife } ? midwife : hers?.TeamId is null ? await SomeMidwife(personId, ct) : (Guid?)null;
        var task = asked is null && hers?.TeamId is null ? (Guid?)null : clock.NewId();
        if (await db.Execute("""
            INSERT INTO antenatal_contact_stop (id, pregnancy_id, person_id, hold_id, by_user, at, asked_user, task_id)
            SELECT @holdId, @pregnancy, @person, @holdId, @me, @at, @asked, @task WHERE NOT EXISTS (SELECT 1 FROM antenatal_contact_stop s WHERE s.id = @holdId)
            """, new { holdId, pregnancy = hers?.Id, person = hers?.PersonId ?? personId, me = user.Id, at = clock.Now(), asked, task }, ct) == 0) return;
        // It names nobody and no family: a task is read outside this module too.
        if (task is { } id)
            await send.Send(new OpenTask(
                id, "A colleague stopped contact with a family: ask them, and follow up", "antenatal.stopped", null, null, clock.Today(), TaskPriority.High,
                asked, asked is null ? hers?.TeamId : null, "/antenatal/stopped"), ct);
    }

    /// <summary>Where nobody looks after her as far as is known here: one of the place where the family lives, or any.</summary>
    private async Task<Guid?> SomeMidwife(Guid personId, CancellationToken ct)
    {
        var place = (await send.Ask(new GetPeople([personId]), ct)).SingleOrDefault()?.HouseholdId is { } home ? (await send.Ask(new GetHousehold(home), ct))?.NeighbourhoodId : null;
        var near = place is null ? [] : await send.Ask(new FindStaff(null, Roles.Midwife, place), ct);
        return (near.Count > 0 ? near : await send.Ask(new FindStaff(null, Roles.Midwife), ct)).Select(w => (Guid?)w.Id).FirstOrDefault();
    }
}

/// <summary>Contact about a pregnancy was stopped on Contact's own page, by anybody: a midwife follows that up too.</summary>
internal sealed class AsksMidwifeWhenContactHeld(Db db, StopDesk desk) : IWhen<ContactHeld>
{
    public async Task Handle(ContactHeld happened, CancellationToken ct)
    {
        if (happened.Kind != HoldKind.Pregnancy || happened.PersonIds.Count == 0) return;
        // Her midwife stopped it herself, or knows already.
        if (await db.Find<int>("SELECT COUNT(*) FROM antenatal_loss_try WHERE hold_id = @HoldId", new { happened.HoldId }, ct) > 0) return;
        var hers = await desk.Of(happened.PersonIds, ct);
        if (hers?.Status != PregnancyStatus.LossRecorded) await desk.Ask(happened.HoldId, happened.PersonIds[0], hers, ct);
    }
}

/// <summary>A midwife let contact begin again: that it was stopped is followed up.</summary>
internal sealed class ClosesStopWhenContactReleased(Db db, ISend send, CurrentUser user, TimeProvider clock) : IWhen<ContactReleased>
{
    private sealed record Open(Guid? TaskId);

    public async Task Handle(ContactReleased happened, CancellationToken ct)
    {
        if (await db.Find<Open>("SELECT task_id FROM antenatal_contact_stop WHERE hold_id = @HoldId AND looked_at IS NULL", new { happened.HoldId }, ct) is not { } open) return;
        await db.Execute("UPDATE antenatal_contact_stop SET looked_at = @at, looked_by = @me WHERE hold_id = @HoldId", new { happened.HoldId, at = clock.Now(), me = user.Id }, ct);
        if (open.TaskId is { } task) await send.Send(new CloseTask(task, TaskOutcome.Done), ct);
    }
}
