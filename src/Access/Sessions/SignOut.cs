using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.Kernel;

namespace Neighbourhood.Access.Sessions;

/// <summary>A worker signs out: the session ends here too, not only in the browser.</summary>
internal static class SignOut
{
    [Anyone("leaving is for everybody; it ends only the caller's own session")]
    internal sealed record Command(Guid SessionId) : ICommand;

    internal sealed class Handler(Db db, CurrentUser user, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            await db.Execute("""
                UPDATE access_session SET ended_at = @now WHERE id = @SessionId AND account_id = @me AND ended_at IS NULL
                """, new { command.SessionId, me = user.Id, now = clock.Now() }, ct);
            return default;
        }
    }

    [Anyone("leaving is for everybody")]
    internal sealed class Page(ISend send, Presence presence) : PageModel
    {
        public async Task<IActionResult> OnPost(CancellationToken ct)
        {
            if (presence.SessionId is { } session) await send.Send(new Command(session), ct);
            await HttpContext.SignOutAsync(Schemes.Cookie);
            return LocalRedirect("/access/sign-in?signedOut=true");
        }
    }
}
