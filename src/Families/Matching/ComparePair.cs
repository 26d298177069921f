using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Households;
using Neighbourhood.Families.People;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Matching;

/// <summary>Data quality compares two records, for a reason, and decides whether they are one person.</summary>
internal static class ComparePair
{
    [Allows(Permissions.ResolveHeld, Unscoped = "what waits for data quality, which works for everybody")]
    internal sealed record Query(Guid PairId) : IQuery<Answer>;

    /// <param name="People">First names alone.</param>
    /// <param name="Shown">Null until a reason is given in the same request.</param>
    /// <param name="JoinedBy">The joining, where they are one by now.</param>
    internal sealed record Answer(
        Guid Id, int Version, string People, string Because, bool HeldFamily, bool HeldPerson, PairDecision? Decision, Guid? JoinedBy, Shown? Shown);

    /// <param name="MayKeepOne">Whether it was known before: what is held apart cannot be the one that is kept.</param>
    /// <param name="Refused">Why they cannot be joined; null where they can.</param>
    internal sealed record Shown(
        Comparison.Side One, Comparison.Side Other, IReadOnlyList<Comparison.Row> Rows, IReadOnlyList<string> For, IReadOnlyList<string> Against,
        IReadOnlyList<string> KeptOfOne, IReadOnlyList<string> KeptOfOther, IReadOnlyList<string> Stands, bool MayKeepOne, bool MayKeepOther, string? Refused);

    internal sealed class Reader(Db db, Sides sides, Sight sight, Aliases aliases, Audit audit) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var pair = await Pair.Of(db, query.PairId, ct);
            var joinedBy = (await aliases.Of([pair.OneId, pair.OtherId], ct)).AreOne(pair.OneId, pair.OtherId) ? await Standing(pair, ct) : null;
            var (heldOne, heldOther) = (await pair.IsHeld(db, pair.OneId, ct), await pair.IsHeld(db, pair.OtherId, ct));
            var (one, other) = (await sides.Of(pair.OneId, heldOne, ct), await sides.Of(pair.OtherId, heldOther, ct));
            var shown = sight.GaveReason ? await Show(pair, one, other, ct) : null;
            audit.Saw([pair.OneId, pair.OtherId]); // last: what is asked in between writes its own row
            return new(pair.Id, pair.Version, $"{Called(one)} and {Called(other)}", Comparison.Capital(pair.MatchedBy.InWords()),
                pair.HeldHouseholdId is not null, pair.HeldPersonId is not null, pair.Decision, joinedBy, shown);
        }

        private async Task<Shown> Show(Pair pair, Comparison.Side one, Comparison.Side other, CancellationToken ct) => new(
            one, other, Comparison.Rows(one, other), Comparison.For(one, other, pair.MatchedBy), Comparison.Against(one, other, pair.SaidOther),
            await sides.Kept(one.PersonId, ct), await sides.Kept(other.PersonId, ct), await sides.Stands(one, other, ct), !one.Held, !other.Held,
            Comparison.OtherNumbers([one], [other]) ? "They have two different verified NHS numbers, so they cannot be joined. If one of the numbers is wrong, correct it first." : null);

        private async Task<Guid?> Standing(Pair pair, CancellationToken ct) => await db.Query<Guid>("""
            SELECT id FROM families_alias WHERE merged_id IN @ids AND undone_at IS NULL ORDER BY merged_at DESC OFFSET 0 ROWS FETCH NEXT 1 ROWS ONLY
            """, new { ids = new List<Guid> { pair.OneId, pair.OtherId } }, ct) is [var id] ? id : null;

        private static string Called(Comparison.Side side) => Names.Print(side.FirstName, side.PreferredName, null, Masking.Restricted);
    }

    /// <param name="KeptId">Which of the two is kept, where they are one.</param>
    /// <param name="Why">Kept with the decision; 5 to 500 characters.</param>
    [Allows(Permissions.ResolveHeld, Unscoped = "what waits for data quality, which works for everybody")]
    internal sealed record Command(Guid PairId, int Version, PairDecision? Decision, Guid? KeptId, string? Why) : ICommand<Guid?>;

    /// <summary>Answers the joining that it made; null where it made none.</summary>
    internal sealed class Handler(Db db, Decide decide, CurrentUser user, TimeProvider clock, Audit audit) : ICommandHandler<Command, Guid?>
    {
        public async Task<Guid?> Handle(Command command, CancellationToken ct)
        {
            var pair = await Pair.Of(db, command.PairId, ct);
            if (pair.Version == command.Version + 1 && pair.Decision == command.Decision) return null; // a second press
            var held = pair.HeldHouseholdId is not null || pair.HeldPersonId is not null;
            new Refusals()
                .If(command.Decision is null, nameof(command.Decision), "Choose whether they are the same person")
                .If(command.Decision == PairDecision.Mistake && !held, nameof(command.Decision), "Only a record that is held apart can be refused as a mistake")
                .If(command.Decision == PairDecision.Same && command.KeptId != pair.OneId && command.KeptId != pair.OtherId, nameof(command.KeptId), "Choose which record is kept")
                .Text(command.Why, nameof(command.Why), 500, "Say why", least: 5)
                .Throw();
            if (command.Decision == PairDecision.Same && await pair.IsHeld(db, command.KeptId!.Value, ct))
                throw new Refused(nameof(command.KeptId), "Keep the record that was known before, not the one that is held apart");
            if (pair.Decision is PairDecision.Same or PairDecision.Mistake) throw new Conflict("Somebody else has decided on these records already. Look at what stands now.");
            await db.ExecuteVersioned("""
                UPDATE families_pair SET decision = @Decision, reason = @why, decided_at = @now, decided_by = @me, version = version + 1 WHERE id = @PairId AND version = @Version
                """, new { command.Decision, why = command.Why!.Trim(), now = clock.Now(), me = user.Id, command.PairId, command.Version }, ct: ct);
            audit.Reason = command.Why.Trim();
            return command.Decision switch
            {
                PairDecision.Same => await decide.Same(pair, command.KeptId!.Value, command.Why.Trim(), ct),
                PairDecision.NotSame => await decide.NotSame(pair, ct),
                _ => await decide.Mistake(pair, ct),
            };
        }
    }

    [Allows(Permissions.ResolveHeld, Unscoped = "what waits for data quality, which works for everybody")]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send, Audit audit) : FormPage
    {
        public Guid PairId { get; set; }
        public int Version { get; set; }
        public PairDecision? Decision { get; set; }
        public Guid? KeptId { get; set; }
        public string? Why { get; set; }

        /// <summary>Why their details are needed; asked before they are shown, and sent along with the decision.</summary>
        public string? Reason { get; set; }

        public Answer Stands { get; private set; } = null!;

        public Task OnGet(CancellationToken ct)
        {
            Reason = null;
            return Show(ct);
        }

        public Task<IActionResult> OnPostReason(CancellationToken ct) => Try(async () =>
        {
            new Refusals().Text(Reason, nameof(Reason), 500, "Say why you need to see their details", least: 5).Throw();
            ModelState.Clear();
            await Show(ct);
            return Page();
        });

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            var joined = await send.Send(new Command(PairId, Version, Decision, KeptId, Why), ct);
            return Redirect(joined is { } id ? $"/families/joins/{id}" : "/families/matching");
        });

        protected override async Task Show(CancellationToken ct)
        {
            audit.Reason = Reason?.Trim() is { Length: >= 5 and <= 500 } reason ? reason : null;
            Stands = await send.Ask(new Query(PairId), ct);
            ModelState.Remove(nameof(Version));
            Version = Stands.Version;
        }
    }
}
