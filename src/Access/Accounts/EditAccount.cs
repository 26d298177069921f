using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Neighbourhood.Kernel;

namespace Neighbourhood.Access.Accounts;

/// <summary>Whoever looks after accounts corrects one: name, email address, where they work, and what kind of worker they are for how long a week.</summary>
internal static class EditAccount
{
    internal const int MostHalfDays = 14;

    /// <param name="TeamId">A team, which says the organisation too; null for none.</param>
    /// <param name="HalfDays">A week, for those who connect families; null where it is not known.</param>
    [Allows(Permissions.ManageAccounts, On = nameof(AccountId))]
    internal sealed record Command(Guid AccountId, int Version, string? Name, string? Email, Guid? OrganisationId, Guid? TeamId, WorkerKind? Kind, int? HalfDays) : ICommand;

    [Allows(Permissions.ManageAccounts, On = nameof(AccountId))]
    internal sealed record Query(Guid AccountId) : IQuery<Answer>;

    internal sealed record Answer(Guid Id, int Version, string Name, string Email, Guid? OrganisationId, Guid? TeamId, WorkerKind? Kind, int? HalfDays);

    internal sealed class Answers(Db db) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct) => await db.Find<Answer>("""
            SELECT id, version, name, email, organisation_id, team_id, worker_kind AS kind, half_days FROM access_account WHERE id = @AccountId AND ended_at IS NULL
            """, query, ct) ?? throw new NotFound("This account");
    }

    internal sealed class Handler(Db db, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var wrong = EmailAddress.Wrong(command.Email);
            new Refusals()
                .Text(command.Name, "Name", 200, "Enter a name")
                .If(Folded.Text(command.Name).Length > 400, "Name", "Enter a shorter name")
                .If(wrong is not null, "Email", wrong ?? "")
                .If(command.Kind is { } kind && !Enum.IsDefined(kind), "Kind", "Choose a kind from the list")
                .If(command.HalfDays is < 0 or > MostHalfDays, "HalfDays", $"Enter a number of half-days a week from 0 to {MostHalfDays}")
                .Throw();
            var row = new
            {
                command.AccountId,
                command.Version,
                name = command.Name!.Trim(),
                foldedName = Folded.Text(command.Name),
                email = command.Email!.Trim(),
                folded = EmailAddress.Folded(command.Email),
                command.OrganisationId,
                command.TeamId,
                command.Kind,
                command.HalfDays,
                stamp = clock.NewId(),
            };
            if (await db.Find<int>("SELECT COUNT(*) FROM access_account WHERE folded_email = @folded AND id <> @AccountId", row, ct) > 0)
                throw new Refused("Email", "Another account has this email address: enter another");
            if (command.OrganisationId is not null && await db.Find<int>("SELECT COUNT(*) FROM access_organisation WHERE id = @OrganisationId", row, ct) == 0)
                throw new Refused("OrganisationId", "Choose an organisation from the list");
            if (command.TeamId is not null && await db.Find<int>("SELECT COUNT(*) FROM access_team WHERE id = @TeamId AND organisation_id = @OrganisationId", row, ct) == 0)
                throw new Refused("TeamId", "Choose a team of the organisation");
            // Who signs in with another address is asked to do so: the stamp ends what is open with the old one.
            await db.ExecuteVersioned("""
                UPDATE access_account
                SET name = @name, folded_name = @foldedName, stamp = CASE WHEN folded_email = @folded THEN stamp ELSE @stamp END, email = @email, folded_email = @folded,
                    organisation_id = @OrganisationId, team_id = @TeamId, worker_kind = @Kind, half_days = @HalfDays, version = version + 1
                WHERE id = @AccountId AND ended_at IS NULL AND version = @Version
                """, row, conflict: () => Stale(command, ct), ct: ct);
            return default;
        }

        private async Task<Conflict> Stale(Command command, CancellationToken ct)
        {
            var now = await db.Find<Stored>("""
                SELECT a.name, a.email, o.name AS organisation, t.name AS team, a.half_days
                FROM access_account a LEFT JOIN access_organisation o ON o.id = a.organisation_id LEFT JOIN access_team t ON t.id = a.team_id
                WHERE a.id = @AccountId AND a.ended_at IS NULL
                """, new { command.AccountId }, ct);
            return now is null ? new Conflict("This account has ended meanwhile: it can be changed no more") : new Conflict(
                "Somebody else has changed this account. Look at what stands now, then try again.",
                new Dictionary<string, string?>(StringComparer.Ordinal) { ["Name"] = now.Name, ["Email address"] = now.Email, ["Organisation"] = now.Organisation, ["Team"] = now.Team, ["Half-days a week"] = now.HalfDays?.ToString(CultureInfo.InvariantCulture) },
                new Dictionary<string, string?>(StringComparer.Ordinal) { ["Name"] = command.Name, ["Email address"] = command.Email, ["Half-days a week"] = command.HalfDays?.ToString(CultureInfo.InvariantCulture) });
        }
    }

    private sealed record Stored(string Name, string Email, string? Organisation, string? Team, int? HalfDays);

    [Allows(Permissions.ManageAccounts, On = nameof(AccountId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send, PlacesOfWork places) : FormPage
    {
        public Guid AccountId { get; set; }
        public int Version { get; set; }
        public string? Name { get; set; }
        public string? Email { get; set; }
        public Guid? OrganisationId { get; set; }
        public Guid? TeamId { get; set; }
        public WorkerKind? Kind { get; set; }
        public int? HalfDays { get; set; }

        internal IReadOnlyList<SelectListItem> Organisations { get; private set; } = [];

        internal IReadOnlyList<SelectListItem> Teams { get; private set; } = [];

        internal IReadOnlyList<SelectListItem> Kinds { get; } = [.. Enum.GetValues<WorkerKind>().Select(k => new SelectListItem(Says.Kind(k), k.ToString()))];

        public async Task OnGet(CancellationToken ct)
        {
            var now = await send.Ask(new Query(AccountId), ct);
            (Version, Name, Email, OrganisationId, TeamId, Kind, HalfDays) = (now.Version, now.Name, now.Email, now.OrganisationId, now.TeamId, now.Kind, now.HalfDays);
            await Show(ct);
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(AccountId, Version, Name, Email, OrganisationId, TeamId, Kind, HalfDays), ct);
            return LocalRedirect($"/access/accounts/{AccountId}");
        });

        protected override async Task Show(CancellationToken ct) => (Organisations, Teams) = await places.Choices(ct);
    }
}
