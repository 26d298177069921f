using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Access.Tokens;

/// <summary>Whoever looks after accounts stops an API token, from its next call on.</summary>
internal static class RevokeToken
{
    [Allows(Permissions.ManageAccounts, On = nameof(AccountId))]
    internal sealed record Command(Guid AccountId, Guid TokenId) : ICommand;

    /// <summary>The name of what is about to stop.</summary>
    [Allows(Permissions.ManageAccounts, On = nameof(AccountId))]
    internal sealed record Query(Guid AccountId, Guid TokenId) : IQuery<string>;

    internal sealed class Handler(Db db, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var row = new { command.AccountId, command.TokenId, now = clock.Now() };
            if (await db.Execute("UPDATE access_token SET revoked_at = @now WHERE id = @TokenId AND account_id = @AccountId AND revoked_at IS NULL", row, ct) == 1) return default;
            throw await db.Find<int>("SELECT COUNT(*) FROM access_token WHERE id = @TokenId AND account_id = @AccountId", row, ct) == 0
                ? new NotFound("This token") : new Conflict("Somebody else has revoked this token already");
        }
    }

    internal sealed class Answers(Db db) : IQueryHandler<Query, string>
    {
        public async Task<string> Handle(Query query, CancellationToken ct) =>
            await db.Find<string>("SELECT name FROM access_token WHERE id = @TokenId AND account_id = @AccountId", query, ct) ?? throw new NotFound("This token");
    }

    [Allows(Permissions.ManageAccounts, On = nameof(AccountId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : FormPage
    {
        public Guid AccountId { get; set; }
        public Guid TokenId { get; set; }

        internal string Name { get; private set; } = "";

        public Task OnGet(CancellationToken ct) => Show(ct);

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(AccountId, TokenId), ct);
            return LocalRedirect($"/access/accounts/{AccountId}");
        });

        protected override async Task Show(CancellationToken ct) => Name = await send.Ask(new Query(AccountId, TokenId), ct);
    }
}
