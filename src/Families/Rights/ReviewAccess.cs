using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Rights;

/// <summary>The information-governance lead looks at each part of an answer, decides what is given, and releases it.</summary>
internal static class ReviewAccess
{
    private const string Why = "the rights of a person are looked after for everybody by the information-governance lead";

    [Allows(Permissions.GatherRights, Unscoped = Why)]
    internal sealed record Query(Guid RequestId) : IQuery<Answer>;

    internal sealed record Answer(AccessDraft.Request Request, string Name, IReadOnlyList<AccessPart> Parts)
    {
        internal int Waiting => Parts.Count(p => p.Waits);
    }

    /// <param name="Words">What is given instead, when it is shortened.</param>
    /// <param name="Reason">Why it is left out, or given though it is withheld by itself.</param>
    /// <param name="AllOfKind">The same for every other part of its kind that waits: for a long list of one and the same.</param>
    [Allows(Permissions.GatherRights, Unscoped = Why)]
    internal sealed record Command(Guid RequestId, string Module, Guid PartId, AccessDecision? Decision, string? Words, string? Reason, bool AllOfKind = false) : ICommand;

    /// <param name="Declined">Why there is no answer at all; null to release it.</param>
    [Allows(Permissions.GatherRights, Unscoped = Why)]
    internal sealed record End(Guid RequestId, int Version, string? Declined) : ICommand;

    internal sealed class Reader(Db db, AccessDraft draft, Audit audit) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var request = await draft.Of(query.RequestId, ct);
            var name = await db.Find<string>("SELECT CONCAT(first_name, ' ', COALESCE(family_name, '')) FROM families_person WHERE id = @PersonId", new { request.PersonId }, ct);
            var parts = await draft.Parts(request, ct);
            audit.Saw([request.PersonId, .. parts.SelectMany(p => p.Kept.Others)]);
            return new(request, name!.Trim(), parts);
        }
    }

    internal sealed class Handler(Db db, AccessDraft draft, CurrentUser user, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var request = await draft.Of(command.RequestId, ct);
            if (request.State != "Draft") throw new Conflict("This was answered already. Start a new request for what was recorded since.");
            var parts = await draft.Parts(request, ct);
            var part = parts.SingleOrDefault(p => p.Kept.Module == command.Module && p.Kept.Id == command.PartId) ?? throw new NotFound("This part");
            new Refusals()
                .If(command.Decision is null, nameof(command.Decision), "Choose what happens with this part")
                .If(command.Decision == AccessDecision.Shorten && string.IsNullOrWhiteSpace(command.Words), nameof(command.Words), "Write what is given instead")
                .Text(command.Words, nameof(command.Words), 4000)
                .If(command.Decision == AccessDecision.LeaveOut && string.IsNullOrWhiteSpace(command.Reason), nameof(command.Reason), "Say why it is left out")
                .If(command.Decision is AccessDecision.Give or AccessDecision.Shorten && part.Kept.Withheld is not null && string.IsNullOrWhiteSpace(command.Reason), nameof(command.Reason),
                    "This is left out unless there is a reason: say why it may be given")
                .If(command.AllOfKind && command.Decision == AccessDecision.Shorten, nameof(command.AllOfKind), "Other words are for one part: leave this out")
                .Text(command.Reason, nameof(command.Reason), 500)
                .Throw();
            var kind = command.AllOfKind ? parts.Where(p => p.Waits && p.Kept.Module == part.Kept.Module && p.Kept.Kind == part.Kept.Kind) : [];
            foreach (var one in kind.Append(part).Select(p => p.Kept.Id).Distinct()) await Keep(command, one, ct);
            return default;
        }

        private async Task Keep(Command command, Guid partId, CancellationToken ct)
        {
            var row = new
            {
                command.RequestId,
                command.Module,
                partId,
                command.Decision,
                words = command.Decision == AccessDecision.Shorten ? command.Words!.Trim() : null,
                reason = string.IsNullOrWhiteSpace(command.Reason) ? null : command.Reason.Trim(),
                me = user.Id,
                now = clock.Now(),
            };
            if (await db.Execute("""
                UPDATE families_access_decision SET decision = @Decision, words = @words, reason = @reason, decided_by = @me, decided_at = @now
                WHERE request_id = @RequestId AND module = @Module AND part_id = @partId
                """, row, ct) == 0)
                await db.Execute("""
                    INSERT INTO families_access_decision (request_id, module, part_id, decision, words, reason, decided_by, decided_at)
                    VALUES (@RequestId, @Module, @partId, @Decision, @words, @reason, @me, @now)
                    """, row, ct);
        }
    }

    internal sealed class Ender(Db db, AccessDraft draft, Audit audit, CurrentUser user, TimeProvider clock) : ICommandHandler<End>
    {
        public async Task<Done> Handle(End command, CancellationToken ct)
        {
            var request = await draft.Of(command.RequestId, ct);
            if (request.State != "Draft") throw new Conflict("This was answered already.");
            var release = command.Declined is null;
            if (!release) new Refusals().Text(command.Declined, nameof(command.Declined), 500, "Say why there is no answer, and that they may complain to the Information Commissioner", least: 5).Throw();
            if (release && (await draft.Parts(request, ct)).Count(p => p.Waits) is > 0 and var waiting)
                throw new Refused("", waiting == 1 ? "1 part has not been looked at" : $"{waiting} parts have not been looked at");
            await db.ExecuteVersioned("""
                UPDATE families_access_request SET state = @state, ended_at = @now, ended_by = @me, declined_reason = @declined, version = version + 1
                WHERE id = @RequestId AND version = @Version
                """, new { command.RequestId, command.Version, state = release ? "Released" : "Declined", now = clock.Now(), me = user.Id, declined = command.Declined?.Trim() }, ct: ct);
            if (release) await audit.Write("export", "Families.ReviewAccess", [request.PersonId], "Answer to what is kept about a person", ct);
            return default;
        }
    }

    [Allows(Permissions.GatherRights, Unscoped = Why)]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : FormPage
    {
        public Guid RequestId { get; set; }
        public string? Module { get; set; }
        public Guid PartId { get; set; }
        public bool AllOfKind { get; set; }
        public AccessDecision? Decision { get; set; }
        public string? Words { get; set; }
        public string? Reason { get; set; }
        public int Version { get; set; }
        public string? Declined { get; set; }

        public Answer Stands { get; private set; } = null!;

        /// <summary>The part in hand: the one asked for, else the first that waits.</summary>
        public AccessPart? InHand => Stands.Parts.FirstOrDefault(p => p.Kept.Module == Module && p.Kept.Id == PartId) ?? Stands.Parts.FirstOrDefault(p => p.Waits);

        /// <summary>How many others of the same kind wait.</summary>
        public int Alike => InHand is { } part ? Stands.Parts.Count(p => p.Waits && p != part && p.Kept.Module == part.Kept.Module && p.Kept.Kind == part.Kept.Kind) : 0;

        public Task OnGet(CancellationToken ct) => Show(ct);

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(RequestId, Module ?? "", PartId, Decision, Words, Reason, AllOfKind), ct);
            return Redirect($"/families/rights/access/{RequestId}#part");
        });

        public Task<IActionResult> OnPostRelease(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new End(RequestId, Version, null), ct);
            return Redirect($"/families/rights/access/{RequestId}/answer");
        });

        public Task<IActionResult> OnPostDecline(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new End(RequestId, Version, Declined ?? ""), ct);
            return Redirect("/families/rights");
        });

        protected override async Task Show(CancellationToken ct) => Stands = await send.Ask(new Query(RequestId), ct);
    }
}
