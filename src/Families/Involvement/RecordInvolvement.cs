using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Involvement;

/// <summary>A worker notes that they, or their whole organisation or team, work with a family: shown on the card, and their scope from now on.</summary>
internal static class RecordInvolvement
{
    /// <summary>Who works with the family.</summary>
    internal enum For { Me, MyTeam, MyOrganisation }

    [Allows(Permissions.WritePeople, On = nameof(HouseholdId))]
    internal sealed record Command(Guid Id, Guid HouseholdId, For? Who, string? Kind, DateOnly? From = null) : ICommand<Guid>;

    internal sealed class Handler(Db db, Involvements involvements, CurrentUser user, TimeProvider clock) : ICommandHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            var (from, today, teams) = (command.From ?? clock.Today(), clock.Today(), involvements.TeamsAndSites());
            new Refusals()
                .If(command.Who is not { } who || !Enum.IsDefined(who), nameof(command.Who), "Choose who works with the family")
                .If(command.Who == For.MyTeam && teams.Count == 0, nameof(command.Who), "You act for no team or site. Choose yourself or your organisation")
                .If(command.Who == For.MyOrganisation && user.OrganisationId is null, nameof(command.Who), "You have no organisation. Choose yourself")
                .If(command.Kind is null || !Kinds.Of(command.Kind).ByHand, nameof(command.Kind), "Choose what it is about")
                .If(from > today, nameof(command.From), "The day must be today or earlier: note it when it has begun")
                .Throw();
            var rows = command.Who switch
            {
                For.Me => [(Team: (Guid?)null, Worker: user.Id)],
                For.MyTeam => teams.Select(t => (Team: (Guid?)t, Worker: (Guid?)null)).ToArray(),
                _ => [(Team: (Guid?)null, Worker: (Guid?)null)],
            };
            for (var at = 0; at < rows.Length; at++)
                await db.Execute("""
                    INSERT INTO families_involvement (id, household_id, organisation_id, team_or_site_id, user_id, kind, shown, by_hand, from_on)
                    VALUES (@id, @HouseholdId, @OrganisationId, @Team, @Worker, @Kind, 1, 1, @from)
                    """, new { id = at == 0 ? command.Id : clock.NewId(), command.HouseholdId, user.OrganisationId, rows[at].Team, rows[at].Worker, command.Kind, from }, ct);
            return command.Id;
        }
    }

    [Allows(Permissions.WritePeople, On = nameof(HouseholdId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send, Involvements involvements, CurrentUser user, TimeProvider clock) : FormPage
    {
        public Guid Id { get; set; }
        public Guid HouseholdId { get; set; }
        public For? Who { get; set; }
        public string? Kind { get; set; }
        public DateOnly? From { get; set; }

        public bool HasTeam => involvements.TeamsAndSites().Count > 0;

        public bool HasOrganisation => user.OrganisationId is not null;

        public string Family { get; private set; } = "";

        public Task OnGet(CancellationToken ct)
        {
            Id = clock.NewId();
            return Show(ct);
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(Id, HouseholdId, Who, Kind, From), ct);
            return Redirect($"/household/{HouseholdId}");
        });

        protected override async Task Show(CancellationToken ct) =>
            Family = (await send.Ask(new GetHouseholds([HouseholdId]), ct)) is [var family] ? family.Name : throw new NotFound("This household");
    }
}
