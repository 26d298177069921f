using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Sessions;

/// <summary>A hub worker plans a session that comes again, and its sessions of the next weeks stand in the diary at once.</summary>
internal static class PlanSeries
{
    /// <param name="Rule">An RRULE of the subset that <see cref="Recurrence"/> takes.</param>
    /// <param name="StartsAt">On London's clocks, whatever they do.</param>
    /// <param name="BankHolidays">It is held on bank holidays too.</param>
    [Allows(Permissions.PlanSessions, On = nameof(SiteId))]
    internal sealed record Command(
        Guid Id, Guid SiteId, Guid? ActivityId, Guid? ProgrammeId, Guid? RoomId, string? Place, string? Link, string? Rule, DateOnly? FirstOn, TimeOnly? StartsAt, int? Minutes,
        int? Capacity, bool NoLimit, IReadOnlyList<Guid>? LeadIds, bool Opens, bool BankHolidays) : ICommand<Guid>;

    internal sealed class Handler(TermChecks checks, SeriesDesk desk, SeriesPlan plan, TimeProvider clock) : ICommandHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            var refusals = new Refusals().If(command.Id == Guid.Empty, "", "This form came without its id: open it again, then send it");
            var rule = SeriesTimes.Of(refusals, command.Rule, command.FirstOn, "FirstOn", command.StartsAt, clock.Today());
            var terms = await checks.Of(
                refusals, command.FirstOn, command.SiteId, command.ActivityId, command.ProgrammeId, command.RoomId, command.Place, command.Link, command.Minutes, command.Capacity, command.NoLimit,
                command.LeadIds, command.Opens, ct);
            await desk.Add(command.Id, terms, new(rule!, command.FirstOn!.Value, (int)command.StartsAt!.Value.ToTimeSpan().TotalMinutes), !command.BankHolidays, null, ct);
            await plan.Make(command.Id, refuseClashes: true, ct);
            return command.Id;
        }
    }

    [Allows(Permissions.PlanSessions, Unscoped = "the places to choose from are the person's own, and the command checks the one that was chosen")]
    internal sealed class Page(ISend send, PlanChoices choices, TimeProvider clock) : SeriesPage(choices, clock)
    {
        public async Task OnGet(CancellationToken ct)
        {
            await Begin(ct);
            (How, Weeks, Ends, BankHolidays) = ("weeks", 1, "never", false);
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            var id = await Sent(rule => send.Send(new Command(
                Id, Placed(r => SeriesTimes.Of(r, rule, FirstOn, "FirstOn", StartsAt, Clock.Today())), ActivityId, ProgrammeId, RoomId, Place, Link, rule, FirstOn, StartsAt, Minutes, Capacity, NoLimit, LeadIds, Opens == true, BankHolidays == true), ct));
            return Redirect($"/familyhubs/series/{id}?said=series-planned");
        });
    }
}
