using Neighbourhood.Kernel;

namespace Neighbourhood.Access.Tokens;

/// <summary>Whoever looks after accounts makes an API token for another system, in the name of an account, for a number of days.</summary>
internal static class AddToken
{
    internal const int MostDays = 366;

    /// <param name="Only">Codes of the permissions that it is narrowed to; null or none for all that the account's roles give.</param>
    /// <param name="Hash">Of the token's text, which is shown once and kept nowhere.</param>
    [Allows(Permissions.ManageAccounts, On = nameof(AccountId))]
    internal sealed record Command(Guid Id, Guid AccountId, string? Name, int Days, IReadOnlyList<string>? Only, string Hash) : ICommand<Guid>;

    internal sealed class Handler(Db db, PermissionCatalogue catalogue, TimeProvider clock) : ICommandHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            var unknown = command.Only?.Where(code => catalogue.All.All(p => p.Code != code)).ToList() ?? [];
            var narrowed = command.Only is { Count: > 0 } only ? string.Join(' ', only.Distinct().Order(StringComparer.Ordinal)) : null;
            new Refusals()
                .Text(command.Name, "Name", 100, "Enter a name that says which system has the token")
                .If(command.Days is < 1 or > MostDays, "Days", $"Enter a number of days from 1 to {MostDays}")
                .If(unknown.Count > 0, "Only", $"There is no permission {string.Join(", ", unknown)}: architecture/permissions.md lists them")
                .If(narrowed?.Length > 4000, "Only", "Name fewer permissions")
                .Throw();
            if (await db.Find<int>("SELECT COUNT(*) FROM access_account WHERE id = @AccountId AND ended_at IS NULL", new { command.AccountId }, ct) == 0)
                throw new Refused("AccountId", "This account has ended: it can have no token");
            var now = clock.Now();
            await db.Execute("""
                INSERT INTO access_token (id, account_id, name, hash, permissions, added_at, expires_at)
                VALUES (@Id, @AccountId, @name, @Hash, @narrowed, @now, @expires)
                """, new { command.Id, command.AccountId, name = command.Name!.Trim(), command.Hash, narrowed, now, expires = now.AddDays(command.Days) }, ct);
            return command.Id;
        }
    }
}
