using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Households;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Matching;

/// <summary>Data quality sees two households that may be one, and joins them: members and workers of both are read as the kept one's, and nothing is rewritten.</summary>
internal static class JoinHouseholds
{
    [Allows(Permissions.Join, On = nameof(HouseholdId))]
    internal sealed record Query(Guid HouseholdId, Guid OtherId) : IQuery<Answer>;

    internal sealed record Answer(Side One, Side Other, bool AreOne);

    /// <param name="Address">Null where it is not shown: somebody in the family is restricted.</param>
    internal sealed record Side(Guid HouseholdId, string Name, string? Address, IReadOnlyList<string> Members, int Workers);

    internal sealed class Reader(Db db, Sight sight, Aliases aliases, Audit audit, TimeProvider clock) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var (one, other) = (await Side(query.HouseholdId, ct), await Side(query.OtherId, ct));
            return new(one, other, (await aliases.Of([query.HouseholdId, query.OtherId], ct)).AreOne(query.HouseholdId, query.OtherId));
        }

        private async Task<Side> Side(Guid householdId, CancellationToken ct)
        {
            var family = await sight.FamilyOf(householdId, ct) ?? throw new NotFound("This household");
            var place = family.Masking == Masking.Full ? await db.Find<Place>("SELECT line1, line2, town, postcode FROM families_household WHERE id = @KeptId", new { family.KeptId }, ct) : null;
            var workers = await db.Find<int>("""
                SELECT COUNT(*) FROM families_involvement WHERE household_id IN @ids AND shown = 1 AND from_on <= @today AND (to_on IS NULL OR to_on > @today)
                """, new { ids = await aliases.AllOf(householdId, ct), today = clock.Today() }, ct);
            audit.Saw(family.Members.Select(m => m.PersonId));
            return new(householdId, family.Name, place?.InOneLine, [.. family.Members.Select(m => m.Name(family.Masking))], workers);
        }

        private sealed record Place(string? Line1, string? Line2, string? Town, string? Postcode)
        {
            internal string InOneLine => string.Join(", ", new[] { Line1, Line2, Town, Postcode }.Where(l => !string.IsNullOrEmpty(l)));
        }
    }

    /// <param name="Id">The joining that it makes.</param>
    /// <param name="KeptId">Which of the two is kept.</param>
    /// <param name="Why">5 to 500 characters.</param>
    [Allows(Permissions.Join, On = nameof(HouseholdId))]
    internal sealed record Command(Guid Id, Guid HouseholdId, Guid OtherId, Guid? KeptId, string? Why) : ICommand<Guid>;

    internal sealed class Handler(Db db, Joining joining, IOutbox outbox, Audit audit) : ICommandHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            new Refusals()
                .If(command.KeptId != command.HouseholdId && command.KeptId != command.OtherId, nameof(command.KeptId), "Choose which household is kept")
                .Text(command.Why, nameof(command.Why), 500, "Say why", least: 5)
                .Throw();
            var states = await db.Query<string>("SELECT state FROM families_household WHERE id IN @ids", new { ids = new List<Guid> { command.HouseholdId, command.OtherId } }, ct);
            if (states.Count < 2 && command.HouseholdId != command.OtherId) throw new NotFound("This household");
            if (states.Any(s => s != nameof(HouseholdState.Registered))) throw new Refused("", "One of them is held apart: compare its people first");
            audit.Reason = command.Why!.Trim();
            var merged = command.KeptId == command.HouseholdId ? command.OtherId : command.HouseholdId;
            var joined = await joining.Join(AliasKind.Household, command.Id, merged, command.KeptId!.Value, audit.Reason, ct);
            await outbox.Add(new HouseholdsMerged(joined.KeptId, joined.MergedId), ct);
            return command.Id;
        }
    }

    [Allows(Permissions.Join, On = nameof(HouseholdId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send, TimeProvider clock) : FormPage
    {
        public Guid Id { get; set; }
        public Guid HouseholdId { get; set; }
        public Guid OtherId { get; set; }
        public Guid? KeptId { get; set; }
        public string? Why { get; set; }

        public Answer Stands { get; private set; } = null!;

        public Task OnGet(CancellationToken ct)
        {
            Id = clock.NewId();
            return Show(ct);
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
            Redirect($"/families/joins/{await send.Send(new Command(Id, HouseholdId, OtherId, KeptId, Why), ct)}"));

        protected override async Task Show(CancellationToken ct) => Stands = await send.Ask(new Query(HouseholdId, OtherId), ct);
    }
}
