using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Neighbourhood.Access.Contracts;
using Neighbourhood.FamilyHubs.Sites;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Offer;

/// <summary>A hub manager plans a cohort of an activity that runs for 8 to 12 weeks.</summary>
internal static class PlanProgramme
{
    /// <param name="RequiredSessions">Of which somebody must come to the share that the setting says today.</param>
    [Allows(Permissions.ManageOffer, On = nameof(ActivityId))]
    internal sealed record Command(Guid Id, Guid ActivityId, string? Cohort, Guid? FacilitatorUserId, DateOnly? StartsOn, int? Weeks, int? RequiredSessions) : ICommand<Guid>;

    internal sealed class Handler(Db db, ActivityDesk desk, ISend send, TimeProvider clock) : ICommandHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            var (activity, today) = (await desk.Find(command.ActivityId, ct), clock.Today());
            IReadOnlyList<GetStaff.Worker> workers = command.FacilitatorUserId is { } who ? await send.Ask(new GetStaff([who]), ct) : [];
            var refusals = new Refusals()
                .If(command.Id == Guid.Empty, "", "This form came without its id: open it again, then send it")
                .If(activity.RetiredOn is not null, "ActivityId", "This activity is no longer offered. Bring it back first");
            Check(refusals, command.Cohort, command.StartsOn, command.Weeks, command.RequiredSessions, today)
                .If(command.FacilitatorUserId is not null && workers is not [{ Ended: false }], "FacilitatorUserId", "Choose somebody who works here")
                .Throw();
            await db.Execute("""
                INSERT INTO familyhubs_programme (id, activity_id, site_id, cohort, facilitator_user_id, starts_on, weeks, required_sessions, completion_pct, version)
                VALUES (@Id, @ActivityId, @SiteId, @cohort, @FacilitatorUserId, @StartsOn, @Weeks, @RequiredSessions, @pct, 1)
                """, new
            {
                command.Id,
                command.ActivityId,
                activity.SiteId,
                cohort = command.Cohort!.Trim(),
                command.FacilitatorUserId,
                command.StartsOn,
                command.Weeks,
                command.RequiredSessions,
                pct = await send.Number("hub.programmeCompletePct", await SiteArea.NeighbourhoodOf(db, activity.SiteId, ct), ct),
            }, ct);
            return command.Id;
        }
    }

    private static Refusals Check(Refusals refusals, string? cohort, DateOnly? startsOn, int? weeks, int? sessions, DateOnly today) => refusals
        .Text(cohort, "Cohort", 120, "Enter a name for this cohort, like Spring 2026")
        .If(startsOn is null, "StartsOn", "Enter the day on which it begins")
        .If(startsOn < today.AddYears(-1) || startsOn > today.AddYears(2), "StartsOn", "The first day must be within a year before today and two years after it")
        .If(weeks is null or < Programme.LeastWeeks or > Programme.MostWeeks, "Weeks",
            $"A programme runs for {Programme.LeastWeeks} to {Programme.MostWeeks} weeks: shorter ones are plain sessions, longer ones are planned as two")
        .If(sessions is null or < 1 or > 60, "RequiredSessions", "Enter how many sessions belong to it, from 1 to 60");

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.ManageOffer, Unscoped = "the activities to choose from are of the person's own hubs, and the command checks the one that was chosen")]
    internal sealed class Page(ISend send, HubChoices choices, TimeProvider clock) : FormPage
    {
        public Guid Id { get; set; }
        public Guid? ActivityId { get; set; }
        public string? Cohort { get; set; }
        public Guid? FacilitatorUserId { get; set; }
        [Display(Name = "The first day")]
        public DateOnly? StartsOn { get; set; }
        [Display(Name = "How many weeks")]
        public int? Weeks { get; set; }
        [Display(Name = "How many sessions")]
        public int? RequiredSessions { get; set; }

        internal IReadOnlyList<SelectListItem> Activities { get; private set; } = [];

        internal IEnumerable<SelectListItem> Workers { get; private set; } = [];

        internal int Pct { get; private set; }

        public async Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            (Id, Weeks, RequiredSessions) = (clock.NewId(), Programme.LeastWeeks, Programme.LeastWeeks);
            await Show(ct);
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            if (ActivityId is null) Check(new Refusals().If(true, "ActivityId", "Choose an activity"), Cohort, StartsOn, Weeks, RequiredSessions, clock.Today()).Throw();
            return Redirect($"/familyhubs/programmes/{await send.Send(new Command(Id, ActivityId!.Value, Cohort, FacilitatorUserId, StartsOn, Weeks, RequiredSessions), ct)}?said=programme-planned");
        });

        protected override async Task Show(CancellationToken ct)
        {
            Activities = await choices.Activities(Permissions.ManageOffer, ct);
            Workers = await choices.Workers(ct);
            Pct = await send.Number("hub.programmeCompletePct", await choices.AreaOf(ActivityId, ct), ct);
        }
    }
}
