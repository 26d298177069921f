using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.People;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Households;

/// <summary>A worker notes that somebody has another home as well: a child who is with the other parent part of the week.</summary>
internal static class JoinHousehold
{
    [Allows(Permissions.WritePeople, On = nameof(PersonId))]
    internal sealed record Command(
        Guid Id, Guid PersonId, HomeIs? Home, Guid? ToHouseholdId, string? Role, string? LivesHere, string? ParentalResponsibility, DateOnly? On = null,
        string? Line1 = null, string? Line2 = null, string? Town = null, string? Postcode = null, bool NoFixedAddress = false) : ICommand<Guid>;

    internal sealed class Handler(Db db, Memberships memberships, Homes homes, TimeProvider clock) : ICommandHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            var to = new WhereTo(command.Home, command.ToHouseholdId, new(command.Line1, command.Line2, command.Town, command.Postcode, command.NoFixedAddress));
            var on = command.On ?? clock.Today();
            var died = await db.Query<Guid>("SELECT id FROM families_person WHERE id = @PersonId AND deceased_on IS NOT NULL", new { command.PersonId }, ct);
            var refusals = new Refusals()
                .If(died.Count > 0, "", "This person has died")
                .If(command.Role is null || !Codes.Role.ContainsKey(command.Role), nameof(command.Role), "Choose what they are in that family")
                .If(command.LivesHere is null || !Leaving.LivesHere.ContainsKey(command.LivesHere), nameof(command.LivesHere), "Choose how much of the time they live there")
                .If(command.ParentalResponsibility is { } given && !Leaving.Responsibility.ContainsKey(given), nameof(command.ParentalResponsibility), "Choose yes, no or not known");
            to.Check(refusals);
            memberships.Day(refusals, on, null, nameof(command.On)).Throw();

            var household = await homes.Open(to, clock.NewId(), ct);
            await memberships.Join(command.Id, household, command.PersonId, command.Role!, command.ParentalResponsibility ?? "Unknown", command.LivesHere!, on, ct);
            return household;
        }
    }

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/families/memberships", async (Command command, ISend send, CancellationToken ct) =>
            Results.Created($"/api/families/households/{await send.Send(command, ct)}", null));

    [Allows(Permissions.WritePeople, On = nameof(PersonId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send, TimeProvider clock) : WhereToPage(send)
    {
        private readonly ISend _send = send;

        public Guid Id { get; set; }
        public Guid PersonId { get; set; }
        public string? Role { get; set; }
        public string? LivesHere { get; set; }
        public string? ParentalResponsibility { get; set; }
        public DateOnly? On { get; set; }

        public string Name { get; private set; } = "";

        public Task OnGet(CancellationToken ct)
        {
            Id = clock.NewId();
            return Show(ct);
        }

        public async Task<IActionResult> OnPostFind(CancellationToken ct)
        {
            Unchecked();
            await Show(ct);
            return Page();
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await _send.Send(new Command(Id, PersonId, Home, ToHouseholdId, Role, LivesHere, ParentalResponsibility, On, Line1, Line2, Town, Postcode, NoFixedAddress), ct);
            return Redirect($"/person/{PersonId}");
        });

        protected override async Task Show(CancellationToken ct)
        {
            Name = (await _send.Ask(new GetPeople([PersonId]), ct)) is [var person] ? person.Name : throw new NotFound("This person");
            await Look(null, ct);
        }
    }
}
