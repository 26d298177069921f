using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Sessions;

/// <summary>A hub worker leaves one day of a repeating session out, and says why: a session without bookings leaves the diary; one with bookings is cancelled, so that the families are told.</summary>
internal static class LeaveOutDay
{
    /// <param name="Day">A day that the plan has.</param>
    [Allows(Permissions.PlanSessions, On = nameof(SeriesId))]
    internal sealed record Command(Guid SeriesId, DateOnly? Day, string? Reason, int Version) : ICommand;

    internal sealed class Handler(SeriesDesk desk, SeriesPlan plan, SessionDesk sessions, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var stands = await plan.Find(command.SeriesId, ct);
            var exceptions = await plan.Exceptions(command.SeriesId, ct);
            if (stands.Version == command.Version + 1 && exceptions.Any(e => e.Day == command.Day && !e.Added)) return default; // a second press
            new Refusals()
                .If(command.Day is null, "Day", "Choose the day")
                .If(command.Day < clock.Today(), "Day", "That day is over: choose a later one")
                .If(command.Day is { } d && !(stands.Repeats.In(stands.StartsOn, d, d).Any() || exceptions.Any(e => e.Day == d && e.Added)), "Day", "The plan has no session on that day: choose one that it has")
                .Text(command.Reason, "Reason", 300, "Say in a few words why it is left out")
                .Throw();
            var day = command.Day!.Value;
            var coming = (await plan.Coming(command.SeriesId, day, ct)).FirstOrDefault(s => s.DayInSeries == day);
            if (coming is { Booked: > 0 }) throw new Refused("Day", $"Families are booked on {When.WholeDay(coming.Day)}: cancel that session instead, so that they are told");
            await desk.Changed(command.SeriesId, command.Version, ct);
            await desk.Except(command.SeriesId, day, added: false, command.Reason!.Trim(), ct);
            if (coming is not null) await sessions.Withdraw(coming.Id, coming.Status, command.Reason!.Trim(), ct);
            return default;
        }
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.PlanSessions, On = nameof(SeriesId))]
    internal sealed class Page(ISend send) : SeriesStepPage(send)
    {
        [Display(Name = "The day")]
        public DateOnly? Day { get; set; }
        public string? Reason { get; set; }

        public Task<IActionResult> OnPost(CancellationToken ct) => Step(() => Sender.Send(new Command(SeriesId, Day, Reason, Version), ct));
    }
}
