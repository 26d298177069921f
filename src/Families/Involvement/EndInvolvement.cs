using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Households;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Involvement;

/// <summary>A worker notes that they, or their organisation, no longer work with a family: it leaves their scope at once.</summary>
internal static class EndInvolvement
{
    [Allows(Permissions.WritePeople, On = nameof(HouseholdId))]
    internal sealed record Command(Guid HouseholdId, Guid InvolvementId, DateOnly? On = null) : ICommand;

    internal sealed class Handler(Db db, CurrentUser user, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var row = await db.Find<Row>("""
                SELECT organisation_id, user_id, kind, by_hand, from_on, to_on FROM families_involvement WHERE id = @InvolvementId AND household_id = @HouseholdId
                """, command, ct);
            var mine = row is not null && (row.UserId == user.Id || (row.OrganisationId is not null && row.OrganisationId == user.OrganisationId));
            // What a module brought ends there: a case when it is closed, not here.
            if (!mine || !(row!.ByHand || row.Kind is Involvements.Registered or Involvements.Works)) throw new NotFound("This involvement");
            var (on, today) = (command.On ?? clock.Today(), clock.Today());
            if (row.ToOn == on) return default;
            if (row.ToOn is not null) throw new Conflict($"Somebody has noted already that this ended on {Memberships.Day(row.ToOn)}.");
            new Refusals()
                .If(on > today, nameof(command.On), "The day must be today or earlier: note it when it has ended")
                .If(on < row.FromOn, nameof(command.On), $"It began on {Memberships.Day(row.FromOn)}: enter that day or a later one")
                .Throw();
            await db.Execute("UPDATE families_involvement SET to_on = @on, ended_code = 'ByHand' WHERE id = @InvolvementId AND to_on IS NULL", new { command.InvolvementId, on }, ct);
            return default;
        }

        private sealed record Row(Guid? OrganisationId, Guid? UserId, string Kind, bool ByHand, DateOnly FromOn, DateOnly? ToOn);
    }

    [Allows(Permissions.WritePeople, On = nameof(HouseholdId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send, Guard guard) : FormPage
    {
        public Guid HouseholdId { get; set; }
        public Guid InvolvementId { get; set; }
        public DateOnly? On { get; set; }

        public string Family { get; private set; } = "";

        public Task OnGet(CancellationToken ct) => Show(ct);

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(HouseholdId, InvolvementId, On), ct);
            // The family may be out of the worker's sight by now.
            return Redirect(await guard.Reaches(Permissions.ViewHousehold, "HouseholdId", HouseholdId, ct) ? $"/household/{HouseholdId}" : "/families");
        });

        protected override async Task Show(CancellationToken ct) =>
            Family = (await send.Ask(new GetHouseholds([HouseholdId]), ct)) is [var family] ? family.Name : throw new NotFound("This household");
    }
}
