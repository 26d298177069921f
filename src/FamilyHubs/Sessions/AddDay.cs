using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Sessions;

/// <summary>A hub worker adds a day to a repeating session, or takes a day back in that was left out.</summary>
internal static class AddDay
{
    /// <param name="Day">A day that the plan does not have.</param>
    [Allows(Permissions.PlanSessions, On = nameof(SeriesId))]
    internal sealed record Command(Guid SeriesId, DateOnly? Day, int Version) : ICommand;

    internal sealed class Handler(Db db, TermChecks checks, SeriesDesk desk, SeriesPlan plan, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var stands = await plan.Find(command.SeriesId, ct);
            var exceptions = await plan.Exceptions(command.SeriesId, ct);
            if (stands.Version == command.Version + 1 && exceptions.Any(e => e.Day == command.Day && e.Added)) return default; // a second press
            var refusals = new Refusals();
            await checks.OnDay(refusals, stands.SiteId, stands.ActivityId, command.Day, ct);
            refusals
                .If(command.Day is null, "Day", "Enter the day")
                .If(command.Day < clock.Today(), "Day", "The day must be today or later")
                .If(command.Day > clock.Today().AddYears(1), "Day", "The day must be within a year")
                .If(stands.EndedOn < command.Day, "Day", $"This repeating session ends on {(stands.EndedOn is { } last ? When.Date(last) : "")}: plan one session instead")
                .If(command.Day is { } d && Recurrence.At(d, stands.StartMinute, stands.Minutes).StartsAt <= clock.Now(), "Day", "It would have begun already: choose a later day")
                .If(await db.Find<int>("""
                    SELECT COUNT(*) FROM familyhubs_session WHERE series_id = @SeriesId AND day_in_series = @Day
                    """, command, ct) > 0, "Day", "This repeating session has that day already: change the session itself")
                .Throw();
            await desk.Changed(command.SeriesId, command.Version, ct);
            await desk.Except(command.SeriesId, command.Day!.Value, added: true, null, ct);
            await plan.Make(command.SeriesId, refuseClashes: true, ct);
            return default;
        }
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.PlanSessions, On = nameof(SeriesId))]
    internal sealed class Page(ISend send) : SeriesStepPage(send)
    {
        [Display(Name = "The day")]
        public DateOnly? Day { get; set; }

        public Task<IActionResult> OnPost(CancellationToken ct) => Step(async () =>
        {
            try
            {
                await Sender.Send(new Command(SeriesId, Day, Version), ct);
            }
            catch (Refused refused) when (refused.Input == "RoomId")
            {
                throw new Refused("Day", refused.Reasons[0].Text);
            }
        });
    }
}
