using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Calendar;

/// <summary>A worker gets a secret address at which their own calendar shows their case meetings, gets another one, or takes it back.</summary>
internal static class ManageCalendar
{
    /// <summary>Another one than before: the old address works no more.</summary>
    /// <param name="Digest">Of the secret, which is shown once and kept nowhere.</param>
    [Allows(Permissions.OwnCalendar, Unscoped = "it is the user's own")]
    internal sealed record Command(string Digest) : ICommand;

    [Allows(Permissions.OwnCalendar, Unscoped = "it is the user's own")]
    internal sealed record Revoke : ICommand;

    [Allows(Permissions.OwnCalendar, Unscoped = "it is the user's own")]
    internal sealed record Query : IQuery<Answer>;

    /// <param name="MadeAt">Null where there is no address.</param>
    internal sealed record Answer(DateTimeOffset? MadeAt);

    internal sealed class Answers(Db db, CurrentUser user) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct) =>
            await db.Find<Answer>("SELECT made_at FROM mdt_calendar WHERE user_id = @me AND revoked_at IS NULL", new { me = user.Id }, ct) ?? new(null);
    }

    internal sealed class Handler(Db db, CurrentUser user, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            if (user.Id is not { } me) throw new Denied(Permissions.OwnCalendar);
            await End(db, me, clock.Now(), ct);
            await db.Execute("""
                INSERT INTO mdt_calendar (id, user_id, digest, made_at) VALUES (@id, @me, @Digest, @now)
                """, new { id = clock.NewId(), me, command.Digest, now = clock.Now() }, ct);
            return default;
        }
    }

    internal sealed class RevokeHandler(Db db, CurrentUser user, TimeProvider clock) : ICommandHandler<Revoke>
    {
        public async Task<Done> Handle(Revoke command, CancellationToken ct)
        {
            if (user.Id is { } me) await End(db, me, clock.Now(), ct);
            return default;
        }
    }

    /// <summary>No address of this worker works any more. Within a transaction.</summary>
    internal static Task<int> End(Db db, Guid userId, DateTimeOffset now, CancellationToken ct) =>
        db.Execute("UPDATE mdt_calendar SET revoked_at = @now WHERE user_id = @userId AND revoked_at IS NULL", new { userId, now }, ct);

    [Allows(Permissions.OwnCalendar, Unscoped = "it is the user's own")]
    internal sealed class Page(ISend send, DigestKey key) : FormPage
    {
        internal Answer Stands { get; private set; } = new(null);

        /// <summary>Shown once, on the answer itself: it is kept nowhere.</summary>
        internal string? Address { get; private set; }

        public Task OnGet(CancellationToken ct) => Show(ct);

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            var secret = CalendarSecret.New();
            await send.Send(new Command(CalendarSecret.Digest(key, secret)), ct);
            Address = $"{Request.Scheme}://{Request.Host}{CalendarSecret.Path(secret)}";
            await Show(ct);
            return Page();
        });

        public Task<IActionResult> OnPostRevoke(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Revoke(), ct);
            return LocalRedirect("/mdt/calendar");
        });

        protected override async Task Show(CancellationToken ct) => Stands = await send.Ask(new Query(), ct);
    }
}
