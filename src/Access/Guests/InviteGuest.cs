using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Neighbourhood.Access.Accounts;
using Neighbourhood.Access.Assignments;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Access.Links;
using Neighbourhood.Kernel;

namespace Neighbourhood.Access.Guests;

/// <summary>A team's coordinator invites somebody from a charity or school, with the least that is needed: one light role, until a day.</summary>
internal static class InviteGuest
{
    /// <summary>What a coordinator can give: neither opens more than what somebody invites them to or refers to them.</summary>
    internal static IReadOnlyList<string> LightRoles { get; } = [Roles.InvitedAttendee, Roles.Provider];

    /// <param name="Until">The last day of the role.</param>
    /// <param name="Hash">Of the link's key, which is shown once and kept nowhere.</param>
    /// <returns>Until when the link is good.</returns>
    [Allows(Permissions.InviteGuests, On = nameof(MdtId))]
    internal sealed record Command(Guid Id, Guid MdtId, string? Name, string? Email, Guid? OrganisationId, string? Role, DateOnly? Until, string Hash) : ICommand<DateTimeOffset>;

    internal sealed class Handler(Db db, CurrentUser user, ISend send, TimeProvider clock) : ICommandHandler<Command, DateTimeOffset>
    {
        public async Task<DateTimeOffset> Handle(Command command, CancellationToken ct)
        {
            var (now, today) = (clock.Now(), clock.Today());
            var months = await send.Number("access.guestMonths", ct);
            var email = EmailAddress.Wrong(command.Email);
            new Refusals()
                .Text(command.Name, "Name", 200, "Enter a name")
                .If(Folded.Text(command.Name).Length > 400, "Name", "Enter a shorter name")
                .If(email is not null, "Email", email ?? "")
                .If(command.OrganisationId is null, "OrganisationId", "Choose the organisation that they come from")
                .If(!LightRoles.Contains(command.Role ?? "", StringComparer.Ordinal), "Role", "Choose what they are invited as")
                .If(command.Until is null, "Until", "Enter the last day")
                .If(command.Until < today, "Until", "The last day must be today or later")
                .If(command.Until > today.AddMonths(months), "Until", $"The last day must be within {months} months")
                .Throw();
            var row = new { command.Id, command.MdtId, command.OrganisationId, command.Role, until = command.Until!.Value, folded = EmailAddress.Folded(command.Email!), me = user.Id, now };
            if (await db.Find<int>("SELECT COUNT(*) FROM access_organisation WHERE id = @OrganisationId", row, ct) == 0)
                throw new Refused("OrganisationId", "Choose an organisation from the list");
            if (await db.Find<int>("SELECT COUNT(*) FROM access_account WHERE folded_email = @folded", row, ct) > 0)
                throw new Refused("Email", "There is an account with this email address: ask whoever looks after accounts to give it the role");

            await db.Execute("""
                INSERT INTO access_account (id, name, folded_name, email, folded_email, organisation_id, must_change, stamp, failed_count, is_demo, added_at)
                VALUES (@Id, @name, @foldedName, @email, @folded, @OrganisationId, 1, @stamp, 0, 0, @now)
                """, new { command.Id, name = command.Name!.Trim(), foldedName = Folded.Text(command.Name), email = command.Email!.Trim(), row.folded, command.OrganisationId, stamp = clock.NewId(), now }, ct);
            await db.Execute("""
                INSERT INTO access_guest (account_id, mdt_id, role, until_on, invited_by, invited_at) VALUES (@Id, @MdtId, @Role, @until, @me, @now)
                """, row, ct);
            await Assignment.Give(db, new(clock.NewId(), command.Id, command.Role!, command.Id, today, row.until, user.Id, now, Assignment.ByHand), ct);
            var good = now.AddDays(await send.Number("access.inviteDays", ct));
            await OneTimeLink.Give(db, new(clock.NewId(), command.Id, command.Hash, user.Id, now, good), ct);
            return good;
        }
    }

    [Allows(Permissions.InviteGuests, Unscoped = "the command checks the team that is chosen, and only the user's own are offered")]
    [BindProperties]
    internal sealed class Page(ISend send, Guard guard, PlacesOfWork places, TimeProvider clock) : FormPage
    {
        public Guid Id { get; set; }
        public Guid? MdtId { get; set; }
        public string? Name { get; set; }
        public string? Email { get; set; }
        public Guid? OrganisationId { get; set; }
        public string? Role { get; set; }
        public DateOnly? Until { get; set; }

        internal IReadOnlyList<SelectListItem> Teams { get; private set; } = [];

        internal IReadOnlyList<SelectListItem> Organisations { get; private set; } = [];

        internal IReadOnlyList<SelectListItem> RoleItems { get; } = [.. LightRoles.Select(r => new SelectListItem(Says.Role(r), r))];

        /// <summary>Shown once, on the answer itself: it is kept nowhere.</summary>
        internal string? Link { get; private set; }

        internal DateTimeOffset Good { get; private set; }

        public async Task OnGet(CancellationToken ct)
        {
            Id = clock.NewId();
            await Show(ct);
            if (Teams is [var only]) MdtId = Guid.Parse(only.Value);
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            if (MdtId is not { } team) throw new Refused("MdtId", "Choose the team that invites them");
            var key = OneTimeLink.NewKey();
            Good = await send.Send(new Command(Id, team, Name, Email, OrganisationId, Role, Until, OneTimeLink.Hash(key)), ct);
            Link = $"{Request.Scheme}://{Request.Host}{OneTimeLink.Path(key)}";
            return Page();
        });

        protected override async Task Show(CancellationToken ct)
        {
            var teams = new List<SelectListItem>();
            foreach (var scope in (await send.Ask(new GatherScopes(), ct)).Where(s => s.Kind == ScopeKind.Mdt))
                if (await guard.Reaches(Permissions.InviteGuests, "MdtId", scope.Id, ct)) teams.Add(new SelectListItem(scope.Name, scope.Id.ToString()));
            (Teams, Organisations) = (teams, (await places.Choices(ct)).Organisations);
        }
    }
}
