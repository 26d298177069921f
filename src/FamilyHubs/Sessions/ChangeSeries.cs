using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Sessions;

/// <summary>
/// A hub worker changes a repeating session from a day on: the old plan ends the day before and a new one takes its place. Coming sessions without bookings are made anew;
/// those with bookings stay, and are listed until somebody has moved or cancelled each.
/// </summary>
internal static class ChangeSeries
{
    /// <param name="Id">Of the new plan.</param>
    /// <param name="FirstOn">The first day of the new plan.</param>
    [Allows(Permissions.PlanSessions, On = nameof(SeriesId))]
    internal sealed record Command(
        Guid Id, Guid SeriesId, Guid? RoomId, string? Place, string? Link, string? Rule, DateOnly? FirstOn, TimeOnly? StartsAt, int? Minutes,
        int? Capacity, bool NoLimit, IReadOnlyList<Guid>? LeadIds, bool Opens, bool BankHolidays, int Version) : ICommand<Guid>;

    internal sealed class Handler(Db db, TermChecks checks, SeriesDesk desk, SeriesPlan plan, TimeProvider clock) : ICommandHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            var stands = await plan.Find(command.SeriesId, ct);
            var refusals = new Refusals()
                .If(command.Id == Guid.Empty, "", "This form came without its id: open it again, then send it")
                .If(stands.EndedOn < command.FirstOn, "FirstOn", $"This repeating session ends on {(stands.EndedOn is { } last ? When.Date(last) : "")}: plan a new one for later days");
            var rule = SeriesTimes.Of(refusals, command.Rule, command.FirstOn, "FirstOn", command.StartsAt, clock.Today());
            var terms = await checks.Of(
                refusals, command.FirstOn, stands.SiteId, stands.ActivityId, stands.ProgrammeId, command.RoomId, command.Place, command.Link, command.Minutes, command.Capacity, command.NoLimit,
                command.LeadIds, command.Opens, ct);
            var from = command.FirstOn!.Value;
            await desk.Changed(command.SeriesId, command.Version, ct);
            await db.Execute("UPDATE familyhubs_series SET ended_on = @last WHERE id = @SeriesId", new { command.SeriesId, last = from.AddDays(-1) }, ct);
            var kept = await plan.Withdraw(command.SeriesId, from, "The plan changed", ct);
            await desk.Add(command.Id, terms, new(rule!, from, (int)command.StartsAt!.Value.ToTimeSpan().TotalMinutes), !command.BankHolidays, command.SeriesId, ct);
            foreach (var exception in (await plan.Exceptions(command.SeriesId, ct)).Where(e => e.Day >= from && !e.Added))
                await desk.Except(command.Id, exception.Day, false, exception.Reason, ct);
            // One session a day: where families are booked by the old plan, a person decides first.
            foreach (var day in kept) await desk.Except(command.Id, day, false, "Families are booked as it was before", ct);
            await plan.Make(command.Id, refuseClashes: true, ct);
            return command.Id;
        }
    }

    [Allows(Permissions.PlanSessions, On = nameof(SeriesId))]
    internal sealed class Page(ISend send, PlanChoices choices, TimeProvider clock) : SeriesPage(choices, clock)
    {
        public Guid SeriesId { get; set; }
        public int Version { get; set; }

        internal SeriesView View { get; private set; } = null!;

        internal override bool SamePlace => true;

        public async Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            await Show(ct);
            var series = View.Series;
            Id = Clock.NewId();
            FirstOn = View.Next?.Day ?? (series.StartsOn > Clock.Today() ? series.StartsOn : Clock.Today());
            var form = RepeatForm.Of(series.Repeats, series.StartsOn);
            Fill(form with { Times = form.Times is { } times ? Math.Max(1, times - series.Repeats.In(series.StartsOn, series.StartsOn, FirstOn.Value.AddDays(-1)).Count()) : null });
            (RoomId, Place, Link, LeadIds) = (series.RoomId, series.Place, series.Link, [.. View.Leads.Select(l => l.Id)]);
            (StartsAt, Minutes) = (TimeOnly.MinValue.AddMinutes(series.StartMinute), series.Minutes);
            (Capacity, NoLimit, Opens, BankHolidays, Version) = (series.Capacity, series.Opens && series.Capacity is null, series.Opens, !series.LeaveOutBankHolidays, series.Version);
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            var id = await Sent(rule => send.Send(new Command(
                Id, SeriesId, RoomId, Place, Link, rule, FirstOn, StartsAt, Minutes, Capacity, NoLimit, LeadIds, Opens == true, BankHolidays == true, Version), ct));
            return Redirect($"/familyhubs/series/{id}?said=saved");
        });

        protected override async Task Show(CancellationToken ct)
        {
            View = await send.Ask(new SeeSeries(SeriesId), ct);
            await Choices.LoadRooms(View.Series.SiteId, ct);
            await Choices.LoadStaff([View.Series.SiteId], [.. View.Leads.Select(l => l.Id)], ct);
        }
    }
}
