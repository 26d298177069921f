using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Antenatal.Contracts;
using Neighbourhood.Antenatal.Milestones;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Pregnancies;

/// <summary>A midwife agrees the booking appointment with her, at any gestation; where it is later than 10 weeks it is asked why. Agreed again it is moved.</summary>
internal static class AgreeBooking
{
    /// <param name="On">In the past, where she was booked elsewhere.</param>
    [Allows(Permissions.Write, On = nameof(PregnancyId))]
    internal sealed record Command(Guid PregnancyId, DateOnly? On, LateReason? LateReason, int Version) : ICommand;

    internal sealed class Handler(Db db, ISend send, IOutbox outbox, PregnancySteps steps, Babies babies, BookingTask task, MilestonePlan plan, History history, TimeProvider clock) : ICommandHandler<Command>
    {
        /// <summary>Days ahead for which an appointment is agreed at most.</summary>
        private const int Ahead = 200;

        private sealed record Row(bool TeamMayKnow);

        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var (id, today) = (command.PregnancyId, clock.Today());
            new Refusals().If(command.On is null, "On", "Enter the day of the appointment")
                .If(command.On < today.AddDays(-DueDates.Longest) || command.On > today.AddDays(Ahead), "On", "Enter a day of this pregnancy")
                .If(command.LateReason is { } why && !Enum.IsDefined(why), "LateReason", "Choose why from the list").Throw();
            var (on, now) = (command.On!.Value, await steps.Find(id, ct));
            var late = await DueDates.IsLate(send, now.AgreedEdd, on, now.NeighbourhoodId, ct);
            if (late && command.LateReason is null) throw new Refused("LateReason", "This is later than 10 weeks: choose why");
            if (now.Status == PregnancyStatus.Booked)
            {
                await Move(now, on, late ? command.LateReason : null, command.Version, ct);
                return default;
            }
            if (!await steps.To(id, PregnancyStatus.Booked, command.Version, null, ct)) return default;
            await Keep(id, on, late ? command.LateReason : null, ct);
            await task.Done(id, ct);
            await plan.Remake(id, ct);
            var agreed = (await db.Find<Row>("SELECT team_may_know FROM antenatal_pregnancy WHERE id = @id", new { id }, ct))!.TeamMayKnow;
            await outbox.Add(new PregnancyBooked(id, now.PersonId, [.. (await babies.Of(id, ct)).Where(b => b.State == BabyState.Expected).Select(b => b.Id)], today, agreed), ct);
            return default;
        }

        private async Task Move(PregnancySteps.Now now, DateOnly on, LateReason? why, int version, CancellationToken ct)
        {
            if (now.BookingOn == on) return;
            await db.ExecuteVersioned("UPDATE antenatal_pregnancy SET version = version + 1 WHERE id = @Id AND version = @version", new { now.Id, version },
                conflict: () => Task.FromResult(Stale.Of(("Booking appointment", now.BookingOn?.Date() ?? "", on.Date()))), ct: ct);
            await Keep(now.Id, on, why, ct);
            await history.Note(now.Id, Noted.AppointmentMoved, $"From {now.BookingOn?.Date()} to {on.Date()}", ct);
        }

        private Task<int> Keep(Guid id, DateOnly on, LateReason? why, CancellationToken ct) =>
            db.Execute("UPDATE antenatal_pregnancy SET booking_on = @on, late_reason = @why WHERE id = @id", new { id, on, why }, ct);
    }

    [Allows(Permissions.Write, On = nameof(PregnancyId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : PregnancyPage(send)
    {
        public DateOnly? On { get; set; }
        public LateReason? LateReason { get; set; }

        public Task<IActionResult> OnGet(CancellationToken ct) => Begin(v => v.Status is PregnancyStatus.Notified or PregnancyStatus.Booked, v => On = v.BookingOn, ct);

        public Task<IActionResult> OnPost(CancellationToken ct) => Step(new Command(PregnancyId, On, LateReason, Version), ct);
    }
}
