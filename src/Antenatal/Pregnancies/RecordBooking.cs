using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Antenatal.Milestones;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Pregnancies;

/// <summary>A midwife notes that the booking appointment was held, or that the details of one came from another provider.</summary>
internal static class RecordBooking
{
    [Allows(Permissions.Write, On = nameof(PregnancyId))]
    internal sealed record Command(Guid PregnancyId, DateOnly? DoneOn, bool? Elsewhere, Smoking? Smoking, LateReason? LateReason, int Version) : ICommand;

    internal sealed class Handler(Db db, ISend send, PregnancySteps steps, MilestonePlan plan, TimeProvider clock) : ICommandHandler<Command>
    {
        private sealed record Row(string? LateReason);

        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var (id, today) = (command.PregnancyId, clock.Today());
            new Refusals().If(command.Elsewhere is null, "Elsewhere", "Choose how she was booked")
                .If(command.DoneOn is null, "DoneOn", "Enter the day on which she was booked")
                .If(command.DoneOn > today, "DoneOn", "The day must be today or earlier")
                .If(command.DoneOn < today.AddDays(-DueDates.Longest), "DoneOn", "Enter a day of this pregnancy")
                .If(command.Smoking is { } smokes && !Enum.IsDefined(smokes), "Smoking", "Choose an answer from the list")
                .If(command.LateReason is { } why && !Enum.IsDefined(why), "LateReason", "Choose why from the list").Throw();
            var (done, now) = (command.DoneOn!.Value, await steps.Find(id, ct));
            var reason = await Late(now, done, command, ct);
            if (!await steps.To(id, PregnancyStatus.Ongoing, command.Version, command.Elsewhere == true ? "Details came from another provider" : null, ct)) return default;
            await db.Execute("""
                UPDATE antenatal_pregnancy SET booking_done_on = @done, booked_elsewhere = @Elsewhere, booked_at_days = @days, late_reason = @reason, smoking_at_booking = @smoking WHERE id = @id
                """, new { id, done, command.Elsewhere, days = Gestation.Of(now.AgreedEdd, done)?.Days, reason, smoking = command.Smoking ?? Smoking.NotAsked }, ct);
            await plan.Remake(id, ct);
            return default;
        }

        /// <summary>The reason that stands, or the one that is given now; asked for where it was held here, late, and none is known.</summary>
        private async Task<string?> Late(PregnancySteps.Now now, DateOnly done, Command command, CancellationToken ct)
        {
            if (!await DueDates.IsLate(send, now.AgreedEdd, done, now.NeighbourhoodId, ct)) return null;
            var kept = (await db.Find<Row>("SELECT late_reason FROM antenatal_pregnancy WHERE id = @Id", new { now.Id }, ct))!.LateReason;
            if (command.LateReason is null && kept is null && command.Elsewhere == false) throw new Refused("LateReason", "This is later than 10 weeks: choose why");
            return command.LateReason?.ToString() ?? kept;
        }
    }

    [Allows(Permissions.Write, On = nameof(PregnancyId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : PregnancyPage(send)
    {
        public DateOnly? DoneOn { get; set; }
        public bool? Elsewhere { get; set; }
        public Smoking? Smoking { get; set; }
        public LateReason? LateReason { get; set; }

        public Task<IActionResult> OnGet(CancellationToken ct) => Begin(v => v.Status == PregnancyStatus.Booked, v => (DoneOn, Elsewhere) = (v.BookingOn, false), ct);

        public Task<IActionResult> OnPost(CancellationToken ct) => Step(new Command(PregnancyId, DoneOn, Elsewhere, Smoking, LateReason, Version), ct);
    }
}
