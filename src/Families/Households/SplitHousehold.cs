using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.People;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Households;

/// <summary>A worker notes in one step that a couple separated or some of a family moved out: who leaves, where to, and where the children live.</summary>
internal static class SplitHousehold
{
    [Allows(Permissions.WritePeople, On = nameof(HouseholdId))]
    internal sealed record Query(Guid HouseholdId) : IQuery<IReadOnlyList<Member>>;

    internal sealed record Member(Guid MembershipId, int Version, string Name, string Role, string? Age, bool MayShare);

    /// <param name="Id">What the form makes: a repeat does nothing twice.</param>
    /// <param name="People">Every living member as shown, each with where they live from now on.</param>
    [Allows(Permissions.WritePeople, On = nameof(HouseholdId))]
    internal sealed record Command(
        Guid Id, Guid HouseholdId, string? Code, HomeIs? Home, Guid? ToHouseholdId, IReadOnlyList<Going>? People, DateOnly? On = null,
        string? Line1 = null, string? Line2 = null, string? Town = null, string? Postcode = null, bool NoFixedAddress = false) : ICommand<Guid>;

    internal sealed class Reader(Memberships memberships, Sight sight, Audit audit, TimeProvider clock) : IQueryHandler<Query, IReadOnlyList<Member>>
    {
        public async Task<IReadOnlyList<Member>> Handle(Query query, CancellationToken ct)
        {
            var family = await sight.FamilyOf(query.HouseholdId, ct) ?? throw new NotFound("This household");
            var stand = await Living(memberships, query.HouseholdId, clock.Today(), ct);
            audit.Saw(stand.Select(k => k.PersonId));
            return [.. stand.Select(k => new Member(k.Id, k.Version, k.Name(family.Masking != Masking.Full), Codes.Role.GetValueOrDefault(k.Role, "other"),
                family.Members.FirstOrDefault(m => m.PersonId == k.PersonId)?.Age(family.Masking, clock.Today()), Going.MayShare(k.Role)))];
        }
    }

    internal sealed class Handler(Memberships memberships, Homes homes, TimeProvider clock) : ICommandHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            var stand = await Living(memberships, command.HouseholdId, clock.Today(), ct);
            var going = command.People?.OfType<Going>().ToList() ?? [];
            var to = new WhereTo(command.Home, command.ToHouseholdId, new(command.Line1, command.Line2, command.Town, command.Postcode, command.NoFixedAddress));
            var on = command.On ?? clock.Today();
            var refusals = new Refusals()
                .If(command.Code is null or Leaving.Mistake || !Leaving.Codes.ContainsKey(command.Code), nameof(command.Code), "Choose why")
                .If(command.Home == HomeIs.Known && command.ToHouseholdId == command.HouseholdId, nameof(command.ToHouseholdId), "Choose another family than the one that they leave");
            to.Check(refusals);
            Going.Check(going, stand, refusals);
            var moving = going.Where(g => g.Goes != Goes.Stays).Select(g => (Member: stand.Single(k => k.Id == g.MembershipId), g.Goes)).ToList();
            memberships.Day(refusals, on, moving.Count == 0 ? null : moving.Max(m => m.Member.FromOn), nameof(command.On)).Throw();

            var home = await homes.Open(to, clock.NewId(), ct);
            foreach (var (member, goes) in moving)
            {
                if (goes == Goes.Leaves) await memberships.Leave(member, on, command.Code!, ct);
                else await memberships.Share(member, "Part", on, ct);
                await Arrive(member, home, goes == Goes.Leaves ? member.LivesHere : "Part", on, ct);
            }
            return home;
        }

        /// <summary>Somebody who belongs to the other home already is there for another share of the time.</summary>
        private async Task Arrive(Memberships.Kept member, Guid home, string livesHere, DateOnly on, CancellationToken ct)
        {
            var there = (await memberships.OfPerson(member.PersonId, ct)).FirstOrDefault(k => k.HouseholdId == home && k.IsCurrent(clock.Today()));
            if (there is not null) await memberships.Share(there, livesHere, on, ct);
            else await memberships.Join(clock.NewId(), home, member.PersonId, member.Role, member.ParentalResponsibility, livesHere, on, ct);
        }
    }

    private static async Task<IReadOnlyList<Memberships.Kept>> Living(Memberships memberships, Guid householdId, DateOnly today, CancellationToken ct) =>
        [.. (await memberships.Of(householdId, ct)).Where(k => k.IsCurrent(today) && k.DeceasedOn is null)];

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/families/households/{HouseholdId}/separations", async (Guid householdId, Command command, ISend send, CancellationToken ct) =>
            Results.Created($"/api/families/households/{await send.Send(command with { HouseholdId = householdId }, ct)}", null));

    [Allows(Permissions.WritePeople, On = nameof(HouseholdId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send, TimeProvider clock) : WhereToPage(send)
    {
        private readonly ISend _send = send;

        public Guid Id { get; set; }
        public Guid HouseholdId { get; set; }
        public string? Code { get; set; }
        public DateOnly? On { get; set; }
        public List<Row> People { get; set; } = [];

        public IReadOnlyList<Member> Members { get; private set; } = [];

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
            await _send.Send(new Command(Id, HouseholdId, Code, Home, ToHouseholdId, [.. People.Select(p => new Going(p.MembershipId, p.Version, p.Goes))], On,
                Line1, Line2, Town, Postcode, NoFixedAddress), ct);
            return Redirect($"/household/{HouseholdId}");
        });

        /// <summary>The members as they are now; what was chosen for each stays.</summary>
        protected override async Task Show(CancellationToken ct)
        {
            Members = await _send.Ask(new Query(HouseholdId), ct);
            if (Conflict is not null || People.Count != Members.Count)
            {
                var chosen = People.ToLookup(p => p.MembershipId);
                foreach (var key in ModelState.Keys.Where(k => k.StartsWith(nameof(People), StringComparison.Ordinal)).ToList()) ModelState.Remove(key);
                People = [.. Members.Select(m => new Row { MembershipId = m.MembershipId, Version = m.Version, Goes = chosen[m.MembershipId].FirstOrDefault()?.Goes })];
            }
            await Look(HouseholdId, ct);
        }

        internal sealed class Row
        {
            public Guid MembershipId { get; set; }
            public int Version { get; set; }
            public Goes? Goes { get; set; }
        }
    }
}
