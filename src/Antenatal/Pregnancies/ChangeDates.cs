using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Antenatal.HubLinks;
using Neighbourhood.Antenatal.Milestones;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Pregnancies;

/// <summary>A midwife notes when the baby is due: by her last period, by a scan, or not known yet. Everything that is counted from it moves with it.</summary>
internal static class ChangeDates
{
    [Allows(Permissions.Write, On = nameof(PregnancyId))]
    internal sealed record Command(Guid PregnancyId, DateOnly? Lmp, DateOnly? EddByScan, string? Reason, int Version) : ICommand;

    internal sealed class Handler(Db db, ISend send, PregnancySteps steps, MilestonePlan plan, LinkDesk links, History history, TimeProvider clock) : ICommandHandler<Command>
    {
        private sealed record Row(DateOnly? Lmp, DateOnly? EddByScan, DateOnly? BookingDoneOn);

        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var (id, today) = (command.PregnancyId, clock.Today());
            DueDates.Check(new Refusals(), command.Lmp, command.EddByScan, today).Text(command.Reason, "Reason", TakeBack.LongestReason).Throw();
            var now = await steps.Find(id, ct);
            if (!Pregnancy.IsExpecting(now.Status)) throw new Refused("", "The due date is changed while a baby is expected");
            var row = (await db.Find<Row>("SELECT lmp, edd_by_scan, booking_done_on FROM antenatal_pregnancy WHERE id = @id", new { id }, ct))!;
            if (row.Lmp == command.Lmp && row.EddByScan == command.EddByScan) return default;
            var byDates = command.Lmp is { } lmp ? Gestation.DueByDates(lmp) : (DateOnly?)null;
            var agreed = DueDates.Agreed(byDates, command.EddByScan, await DueDates.ScanOverrides(send, now.NeighbourhoodId, ct));
            await db.ExecuteVersioned("""
                UPDATE antenatal_pregnancy SET lmp = @Lmp, edd_by_dates = @byDates, edd_by_scan = @EddByScan, agreed_edd = @agreed, booked_at_days = @booked, version = version + 1
                WHERE id = @id AND version = @Version
                """, new { id, command.Lmp, byDates, command.EddByScan, agreed, booked = row.BookingDoneOn is { } done ? Gestation.Of(agreed, done)?.Days : null, command.Version },
                conflict: () => Task.FromResult(Stale.Of(("Last period", InWords(row.Lmp), InWords(command.Lmp)), ("Due by scan", InWords(row.EddByScan), InWords(command.EddByScan)))), ct: ct);
            await history.Note(id, Noted.DatesChanged, Says(now.AgreedEdd, agreed, command.Reason), ct);
            await plan.Remake(id, ct);
            await links.DueMonthMoved(id, ct);
            return default;
        }

        private static string Says(DateOnly? before, DateOnly? after, string? reason)
        {
            var change = before == after ? $"Still {InWords(after)}" : $"From {InWords(before)} to {InWords(after)}";
            // The column's length; the reason alone may fill it.
            var says = string.IsNullOrWhiteSpace(reason) ? change : $"{change}: {reason.Trim()}";
            return says.Length <= TakeBack.LongestReason ? says : says[..TakeBack.LongestReason];
        }

        private static string InWords(DateOnly? day) => day?.Date() ?? "not known yet";
    }

    [Allows(Permissions.Write, On = nameof(PregnancyId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : PregnancyPage(send)
    {
        public DateOnly? Lmp { get; set; }
        public DateOnly? EddByScan { get; set; }
        public string? Reason { get; set; }

        public Task<IActionResult> OnGet(CancellationToken ct) => Begin(v => v.IsExpecting, v => (Lmp, EddByScan) = (v.Lmp, v.EddByScan), ct);

        public Task<IActionResult> OnPost(CancellationToken ct) => Step(new Command(PregnancyId, Lmp, EddByScan, Reason, Version), ct);
    }
}
