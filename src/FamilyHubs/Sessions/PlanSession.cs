using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Sessions;

/// <summary>A hub worker plans one session of an activity: for a party, a talk, a day that comes once.</summary>
internal static class PlanSession
{
    /// <param name="StartsAt">On London's clocks.</param>
    /// <param name="Opens">Families may be booked at once.</param>
    [Allows(Permissions.PlanSessions, On = nameof(SiteId))]
    internal sealed record Command(
        Guid Id, Guid SiteId, Guid? ActivityId, Guid? ProgrammeId, Guid? RoomId, string? Place, string? Link, DateOnly? Day, TimeOnly? StartsAt, int? Minutes,
        int? Capacity, bool NoLimit, IReadOnlyList<Guid>? LeadIds, bool Opens, string? Topic) : ICommand<Guid>;

    internal sealed class Handler(TermChecks checks, RoomBook rooms, SessionDesk desk, TimeProvider clock) : ICommandHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            var (today, topic) = (clock.Today(), TermChecks.Tidy(command.Topic));
            var refusals = new Refusals().If(command.Id == Guid.Empty, "", "This form came without its id: open it again, then send it");
            Check(refusals, command.Day, command.StartsAt, today);
            refusals
                .If(command.Day is { } d && command.StartsAt is { } t && d == today && d.AtLondon(t) <= clock.Now(), "StartsAt", "It must start later than now")
                .Text(topic, "Topic", 200);
            var terms = await checks.Of(
                refusals, command.Day, command.SiteId, command.ActivityId, command.ProgrammeId, command.RoomId, command.Place, command.Link, command.Minutes, command.Capacity, command.NoLimit,
                command.LeadIds, command.Opens, ct);
            var time = Recurrence.At(command.Day!.Value, (int)command.StartsAt!.Value.ToTimeSpan().TotalMinutes, terms.Minutes);
            await rooms.CheckFree(terms.RoomId, time.StartsAt, time.EndsAt, null, ct);
            await desk.Add(command.Id, terms, time, topic, null, ct);
            return command.Id;
        }
    }

    private static void Check(Refusals refusals, DateOnly? day, TimeOnly? startsAt, DateOnly today) => refusals
        .If(day is null, "Day", "Enter the day")
        .If(day < today, "Day", "The day must be today or later")
        .If(day > today.AddYears(1), "Day", "The day must be within a year")
        .If(startsAt is null, "StartsAt", "Enter when it starts, like 9:30am");

    [Allows(Permissions.PlanSessions, Unscoped = "the places to choose from are the person's own, and the command checks the one that was chosen")]
    internal sealed class Page(ISend send, PlanChoices choices, TimeProvider clock) : PlanPage(choices, clock)
    {
        [Display(Name = "The day")]
        public DateOnly? Day { get; set; }
        public string? Topic { get; set; }

        public Task OnGet(CancellationToken ct) => Begin(ct);

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            var site = Placed(r => Check(r, Day, StartsAt, Clock.Today()));
            var id = await send.Send(new Command(Id, site, ActivityId, ProgrammeId, RoomId, Place, Link, Day, StartsAt, Minutes, Capacity, NoLimit, LeadIds, Opens == true, Topic), ct);
            return Redirect($"/familyhubs/sessions/{id}?said=session-planned");
        });
    }
}
