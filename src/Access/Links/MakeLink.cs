using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Access.Assignments;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Access.Links;

/// <summary>Whoever looks after accounts makes a link for a worker who is new or has forgotten the password; they choose one with it.</summary>
internal static class MakeLink
{
    /// <param name="Hash">Of the link's key, which is shown once and kept nowhere.</param>
    /// <returns>Until when it is good.</returns>
    [Allows(Permissions.ManageAccounts, On = nameof(AccountId))]
    internal sealed record Command(Guid AccountId, string Hash) : ICommand<DateTimeOffset>;

    internal sealed class Handler(Db db, CurrentUser user, FarKeys keys, ISend send, TimeProvider clock) : ICommandHandler<Command, DateTimeOffset>
    {
        public async Task<DateTimeOffset> Handle(Command command, CancellationToken ct)
        {
            if (command.AccountId == user.Id) throw new Refused("", "Change your own password on the page of your account");
            var account = await db.Find<Row>("""
                SELECT CASE WHEN password_hash IS NULL THEN 1 ELSE 0 END AS is_new, ended_at FROM access_account WHERE id = @AccountId
                """, new { command.AccountId }, ct) ?? throw new NotFound("This account");
            if (account.EndedAt is not null) throw new Refused("", "This account has ended: nobody can sign in with it");
            await keys.CheckPassword(command.AccountId, ct);
            var now = clock.Now();
            var until = account.IsNew
                ? now.AddDays(await send.Number("access.inviteDays", ct))
                : now.AddHours(await send.Number("access.resetHours", ct));
            await OneTimeLink.Give(db, new(clock.NewId(), command.AccountId, command.Hash, user.Id, now, until), ct);
            return until;
        }
    }

    private sealed record Row(bool IsNew, DateTimeOffset? EndedAt);

    [Allows(Permissions.ManageAccounts, On = nameof(AccountId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : FormPage
    {
        public Guid AccountId { get; set; }

        internal string Name { get; private set; } = "";

        /// <summary>Shown once, on the answer itself: it is kept nowhere.</summary>
        internal string? Link { get; private set; }

        internal DateTimeOffset Until { get; private set; }

        public Task OnGet(CancellationToken ct) => Show(ct);

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            var key = OneTimeLink.NewKey();
            Until = await send.Send(new Command(AccountId, OneTimeLink.Hash(key)), ct);
            Link = $"{Request.Scheme}://{Request.Host}{OneTimeLink.Path(key)}";
            await Show(ct);
            return Page();
        });

        protected override async Task Show(CancellationToken ct) => Name = (await send.Ask(new GetStaff([AccountId]), ct)).Single().Name;
    }
}
