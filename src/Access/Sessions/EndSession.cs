using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Access.Sessions;

/// <summary>A worker sees where they are signed in, and ends one of these sessions or all but this one.</summary>
internal static class EndSession
{
    /// <param name="SessionId">Null for all but the one that asks.</param>
    [Anyone("whoever is signed in ends their own, and nobody else's")]
    internal sealed record Command(Guid? SessionId) : ICommand;

    [Anyone("whoever is signed in sees their own, and nobody else's")]
    internal sealed record Query : IQuery<IReadOnlyList<Line>>;

    /// <param name="Device">"Firefox on Windows"; null where the browser did not say.</param>
    /// <param name="IsThis">The one that asks.</param>
    internal sealed record Line(Guid Id, string? Device, DateTimeOffset BeganAt, DateTimeOffset EndsAt, bool IsThis);

    internal sealed class Answers(Db db, CurrentUser user, Presence presence, TimeProvider clock) : IQueryHandler<Query, IReadOnlyList<Line>>
    {
        public Task<IReadOnlyList<Line>> Handle(Query query, CancellationToken ct) => !user.IsSignedIn ? throw new Denied("own account") : db.Query<Line>("""
            SELECT s.id, s.device, s.began_at, s.ends_at, CASE WHEN s.id = @here THEN 1 ELSE 0 END AS is_this
            FROM access_session s JOIN access_account a ON a.id = s.account_id
            WHERE s.account_id = @me AND s.ended_at IS NULL AND s.proved_at IS NOT NULL AND s.stamp = a.stamp AND s.ends_at > @real
            ORDER BY s.id DESC
            """, new { me = user.Id, here = presence.SessionId ?? Guid.Empty, real = MovableClock.Under(clock).Now() }, ct);
    }

    internal sealed class Handler(Db db, CurrentUser user, Presence presence, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            if (!user.IsSignedIn) throw new Denied("own account");
            var ended = await db.Execute("""
                UPDATE access_session SET ended_at = @now, ended_by = @me
                WHERE account_id = @me AND ended_at IS NULL AND ((@SessionId IS NULL AND id <> @here) OR id = @SessionId)
                """, new { command.SessionId, me = user.Id, here = presence.SessionId ?? Guid.Empty, now = clock.Now() }, ct);
            if (ended == 0 && command.SessionId is { } one
                && await db.Find<int>("SELECT COUNT(*) FROM access_session WHERE id = @one AND account_id = @me", new { one, me = user.Id }, ct) == 0) throw new NotFound("This session");
            return default;
        }
    }

    [Anyone("whoever is signed in has sessions of their own; others are asked to sign in")]
    [BindProperties]
    internal sealed class Page(ISend send, CurrentUser user) : FormPage
    {
        public Guid? SessionId { get; set; }

        internal IReadOnlyList<Line> Lines { get; private set; } = [];

        public async Task<IActionResult> OnGet(CancellationToken ct)
        {
            if (!user.IsSignedIn) return Challenge();
            await Show(ct);
            return Page();
        }

        public async Task<IActionResult> OnPost(CancellationToken ct) => !user.IsSignedIn ? Challenge() : await Try(async () =>
        {
            await send.Send(new Command(SessionId), ct);
            return LocalRedirect("/access/account/sessions");
        });

        protected override async Task Show(CancellationToken ct) => Lines = await send.Ask(new Query(), ct);
    }
}
