using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Households;

/// <summary>A worker notes that somebody no longer belongs to a family, since when and why.</summary>
internal static class LeaveHousehold
{
    [Allows(Permissions.WritePeople, On = nameof(HouseholdId))]
    internal sealed record Query(Guid HouseholdId, Guid MembershipId) : IQuery<Answer>;

    internal sealed record Answer(string Name, int Version);

    [Allows(Permissions.WritePeople, On = nameof(HouseholdId))]
    internal sealed record Command(Guid HouseholdId, Guid MembershipId, int Version, DateOnly? On, string? Code) : ICommand;

    internal sealed class Reader(Memberships memberships, Sight sight, Audit audit) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var membership = await memberships.Current(query.HouseholdId, query.MembershipId, ct);
            var family = await sight.FamilyOf(query.HouseholdId, ct) ?? throw new NotFound("This household");
            audit.Saw(membership.PersonId);
            return new(membership.Name(family.Masking != Masking.Full), membership.Version);
        }
    }

    internal sealed class Handler(Memberships memberships, Homes homes, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var membership = await memberships.Current(command.HouseholdId, command.MembershipId, ct) with { Version = command.Version };
            var today = clock.Today();
            var elsewhere = (await memberships.OfPerson(membership.PersonId, ct)).Where(k => k.HouseholdId != command.HouseholdId && k.IsCurrent(today)).ToList();
            var mistake = command.Code == Leaving.Mistake;
            var on = mistake ? membership.FromOn : command.On ?? today;
            memberships.Day(new Refusals(), on, membership.FromOn, nameof(command.On))
                .If(command.Code is null || !Leaving.Codes.ContainsKey(command.Code), nameof(command.Code), "Choose why")
                .If(mistake && elsewhere.Count == 0, nameof(command.Code), "They belong to no other family: add them to the right one first")
                .Throw();

            await memberships.Leave(membership, on, command.Code!, ct);
            if (elsewhere.Count > 0) return default;
            // Somebody without any home would be out of everybody's sight: they get one of their own, whose address is not known yet.
            var home = await homes.Open(new(HomeIs.Unknown, null, HouseholdKeeper.Place.Unknown), clock.NewId(), ct);
            await memberships.Join(clock.NewId(), home, membership.PersonId, membership.Role, membership.ParentalResponsibility, "Full", on, ct);
            return default;
        }
    }

    [Allows(Permissions.WritePeople, On = nameof(HouseholdId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : FormPage
    {
        public Guid HouseholdId { get; set; }
        public Guid MembershipId { get; set; }
        public int Version { get; set; }
        public DateOnly? On { get; set; }
        public string? Code { get; set; }

        public Answer Stands { get; private set; } = null!;

        public async Task OnGet(CancellationToken ct)
        {
            await Show(ct);
            Version = Stands.Version;
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(HouseholdId, MembershipId, Version, On, Code), ct);
            return Redirect($"/household/{HouseholdId}");
        });

        protected override async Task Show(CancellationToken ct)
        {
            Stands = await send.Ask(new Query(HouseholdId, MembershipId), ct);
            if (Conflict is null) return;
            ModelState.Remove(nameof(Version));
            Version = Stands.Version;
        }
    }
}
