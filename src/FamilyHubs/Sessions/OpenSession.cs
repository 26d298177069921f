using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Sessions;

/// <summary>A hub worker opens a planned session, so that families can be booked: it has a lead, and its places are said.</summary>
internal static class OpenSession
{
    /// <param name="NoLimit">There is no limit to the places; otherwise the session's capacity is set.</param>
    [Allows(Permissions.PlanSessions, On = nameof(SessionId))]
    internal sealed record Command(Guid SessionId, bool NoLimit, int Version) : ICommand;

    internal sealed class Handler(Db db, SessionSteps steps) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var now = await steps.Find(command.SessionId, ct);
            var leads = await db.Find<int>("SELECT COUNT(*) FROM familyhubs_session_lead WHERE session_id = @SessionId", command, ct);
            if (now.Status == SessionStatus.Planned)
                new Refusals()
                    .If(leads == 0, "LeadIds", "Say who leads this session first: it opens only with a lead")
                    .If(now.Capacity is null && !command.NoLimit, "Capacity", "Say how many places there are, or that there is no limit")
                    .Throw();
            await steps.To(command.SessionId, SessionStatus.Open, command.Version, null, ct);
            return default;
        }
    }

    [Allows(Permissions.PlanSessions, On = nameof(SessionId))]
    internal sealed class Page(ISend send) : SessionPage(send)
    {
        public bool NoLimit { get; set; }

        public Task<IActionResult> OnPost(CancellationToken ct) => Do(() => Sender.Send(new Command(SessionId, NoLimit, Version), ct));
    }
}
