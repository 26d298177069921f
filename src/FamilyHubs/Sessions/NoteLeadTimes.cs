using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Sessions;

/// <summary>A hub worker notes from when to when a lead was there; a second note takes the place of the first.</summary>
internal static class NoteLeadTimes
{
    /// <param name="LeadId">One who leads the session.</param>
    /// <param name="InAt">On London's clocks on the day of the session.</param>
    /// <param name="OutAt">Null while they are there.</param>
    [Allows(Permissions.PlanSessions, On = nameof(SessionId))]
    internal sealed record Command(Guid SessionId, Guid? LeadId, TimeOnly? InAt, TimeOnly? OutAt) : ICommand;

    internal sealed class Handler(Db db, SessionSteps steps, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var now = await steps.Find(command.SessionId, ct);
            DateTimeOffset? came = command.InAt is { } i ? now.Day.AtLondon(i) : null, left = command.OutAt is { } o ? now.Day.AtLondon(o) : null;
            new Refusals()
                .If(now.Status == SessionStatus.Cancelled, "", "This session was cancelled, so nobody was there to lead it.")
                .If(command.LeadId is null, "LeadId", "Choose who it was")
                .If(came is null, "InAt", "Enter when they came, like 9:30am")
                .If(left <= came, "OutAt", "They must leave later than they came")
                .If(came > clock.Now() || left > clock.Now(), came > clock.Now() ? "InAt" : "OutAt", "Note it when it has happened: this time is still to come")
                .Throw();
            if (await db.Execute("UPDATE familyhubs_session_lead SET in_at = @came, out_at = @left WHERE session_id = @SessionId AND user_id = @LeadId", new { command.SessionId, command.LeadId, came, left }, ct) == 0)
                throw new Refused("LeadId", "Choose somebody who leads this session");
            return default;
        }
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.PlanSessions, On = nameof(SessionId))]
    internal sealed class Page(ISend send, CurrentUser user, TimeProvider clock) : FormPage
    {
        public Guid SessionId { get; set; }
        public Guid? LeadId { get; set; }
        [Display(Name = "When they came")]
        public TimeOnly? InAt { get; set; }
        [Display(Name = "When they left")]
        public TimeOnly? OutAt { get; set; }

        internal SessionView View { get; private set; } = null!;

        internal IReadOnlyList<SelectListItem> Leads => [.. View.Leads.Select(l => new SelectListItem(l.Name, l.UserId.ToString()))];

        public async Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            await Show(ct);
            var lead = View.Leads.FirstOrDefault(l => l.UserId == (LeadId ?? user.Id)) ?? (View.Leads is [var one, ..] ? one : null);
            LeadId = lead?.UserId;
            // Who comes notes when they came; who is there notes when they leave.
            InAt = When.OfDay(lead?.InAt ?? clock.Now());
            OutAt = lead?.InAt is null ? null : When.OfDay(lead.OutAt ?? clock.Now());
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(SessionId, LeadId, InAt, OutAt), ct);
            return Redirect($"/familyhubs/sessions/{SessionId}?said=saved");
        });

        protected override async Task Show(CancellationToken ct) => View = await send.Ask(new SeeSession(SessionId), ct);
    }
}
