using Neighbourhood.Kernel;

namespace Neighbourhood.Access.Tokens;

/// <summary>What an API token must be like, whoever makes it.</summary>
internal static class NewToken
{
    internal const int MostDays = 366;

    /// <param name="known">The codes that it may be narrowed to.</param>
    /// <returns>The codes with a space between them; null for all that the account's roles give.</returns>
    internal static string? Narrowed(string? name, int days, IReadOnlyList<string>? only, IEnumerable<string> known)
    {
        var unknown = only?.Except(known, StringComparer.Ordinal).ToList() ?? [];
        var narrowed = only is { Count: > 0 } ? string.Join(' ', only.Distinct().Order(StringComparer.Ordinal)) : null;
        new Refusals()
            .Text(name, "Name", 100, "Enter a name that says which system has the token")
            .If(days is < 1 or > MostDays, "Days", $"Enter a number of days from 1 to {MostDays}")
            .If(unknown.Count > 0, "Only", $"There is no permission {string.Join(", ", unknown)} to choose: look at the list of them")
            .If(narrowed?.Length > 4000, "Only", "Name fewer permissions")
            .Throw();
        return narrowed;
    }

    internal static Task Keep(Db db, Guid id, Guid account, string name, string hash, string? narrowed, DateTimeOffset now, int days, CancellationToken ct) => db.Execute("""
        INSERT INTO access_token (id, account_id, name, hash, permissions, added_at, expires_at)
        VALUES (@id, @account, @name, @hash, @narrowed, @now, @expires)
        """, new { id, account, name = name.Trim(), hash, narrowed, now, expires = now.AddDays(days) }, ct);
}
