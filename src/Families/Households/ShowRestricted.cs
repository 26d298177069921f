using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Households;

/// <summary>A worker who needs it sees a restricted family's names, address and contact points, once, for a reason that is kept.</summary>
internal static class ShowRestricted
{
    internal const int LongestReason = 500;

    /// <summary>A command, since looking leaves a row in the audit before anything is shown.</summary>
    [Allows(Permissions.ReadRestricted, On = nameof(HouseholdId))]
    internal sealed record Command(Guid HouseholdId, string? Reason) : ICommand<Answer>;

    internal sealed record Answer(IReadOnlyList<string> Names, string Address, IReadOnlyList<string> Contacts);

    internal sealed class Handler(Db db, Audit audit, Sight sight) : ICommandHandler<Command, Answer>
    {
        public async Task<Answer> Handle(Command command, CancellationToken ct)
        {
            new Refusals().Text(command.Reason, nameof(command.Reason), LongestReason, "Say why you need to see this", least: 5).Throw();
            audit.Reason = command.Reason!.Trim();
            var family = await sight.FamilyOf(command.HouseholdId, ct) ?? throw new NotFound("This household");
            await audit.Write("override", "Families.ShowRestricted", [command.HouseholdId, .. family.Members.Select(m => m.PersonId)], audit.Reason, ct);

            var place = await db.Find<Place>("SELECT line1, line2, town, postcode FROM families_household WHERE id = @HouseholdId", new { command.HouseholdId }, ct);
            var points = await db.Query<string>("""
                SELECT c.as_typed FROM families_contact_point c
                WHERE c.person_id IN @people AND c.to_on IS NULL
                ORDER BY c.id
                """, new { people = family.Members.Select(m => m.PersonId).ToList() }, ct);
            return new([.. family.Members.Select(m => m.Name(family.Masking))], place?.InOneLine ?? "", points);
        }

        private sealed record Place(string? Line1, string? Line2, string? Town, string? Postcode)
        {
            internal string InOneLine => string.Join(", ", new[] { Line1, Line2, Town, Postcode }.Where(l => !string.IsNullOrEmpty(l)));
        }
    }

    /// <summary>The answer is shown by the same request: each look asks again.</summary>
    [Allows(Permissions.ReadRestricted, On = nameof(HouseholdId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : FormPage
    {
        public Guid HouseholdId { get; set; }
        public string? Reason { get; set; }

        public Answer? Shown { get; private set; }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            Shown = await send.Send(new Command(HouseholdId, Reason), ct);
            return Page();
        });
    }
}
