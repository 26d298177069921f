using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Network;

/// <summary>A practitioner takes off a time at which colleagues could ring them.</summary>
internal static class EndOnCall
{
    private const string Own = "only one's own is touched";

    [Allows(Permissions.AskNetwork, Unscoped = Own)]
    internal sealed record Command(Guid OnCallId) : ICommand;

    internal sealed class Handler(Db db, CurrentUser user) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            await db.Execute("DELETE FROM peersupport_on_call WHERE id = @OnCallId AND user_id = @me", new { command.OnCallId, me = user.Id }, ct);
            return default;
        }
    }

    /// <summary>The button beside a time leads here; it is seen by itself only where it was refused.</summary>
    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.AskNetwork, Unscoped = Own)]
    internal sealed class Page(ISend send) : FormPage
    {
        public Guid OnCallId { get; set; }

        public void OnGet() => ModelState.Clear();

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(OnCallId), ct);
            return Redirect("/peersupport/network/on-call?said=ended");
        });
    }
}
