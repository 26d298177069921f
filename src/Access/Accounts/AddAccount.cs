using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Neighbourhood.Access.Assignments;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Access.Accounts;

/// <summary>Whoever looks after accounts adds one for a worker; it has no password until a one-time password is made for it.</summary>
internal static class AddAccount
{
    /// <param name="Role">A first role; null for none yet.</param>
    /// <param name="Scope">Where it holds: the id of a place or team, "everywhere", or nothing where the role says it itself.</param>
    [Allows(Permissions.ManageAccounts, Unscoped = "a new account belongs nowhere until it is given a role")]
    internal sealed record Command(Guid Id, string? Name, string? Email, Guid? OrganisationId, string? Role = null, string? Scope = null) : ICommand<Guid>;

    internal sealed class Handler(Db db, CurrentUser user, ISend send, TimeProvider clock) : ICommandHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            var email = EmailAddress.Wrong(command.Email);
            var (scope, wrong) = command.Role is null ? default : Assignment.Limit(command.Role, command.Scope, command.Id);
            new Refusals()
                .Text(command.Name, "Name", 200, "Enter a name")
                .If(Folded.Text(command.Name).Length > 400, "Name", "Enter a shorter name")
                .If(email is not null, "Email", email ?? "")
                .If(wrong is not null, wrong?.Input ?? "", wrong?.Text ?? "")
                .Throw();
            var folded = EmailAddress.Folded(command.Email!);
            if (await db.Find<int>("SELECT COUNT(*) FROM access_account WHERE folded_email = @folded", new { folded }, ct) > 0)
                throw new Refused("Email", "There is an account with this email address: give that one a role, or enter another address");
            if (command.OrganisationId is { } organisation
                && await db.Find<int>("SELECT COUNT(*) FROM access_organisation WHERE id = @organisation", new { organisation }, ct) == 0)
                throw new Refused("OrganisationId", "Choose an organisation from the list");

            var now = clock.Now();
            await db.Execute("""
                INSERT INTO access_account (id, name, folded_name, email, folded_email, organisation_id, must_change, stamp, failed_count, is_demo, added_at)
                VALUES (@Id, @name, @foldedName, @email, @folded, @OrganisationId, 1, @stamp, 0, 0, @now)
                """, new
            {
                command.Id,
                name = command.Name!.Trim(),
                foldedName = Folded.Text(command.Name),
                email = command.Email!.Trim(),
                folded,
                command.OrganisationId,
                stamp = clock.NewId(),
                now,
            }, ct);
            // The first accounts come from the command line, where there is no second person yet.
            if (command.Role is { } role && user.IsSystem)
                await Assignment.Give(db, new(clock.NewId(), command.Id, role, scope, clock.Today(), null, user.Id, now, Assignment.ByHand), ct);
            else if (command.Role is { } asked)
                await RoleRequest.GiveOrAsk(db, send, new(clock.NewId(), command.Id, asked, scope, clock.Today(), null, user.Id, now, Assignment.ByHand), ct);
            return command.Id;
        }
    }

    [Allows(Permissions.ManageAccounts, Unscoped = "a new account belongs nowhere until it is given a role")]
    [BindProperties]
    internal sealed class Page(ISend send, TimeProvider clock) : FormPage
    {
        public Guid Id { get; set; }
        public string? Name { get; set; }
        public string? Email { get; set; }
        public Guid? OrganisationId { get; set; }

        internal IReadOnlyList<SelectListItem> Organisations { get; private set; } = [];

        public Task OnGet(CancellationToken ct)
        {
            Id = clock.NewId();
            return Show(ct);
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
            LocalRedirect($"/access/accounts/{await send.Send(new Command(Id, Name, Email, OrganisationId), ct)}"));

        protected override async Task Show(CancellationToken ct) =>
            Organisations = [.. (await send.Ask(new GetOrganisations(), ct)).Select(o => new SelectListItem(o.Name, o.Id.ToString()))];
    }
}
