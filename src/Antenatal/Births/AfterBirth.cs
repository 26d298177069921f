using Neighbourhood.Antenatal.Contracts;
using Neighbourhood.Antenatal.Milestones;
using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Births;

/// <summary>From a birth on: nothing of before it stays planned or asked for, and the visits after it are planned.</summary>
internal sealed class AfterBirth(Db db, MilestonePlan milestones, Silences silences, BookingTask booking, ISend send)
{
    private sealed record Row(DateOnly? BookingOn, DateOnly? BookingDoneOn);

    internal async Task Plan(Guid pregnancyId, CancellationToken ct)
    {
        var row = (await db.Find<Row>("SELECT booking_on, booking_done_on FROM antenatal_pregnancy WHERE id = @pregnancyId", new { pregnancyId }, ct))!;
        if ((row.BookingOn ?? row.BookingDoneOn) is null) await booking.End(pregnancyId, ct);
        await DueDatePrompts.Close(db, send, pregnancyId, "No longer needed", ct);
        await silences.EndAll(pregnancyId, ct);
        await milestones.Remake(pregnancyId, ct);
    }
}

/// <summary>What happened to the last of several babies is recorded, and one of them was born: what comes after a birth is planned from now.</summary>
internal sealed class PlansVisitsWhenUnbornNoLongerExpected(Db db, AfterBirth after) : IWhen<UnbornNoLongerExpected>
{
    public async Task Handle(UnbornNoLongerExpected happened, CancellationToken ct)
    {
        if (await db.Find<int>("SELECT COUNT(*) FROM antenatal_pregnancy WHERE id = @PregnancyId AND status = 'Born'", happened, ct) > 0) await after.Plan(happened.PregnancyId, ct);
    }
}
