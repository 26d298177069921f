using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Sessions;

/// <summary>A hub worker says who leads a session, the first of them first; an open session keeps one.</summary>
internal static class SetLeads
{
    [Allows(Permissions.PlanSessions, On = nameof(SessionId))]
    internal sealed record Command(Guid SessionId, IReadOnlyList<Guid>? LeadIds, int Version) : ICommand;

    internal sealed class Handler(Db db, SessionSteps steps, SessionDesk desk, TermChecks checks) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            IReadOnlyList<Guid> leads = [.. (command.LeadIds ?? []).Distinct()];
            var now = await steps.Find(command.SessionId, ct);
            var refusals = new Refusals()
                .If(now.Status == SessionStatus.Cancelled, "", "This session was cancelled. Plan a new one.")
                .If(now.Status is SessionStatus.RegisterClosed or SessionStatus.Amended, "", "The register of this session is closed: who led it stays.")
                .If(leads.Count == 0 && now.Status != SessionStatus.Planned, "LeadIds", "Choose who leads it: a session that is open has a lead");
            await checks.Leads(refusals, leads, ct);
            refusals.Throw();
            var stands = await db.Query<Guid>("SELECT user_id FROM familyhubs_session_lead WHERE session_id = @SessionId ORDER BY is_first DESC, user_id", command, ct);
            var same = stands.ToHashSet().SetEquals(leads) && (leads.Count == 0 || stands[0] == leads[0]);
            if (same && now.Version == command.Version + 1) return default; // a second press
            await db.ExecuteVersioned("UPDATE familyhubs_session SET version = version + 1 WHERE id = @SessionId AND version = @Version", command,
                "Somebody else has changed this session. Look at who leads it now, then try again.", ct: ct);
            await desk.SetLeads(command.SessionId, leads, ct);
            return default;
        }
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.PlanSessions, On = nameof(SessionId))]
    internal sealed class Page(ISend send, PlanChoices choices) : FormPage
    {
        public Guid SessionId { get; set; }
        public List<Guid> LeadIds { get; set; } = [];
        public Guid? First { get; set; }
        public int Version { get; set; }

        internal SessionView View { get; private set; } = null!;

        internal PlanChoices Choices => choices;

        public async Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            await Show(ct);
            (LeadIds, First, Version) = ([.. View.Leads.Select(l => l.UserId)], View.Leads.FirstOrDefault(l => l.IsFirst)?.UserId, View.Session.Version);
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(SessionId, [.. LeadIds.OrderByDescending(l => l == First)], Version), ct);
            return Redirect($"/familyhubs/sessions/{SessionId}?said=saved");
        });

        protected override async Task Show(CancellationToken ct)
        {
            View = await send.Ask(new SeeSession(SessionId), ct);
            await choices.LoadStaff([View.Session.SiteId], [.. View.Leads.Select(l => l.UserId)], ct);
        }
    }
}
