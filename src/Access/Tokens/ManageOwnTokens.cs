using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Neighbourhood.Kernel;

namespace Neighbourhood.Access.Tokens;

/// <summary>A worker who connects another system sees the API tokens of their own account, adds one that may do part of what they may, and revokes one.</summary>
internal static class ManageOwnTokens
{
    /// <param name="Only">Codes of the permissions that it is narrowed to: at least one, and none that they do not have.</param>
    /// <param name="Hash">Of the token's text, which is shown once and kept nowhere.</param>
    [Allows(Permissions.OwnTokens, Unscoped = "it is for the caller's own account")]
    internal sealed record Command(Guid Id, string? Name, int Days, IReadOnlyList<string> Only, string Hash) : ICommand<Guid>;

    [Allows(Permissions.OwnTokens, Unscoped = "it is of the caller's own account, and no other is found")]
    internal sealed record Revoke(Guid TokenId) : ICommand;

    [Allows(Permissions.OwnTokens, Unscoped = "they are of the caller's own account")]
    internal sealed record Query : IQuery<IReadOnlyList<Line>>;

    /// <param name="Permissions">A space between them; null for all that the roles give.</param>
    /// <param name="LastUsedAt">To the hour; null where it never was.</param>
    internal sealed record Line(Guid Id, string Name, string? Permissions, DateTimeOffset ExpiresAt, DateTimeOffset? LastUsedAt);

    internal sealed class Answers(Db db, CurrentUser user, TimeProvider clock) : IQueryHandler<Query, IReadOnlyList<Line>>
    {
        public Task<IReadOnlyList<Line>> Handle(Query query, CancellationToken ct) => db.Query<Line>("""
            SELECT id, name, permissions, expires_at, last_used_at FROM access_token
            WHERE account_id = @me AND revoked_at IS NULL AND expires_at > @now ORDER BY id
            """, new { me = user.Id, now = clock.Now() }, ct);
    }

    internal sealed class Handler(Db db, CurrentUser user, PermissionCatalogue catalogue, TimeProvider clock) : ICommandHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            if (!user.IsSignedIn || user.Id is not { } me) throw new Denied("own account");
            var narrowed = NewToken.Narrowed(command.Name, command.Days, command.Only, catalogue.All.Select(p => p.Code).Where(user.May))
                ?? throw new Refused("Only", "Choose what it may do");
            await NewToken.Keep(db, command.Id, me, command.Name!, command.Hash, narrowed, clock.Now(), command.Days, ct);
            return command.Id;
        }
    }

    internal sealed class RevokeHandler(Db db, CurrentUser user, TimeProvider clock) : ICommandHandler<Revoke>
    {
        public async Task<Done> Handle(Revoke command, CancellationToken ct)
        {
            if (await db.Execute("UPDATE access_token SET revoked_at = @now WHERE id = @TokenId AND account_id = @me AND revoked_at IS NULL",
                new { command.TokenId, me = user.Id, now = clock.Now() }, ct) == 0) throw new NotFound("This token");
            return default;
        }
    }

    [Allows(Permissions.OwnTokens, Unscoped = "they are of the caller's own account")]
    [BindProperties]
    internal sealed class Page(ISend send, CurrentUser user, PermissionCatalogue catalogue, TimeProvider clock) : FormPage
    {
        public Guid Id { get; set; }
        public Guid TokenId { get; set; }
        public string? Name { get; set; }
        public int? Days { get; set; }
        public List<string> Only { get; set; } = [];

        /// <summary>Shown once, on the answer itself: it is kept nowhere.</summary>
        internal string? Token { get; private set; }

        internal IReadOnlyList<Line> Lines { get; private set; } = [];

        internal IReadOnlyList<SelectListItem> Choices => [.. catalogue.All.Where(p => user.May(p.Code)).Select(p => new SelectListItem($"{p.Says} ({p.Code})", p.Code))];

        public Task OnGet(CancellationToken ct)
        {
            (Id, Days) = (clock.NewId(), 90);
            return Show(ct);
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            var secret = Secret.New();
            await send.Send(new Command(Id, Name, Days ?? 0, Only, Secret.Hash(secret)), ct);
            Token = secret;
            await Show(ct);
            return Page();
        });

        public Task<IActionResult> OnPostRevoke(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Revoke(TokenId), ct);
            return LocalRedirect("/access/account/tokens");
        });

        protected override async Task Show(CancellationToken ct) => Lines = await send.Ask(new Query(), ct);
    }
}
