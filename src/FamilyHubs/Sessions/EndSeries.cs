using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Sessions;

/// <summary>A hub worker ends a repeating session: after its last day no more are made, those without bookings leave the diary, and those with bookings are listed for a person.</summary>
internal static class EndSeries
{
    /// <param name="LastOn">The last day of the plan.</param>
    [Allows(Permissions.PlanSessions, On = nameof(SeriesId))]
    internal sealed record Command(Guid SeriesId, DateOnly? LastOn, int Version) : ICommand;

    internal sealed class Handler(Db db, SeriesDesk desk, SeriesPlan plan, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var stands = await plan.Find(command.SeriesId, ct);
            if (stands.EndedOn is not null && stands.EndedOn == command.LastOn && stands.Version == command.Version + 1) return default; // a second press
            new Refusals()
                .If(command.LastOn is null, "LastOn", "Enter the last day")
                .If(command.LastOn < clock.Today().AddDays(-1), "LastOn", "The last day must be yesterday or later")
                .If(stands.EndedOn <= command.LastOn, "LastOn", $"It ends on {(stands.EndedOn is { } last ? When.Date(last) : "")} already: enter an earlier day")
                .Throw();
            await desk.Changed(command.SeriesId, command.Version, ct);
            await db.Execute("UPDATE familyhubs_series SET ended_on = @LastOn WHERE id = @SeriesId", command, ct);
            await plan.Withdraw(command.SeriesId, command.LastOn!.Value.AddDays(1), "The plan ended", ct);
            return default;
        }
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.PlanSessions, On = nameof(SeriesId))]
    internal sealed class Page(ISend send, TimeProvider clock) : SeriesStepPage(send)
    {
        [Display(Name = "The last day")]
        public DateOnly? LastOn { get; set; }

        public override async Task OnGet(CancellationToken ct)
        {
            await base.OnGet(ct);
            LastOn = clock.Today();
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Step(() => Sender.Send(new Command(SeriesId, LastOn, Version), ct));
    }
}
