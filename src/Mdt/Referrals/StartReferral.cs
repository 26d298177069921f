using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Teams;

namespace Neighbourhood.Mdt.Referrals;

/// <summary>A worker begins to ask a team to talk about a household: a draft is kept first, so that nothing typed is lost.</summary>
internal static class StartReferral
{
    [Allows(Permissions.Refer, Unscoped = "the household is checked by Families, which answers only for those whom the worker may see")]
    internal sealed record Command(Guid Id, Guid HouseholdId) : ICommand<Guid>;

    internal sealed class Handler(Db db, ReferralDesk desk, History history, CurrentUser user, TimeProvider clock) : ICommandHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            new Refusals().HasId(command.Id).If(command.HouseholdId == Guid.Empty, "HouseholdId", "Choose a household").Throw();
            var household = await desk.Household(command.HouseholdId, ct);
            await db.Execute("""
                INSERT INTO mdt_referral (id, mdt_id, household_id, status, raised_by, raised_via, saved_at, version)
                VALUES (@Id, @team, @householdId, 'Draft', @me, 'Professional', @now, 1)
                """, new { command.Id, householdId = household.Id, team = await TheOneTeamFor(household.NeighbourhoodId, ct), me = user.Id, now = clock.Now() }, ct);
            await history.Add(Subject.Referral, command.Id, null, nameof(ReferralStatus.Draft), ct: ct);
            return command.Id;
        }

        /// <summary>Chosen for the referrer where there is no choice.</summary>
        private async Task<Guid?> TheOneTeamFor(Guid? neighbourhoodId, CancellationToken ct) => await db.Query<Guid>("""
            SELECT t.id FROM mdt_team t JOIN mdt_team_neighbourhood n ON n.mdt_id = t.id
            WHERE n.neighbourhood_id = @neighbourhoodId AND t.kind IN @kinds
            """, new { neighbourhoodId, kinds = MdtKinds.WithCases }, ct) is [var only] ? only : null;
    }

    [Allows(Permissions.Refer, Unscoped = "Families finds and shows only households that the worker may see")]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send, TimeProvider clock) : FormPage
    {
        public Guid Id { get; set; }
        public Guid HouseholdId { get; set; }
        public string? Search { get; set; }

        public GetHousehold.Answer? Household { get; private set; }

        public IReadOnlyList<GetHouseholds.Household> Found { get; private set; } = [];

        public async Task OnGet(CancellationToken ct)
        {
            Id = clock.NewId();
            await Show(ct);
        }

        /// <summary>Posted, so that no name or number stands in an address or a log.</summary>
        public Task OnPostFind(CancellationToken ct)
        {
            HouseholdId = Guid.Empty;
            ModelState.Clear();
            return Show(ct);
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try<IActionResult>(async () =>
            Redirect($"/mdt/referrals/{await send.Send(new Command(Id, HouseholdId), ct)}/edit"));

        protected override async Task Show(CancellationToken ct)
        {
            if (HouseholdId != Guid.Empty) Household = await send.Ask(new GetHousehold(HouseholdId), ct) ?? throw new NotFound("This household");
            else if (!string.IsNullOrWhiteSpace(Search)) Found = await send.Ask(new FindHouseholds(Search), ct);
        }
    }
}
