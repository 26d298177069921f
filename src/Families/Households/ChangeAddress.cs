using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Areas.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.People;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Households;

/// <summary>A worker notes that a family has moved, and where to.</summary>
internal static class ChangeAddress
{
    [Allows(Permissions.WritePeople, On = nameof(HouseholdId))]
    internal sealed record Query(Guid HouseholdId) : IQuery<Answer>;

    /// <param name="Shown">Whether the viewer may see the address; the parts are null when not.</param>
    internal sealed record Answer(string Family, bool Shown, int Version, string? Line1, string? Line2, string? Town, string? Postcode, bool NoFixedAddress);

    [Allows(Permissions.WritePeople, On = nameof(HouseholdId))]
    internal sealed record Command(
        Guid HouseholdId, int Version, string? Line1, string? Line2, string? Town, string? Postcode, bool NoFixedAddress, DateOnly? MovedOn) : ICommand;

    internal sealed class Reader(Db db, Sight sight, Audit audit) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var family = await sight.FamilyOf(query.HouseholdId, ct) ?? throw new NotFound("This household");
            var row = await Row.Of(db, query.HouseholdId, ct);
            audit.Saw(family.Members.Select(m => m.PersonId));
            return family.Masking == Masking.Full
                ? new(family.Name, true, row.Version, row.Line1, row.Line2, row.Town, row.NoFixedAddress ? null : row.Postcode, row.NoFixedAddress)
                : new(family.Name, false, row.Version, null, null, null, null, false);
        }
    }

    internal sealed class Handler(Db db, ISend send, Sight sight, IOutbox outbox, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var (row, today) = (await Row.Of(db, command.HouseholdId, ct), clock.Today());
            var movedOn = command.MovedOn ?? today;
            Check(command, row, movedOn, today);
            var postcode = command.NoFixedAddress ? ContactValue.NoFixedAddress : ContactValue.Postcode(command.Postcode)!;
            var area = command.NoFixedAddress ? GetAreaOf.Area.Unknown : await send.Ask(new GetAreaOf(postcode, today), ct);

            await db.ExecuteVersioned("""
                UPDATE families_household SET no_fixed_address = @NoFixedAddress, line1 = @line1, line2 = @line2, town = @town, postcode = @postcode,
                    postcode_folded = @folded, address_from = @movedOn, area_known = @Known, lsoa21 = @Lsoa21, lsoa11 = @Lsoa11, ward_code = @WardCode, ward = @Ward,
                    imd_decile = @ImdDecile, imd_version = @ImdVersion, locality_id = @LocalityId, locality = @Locality, neighbourhood_id = @NeighbourhoodId,
                    area_version_id = @VersionId, area_on = @today, version = version + 1
                WHERE id = @HouseholdId AND version = @Version
                """, new
            {
                command.HouseholdId,
                command.Version,
                command.NoFixedAddress,
                line1 = Typed(command.Line1),
                line2 = Typed(command.Line2),
                town = Typed(command.Town),
                postcode,
                folded = Folded.Postcode(postcode),
                movedOn,
                area.Known,
                area.Lsoa21,
                area.Lsoa11,
                area.WardCode,
                area.Ward,
                area.ImdDecile,
                area.ImdVersion,
                area.LocalityId,
                area.Locality,
                area.NeighbourhoodId,
                area.VersionId,
                today,
            }, conflict: () => Stale(command, row, ct), ct: ct);
            await db.Execute("""
                INSERT INTO families_former_address (id, household_id, line1, line2, town, postcode, lsoa21, from_on, to_on)
                VALUES (@id, @HouseholdId, @Line1, @Line2, @Town, @Postcode, @Lsoa21, @AddressFrom, @movedOn)
                """, new { id = clock.NewId(), command.HouseholdId, row.Line1, row.Line2, row.Town, row.Postcode, row.Lsoa21, row.AddressFrom, movedOn }, ct);
            await outbox.Add(new HouseholdMoved(command.HouseholdId, movedOn, area.NeighbourhoodId), ct);
            return default;
        }

        private static void Check(Command command, Row row, DateOnly movedOn, DateOnly today)
        {
            var refusals = new Refusals();
            new HouseholdKeeper.Place(command.Line1, command.Line2, command.Town, command.Postcode, command.NoFixedAddress).Check(refusals);
            refusals
                .If(movedOn > today, nameof(command.MovedOn), "The day of the move must be today or earlier")
                .If(movedOn <= today && movedOn < row.AddressFrom, nameof(command.MovedOn), "The day of the move must not be before the last move")
                .Throw();
        }

        /// <summary>What stands is shown only to whoever may see it.</summary>
        private async Task<Conflict> Stale(Command command, Row row, CancellationToken ct)
        {
            var shown = await sight.FamilyOf(command.HouseholdId, ct) is { Masking: Masking.Full };
            return new Conflict("Somebody else has changed this address. Look at what stands now, then save again if yours is right.",
                new Dictionary<string, string?> { ["Address"] = shown ? Line(row.Line1, row.Line2, row.Town, row.Postcode) : "not shown" },
                new Dictionary<string, string?> { ["Address"] = Line(command.Line1, command.Line2, command.Town, command.NoFixedAddress ? "no fixed address" : command.Postcode) });
        }

        private static string Line(params string?[] parts) => string.Join(", ", parts.Where(p => !string.IsNullOrWhiteSpace(p)));

        private static string? Typed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
    }

    private sealed record Row(string? Line1, string? Line2, string? Town, string? Postcode, bool NoFixedAddress, string? Lsoa21, DateOnly AddressFrom, int Version)
    {
        internal static async Task<Row> Of(Db db, Guid householdId, CancellationToken ct) => await db.Find<Row>("""
            SELECT line1, line2, town, postcode, no_fixed_address, lsoa21, address_from, version FROM families_household WHERE id = @householdId
            """, new { householdId }, ct) ?? throw new NotFound("This household");
    }

    [Allows(Permissions.WritePeople, On = nameof(HouseholdId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : FormPage
    {
        public Guid HouseholdId { get; set; }
        public int Version { get; set; }
        public string? Line1 { get; set; }
        public string? Line2 { get; set; }
        public string? Town { get; set; }
        public string? Postcode { get; set; }
        public bool NoFixedAddress { get; set; }
        public DateOnly? MovedOn { get; set; }

        public Answer Stands { get; private set; } = null!;

        public async Task OnGet(CancellationToken ct)
        {
            await Show(ct);
            (Version, Line1, Line2, Town, Postcode, NoFixedAddress) = (Stands.Version, Stands.Line1, Stands.Line2, Stands.Town, Stands.Postcode, Stands.NoFixedAddress);
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(HouseholdId, Version, Line1, Line2, Town, Postcode, NoFixedAddress, MovedOn), ct);
            return Redirect($"/household/{HouseholdId}");
        });

        protected override async Task Show(CancellationToken ct)
        {
            Stands = await send.Ask(new Query(HouseholdId), ct);
            // Both versions are on the page: what is sent next is meant against the newer one.
            if (Conflict is null) return;
            ModelState.Remove(nameof(Version));
            Version = Stands.Version;
        }
    }
}
