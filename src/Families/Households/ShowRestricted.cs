using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Households;

/// <summary>A worker who needs it sees a restricted family's names, address and contact points, once, for a reason that is kept.</summary>
internal static class ShowRestricted
{
    internal const int LongestReason = 300;

    /// <summary>As the audit keeps it.</summary>
    private const int LongestOfBoth = 500;

    /// <summary>A command, since looking leaves a row in the audit before anything is shown.</summary>
    /// <param name="Because">One of the reasons in the setting <c>ig.breakGlassReasons</c>.</param>
    /// <param name="Reason">In the worker's own words.</param>
    [Allows(Permissions.ReadRestricted, On = nameof(HouseholdId))]
    internal sealed record Command(Guid HouseholdId, string? Because, string? Reason) : ICommand<Answer>;

    internal sealed record Answer(IReadOnlyList<string> Names, string Address, IReadOnlyList<string> Contacts);

    internal sealed class Handler(Db db, ISend send, Audit audit, Sight sight, TimeProvider clock) : ICommandHandler<Command, Answer>
    {
        public async Task<Answer> Handle(Command command, CancellationToken ct)
        {
            var reason = await Reason(command, ct);
            audit.Reason = reason;
            if (await sight.FamilyOf(command.HouseholdId, ct) is not { Masking: Masking.Full } family) throw new NotFound("This household");
            await audit.Write("override", "Families.ShowRestricted", [command.HouseholdId, .. family.Members.Select(m => m.PersonId)], reason, ct);

            var place = await db.Find<Place>("SELECT line1, line2, town, postcode FROM families_household WHERE id = @HouseholdId", new { command.HouseholdId }, ct);
            var points = await db.Query<string>("""
                SELECT c.as_typed FROM families_contact_point c
                WHERE c.person_id IN @people AND c.from_on <= @today AND (c.to_on IS NULL OR c.to_on > @today)
                ORDER BY c.id
                """, new { people = family.Members.Select(m => m.PersonId).ToList(), today = clock.Today() }, ct);
            return new([.. family.Members.Select(m => m.Name(family.Masking))], place?.InOneLine ?? "", points);
        }

        /// <summary>An attempt without a reason is kept as one that was denied.</summary>
        private async Task<string> Reason(Command command, CancellationToken ct)
        {
            var reasons = await Reasons(send, ct);
            try
            {
                new Refusals()
                    .If(!reasons.Contains(command.Because, StringComparer.Ordinal), nameof(command.Because), "Choose why you need to see this")
                    .Text(command.Reason, nameof(command.Reason), LongestReason, "Say in your own words why you need to see this", least: 5)
                    .Throw();
            }
            catch (Refused)
            {
                await audit.Denied(command, Permissions.ReadRestricted, ct);
                throw;
            }
            var reason = $"{command.Because}: {command.Reason!.Trim()}";
            return reason.Length <= LongestOfBoth ? reason : reason[..LongestOfBoth];
        }

        private sealed record Place(string? Line1, string? Line2, string? Town, string? Postcode)
        {
            internal string InOneLine => string.Join(", ", new[] { Line1, Line2, Town, Postcode }.Where(l => !string.IsNullOrEmpty(l)));
        }
    }

    private static async Task<IReadOnlyList<string>> Reasons(ISend send, CancellationToken ct) =>
        (await send.Ask(new GetSetting("ig.breakGlassReasons"), ct)).Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The answer is shown by the same request: each look asks again.</summary>
    [Allows(Permissions.ReadRestricted, On = nameof(HouseholdId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : FormPage
    {
        public Guid HouseholdId { get; set; }
        public string? Because { get; set; }
        public string? Reason { get; set; }

        public Answer? Shown { get; private set; }

        public IReadOnlyList<string> ToChoose { get; private set; } = [];

        public Task OnGet(CancellationToken ct)
        {
            (Because, Reason) = (null, null);
            return Show(ct);
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            Shown = await send.Send(new Command(HouseholdId, Because, Reason), ct);
            return Page();
        });

        protected override async Task Show(CancellationToken ct) => ToChoose = await Reasons(send, ct);
    }
}
