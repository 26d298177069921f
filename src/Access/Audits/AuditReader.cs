using System.Globalization;
using Neighbourhood.Access.Accounts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Access.Audits;

/// <summary>What is looked for in the audit, as it was typed.</summary>
/// <param name="Kind">view, change, denied, export, print or override; null for any.</param>
/// <param name="Who">The id or the email address of an account; null for anybody.</param>
/// <param name="Subject">The id of a person or thing; null for any.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
/// <param name="Permission">A permission's code.</param>
/// <param name="What">Part of a message's name: "GetHousehold".</param>
internal sealed record AuditFilter(string? Kind = null, string? Who = null, string? Subject = null, DateOnly? From = null, DateOnly? To = null, string? Permission = null, string? What = null);

/// <summary>One line of the audit, as it is read.</summary>
/// <param name="Who">A name; "Nobody signed in", or the program itself.</param>
/// <param name="ForWhom">For whom the program acted; null where it is not so.</param>
/// <param name="Roles">The roles that they held on that day, those by which they may do this where there are any.</param>
internal sealed record AuditLine(
    DateTimeOffset At, string Who, string? ForWhom, string Roles, string? Organisation, string Kind, string What, string? Permission, IReadOnlyList<Guid> Subjects, string? Reason)
{
    /// <summary>"Amara Bello", or "The program itself, for Amara Bello".</summary>
    internal string By => ForWhom is { } name ? $"{Who}, for {name}" : Who;
}

/// <summary>Reads the audit for Access's pages: with names, and the role and organisation of that day.</summary>
internal sealed class AuditReader(AuditTrail trail, Db db, ISend send, PermissionCatalogue catalogue)
{
    internal sealed record Found(IReadOnlyList<AuditLine> Lines, int Count);

    /// <exception cref="Refused">Something that was typed cannot be looked for.</exception>
    internal async Task<AuditTrail.Search> Search(AuditFilter filter, CancellationToken ct)
    {
        var (subject, who) = (Id(filter.Subject), Id(filter.Who) ?? await ByEmail(filter.Who, ct));
        new Refusals()
            .If(!string.IsNullOrWhiteSpace(filter.Who) && who is null, "Who", "No account has this email address or id: check what you entered")
            .If(!string.IsNullOrWhiteSpace(filter.Subject) && subject is null, "Subject", "Enter an id like 019ab3c4-5d6e-7f80-91a2-b3c4d5e6f708")
            .If(filter.From > filter.To, "To", "The last day must be the first day or later")
            .If(filter.To == DateOnly.MaxValue || filter.From == DateOnly.MinValue, "To", "Enter days of this century")
            .If(filter.What is { Length: > 0 } what && (what.Length > 100 || !what.Trim().All(c => char.IsAsciiLetterOrDigit(c) || c == '.')), "What", "Enter letters, digits and full stops only, like GetHousehold")
            .If(filter.Permission is { Length: > 0 } code && catalogue.All.All(p => p.Code != code), "Permission", "Choose a permission from the list")
            .Throw();
        return new(
            Text(filter.Kind), who, subject is { } one ? [one] : [],
            filter.From?.AtLondon(TimeOnly.MinValue), filter.To?.AddDays(1).AtLondon(TimeOnly.MinValue), Text(filter.Permission), Text(filter.What));
    }

    internal async Task<Found> Read(AuditTrail.Search search, int skip, int take, CancellationToken ct)
    {
        var page = await trail.Find(search, skip, take, ct);
        var ids = page.Entries.Select(e => e.UserId).OfType<Guid>().Distinct().ToList();
        var accounts = (await db.Query<Account>("SELECT id, name AS as_called, organisation_id FROM access_account WHERE id IN @ids", new { ids }, ct)).ToDictionary(a => a.Id);
        var held = (await db.Query<Held>("SELECT account_id, role, from_on, to_on, ended_at FROM access_assignment WHERE account_id IN @ids", new { ids }, ct)).ToLookup(h => h.AccountId);
        var organisations = (await db.Query<Name>("SELECT id, name AS as_called FROM access_organisation WHERE id IN @ids",
            new { ids = page.Entries.Select(e => e.OrganisationId).Concat(accounts.Values.Select(a => a.OrganisationId)).OfType<Guid>().Distinct().ToList() }, ct)).ToDictionary(o => o.Id, o => o.AsCalled);
        return new([.. page.Entries.Select(e =>
        {
            var account = e.UserId is { } id ? accounts.GetValueOrDefault(id) ?? new Account(id, "An account that is not here", null) : null;
            return new AuditLine(
                e.At, e.BySystem ? "The program itself" : account?.AsCalled ?? "Nobody signed in", e.BySystem ? account?.AsCalled : null,
                account is null ? "" : RolesOf(e, held[account.Id]),
                (e.OrganisationId ?? account?.OrganisationId) is { } organisation ? organisations.GetValueOrDefault(organisation) : null,
                e.Kind, e.What, e.Permission, e.SubjectIds, e.Reason);
        })], page.Count);
    }

    /// <summary>The names of the people, masked for whoever asks; none for an id that is no person.</summary>
    internal async Task<IReadOnlyList<string>> Names(IReadOnlyList<Guid> people, CancellationToken ct) =>
        [.. (await send.Ask(new Families.Contracts.GetPeople(people), ct)).Where(p => p.Masking != Families.Contracts.Masking.Hidden).Select(p => p.Name).Distinct(StringComparer.Ordinal)];

    private string RolesOf(AuditTrail.Entry entry, IEnumerable<Held> held)
    {
        var day = entry.At.LondonDay();
        var then = held.Where(h => h.FromOn <= day && (h.ToOn is null || h.ToOn >= day) && (h.EndedAt is null || h.EndedAt > entry.At)).Select(h => h.Role).Distinct(StringComparer.Ordinal).ToList();
        var those = then.Where(r => entry.Permission is { } permission && catalogue.Gives(r, permission)).ToList();
        return string.Join(", ", (those.Count > 0 ? those : then).Select(Says.Role).Order(StringComparer.Ordinal));
    }

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static Guid? Id(string? text) => Guid.TryParse(text?.Trim(), CultureInfo.InvariantCulture, out var id) ? id : null;

    private async Task<Guid?> ByEmail(string? text, CancellationToken ct) => string.IsNullOrWhiteSpace(text) || text.Length > EmailAddress.Longest ? null
        : (await db.Query<Guid>("SELECT id FROM access_account WHERE folded_email = @email", new { email = EmailAddress.Folded(text) }, ct)) is [var id] ? id : null;

    private sealed record Account(Guid Id, string AsCalled, Guid? OrganisationId);

    private sealed record Held(Guid AccountId, string Role, DateOnly FromOn, DateOnly? ToOn, DateTimeOffset? EndedAt);

    private sealed record Name(Guid Id, string AsCalled);
}
