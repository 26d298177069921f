using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Pregnancies;

/// <summary>Somebody else told a midwife of a pregnancy: it is on her list until an appointment is agreed. The task names nobody and no family.</summary>
internal sealed class BookingTask(Db db, ISend send, CurrentUser user, TimeProvider clock)
{
    internal const string Kind = "antenatal.book";

    private sealed record Row(DateOnly? AgreedEdd, DateOnly NotifiedOn, Guid? NeighbourhoodId, Guid? MidwifeUserId, Guid? TaskId);

    /// <summary>Nothing for a midwife who told of it herself: it is on her own list of pregnancies.</summary>
    internal async Task Open(Guid pregnancyId, CancellationToken ct)
    {
        if (await Find(pregnancyId, ct) is not { MidwifeUserId: { } midwife } row || midwife == user.Id) return;
        var (id, by) = (clock.NewId(), await DueDates.BookBy(send, row.AgreedEdd, row.NotifiedOn, row.NeighbourhoodId, ct));
        var today = clock.Today();
        await db.Execute("UPDATE antenatal_pregnancy SET booking_task_id = @id WHERE id = @pregnancyId", new { id, pregnancyId }, ct);
        await send.Send(new OpenTask(id, "Agree a first appointment with a family that you were told of", Kind, null, null, by < today ? today : by, TaskPriority.High, midwife, null,
            $"/antenatal/pregnancies/{pregnancyId}"), ct);
    }

    /// <summary>An appointment is agreed.</summary>
    internal Task Done(Guid pregnancyId, CancellationToken ct) => Close(pregnancyId, TaskOutcome.Done, null, ct);

    internal Task End(Guid pregnancyId, CancellationToken ct) => Close(pregnancyId, TaskOutcome.NoLongerNeeded, "It is looked after elsewhere, or has ended", ct);

    private async Task Close(Guid pregnancyId, TaskOutcome outcome, string? why, CancellationToken ct)
    {
        if (await Find(pregnancyId, ct) is { TaskId: { } task }) await send.Send(new CloseTask(task, outcome, why), ct);
    }

    private Task<Row?> Find(Guid pregnancyId, CancellationToken ct) => db.Find<Row>("""
        SELECT agreed_edd, notified_on, neighbourhood_id, midwife_user_id, booking_task_id AS task_id FROM antenatal_pregnancy WHERE id = @pregnancyId
        """, new { pregnancyId }, ct);
}
