using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Concerns;

/// <summary>A safeguarding lead reads a concern and says what came of it: referred with reference and time, or not and why, and how it ended.</summary>
internal static class FollowUpConcern
{
    [Allows(Permissions.ManageConcerns, On = nameof(ConcernId))]
    internal sealed record Query(Guid ConcernId) : IQuery<Answer>;

    internal sealed record Answer(
        Guid? HouseholdId, string Seen, ConcernKind Kind, bool ImmediateDanger, string RaisedBy, DateTimeOffset RaisedAt, ConcernState State, ReferredTo? ReferredTo,
        string? Reference, DateTimeOffset? ReferredAt, string? NotReferredReason, string? Outcome, int Version, IReadOnlyList<string> People, IReadOnlyList<Step> Steps, string? Waits = null);

    /// <param name="Says">In words, where it was more than the next state: passed on after silence, handed over.</param>
    internal sealed record Step(ConcernState State, DateTimeOffset TakenAt, string By, string Says);

    /// <param name="To">The next state.</param>
    /// <param name="ReferredAt">On London's clocks; with <paramref name="ReferredOn"/>.</param>
    [Allows(Permissions.ManageConcerns, On = nameof(ConcernId))]
    internal sealed record Command(
        Guid ConcernId, int Version, ConcernState? To, ReferredTo? ReferredTo = null, string? Reference = null, DateOnly? ReferredOn = null, TimeOnly? ReferredAt = null,
        string? Reason = null, string? Outcome = null) : ICommand;

    internal sealed class Reader(Db db, ISend send, Audit audit, TimeProvider clock) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var row = await db.Find<Row>("""
                SELECT household_id, seen, kind, immediate_danger, raised_by, raised_at, state, referred_to, reference, referred_at, not_referred_reason, outcome, version, lead_id, turn, COALESCE(turn_since, saved_at) AS since
                FROM families_concern WHERE id = @ConcernId
                """, query, ct) ?? throw new NotFound("This concern");
            var people = await db.Query<Guid>("SELECT person_id FROM families_concern_person WHERE concern_id = @ConcernId", query, ct);
            var steps = await db.Query<Taken>("SELECT state, taken_at, taken_by, what, to_user_id, reason FROM families_concern_step WHERE concern_id = @ConcernId ORDER BY id", query, ct);
            var told = await db.Query<Guid>("SELECT user_id FROM families_concern_told WHERE concern_id = @ConcernId AND turn = @Turn ORDER BY user_id", new { query.ConcernId, row.Turn }, ct);
            var names = await send.Ask(new GetPeople(people), ct);
            var staff = steps.SelectMany(s => new[] { s.TakenBy, s.ToUserId }).Append(row.RaisedBy).Append(row.LeadId).OfType<Guid>().Concat(told).Distinct().ToList();
            var workers = (await send.Ask(new GetStaff(staff), ct)).ToDictionary(w => w.Id, w => w.Name);
            audit.Saw([query.ConcernId, .. people]); // last: what is asked in between writes its own row
            string Name(Guid? id) => id is { } known ? workers.GetValueOrDefault(known, "A worker") : "A device";
            List<Guid> waiting = row.LeadId is { } lead ? [lead] : [.. told];
            var waits = row.State == ConcernState.Raised ? ConcernClock.Says(row.Turn, [.. waiting.Select(id => Name(id))], clock.Now() - row.Since) : null;
            return new(row.HouseholdId, row.Seen, row.Kind, row.ImmediateDanger, Name(row.RaisedBy), row.RaisedAt, row.State, row.ReferredTo, row.Reference, row.ReferredAt,
                row.NotReferredReason, row.Outcome, row.Version, [.. names.Select(p => p.Name)],
                [.. steps.Select(s => new Step(s.State, s.TakenAt, s.What is nameof(ConcernTurn.Deputy) or nameof(ConcernTurn.Duty) or "LeadLeft" ? "The service" : Name(s.TakenBy), Says(s, Name)))], waits);
        }

        private static string Says(Taken step, Func<Guid?, string> name) => step.What switch
        {
            nameof(ConcernTurn.Deputy) => "Nobody looked in time: told the deputy",
            nameof(ConcernTurn.Duty) => "Nobody looked in time: told the duty service",
            "LeadLeft" => $"{name(step.ToUserId)} has left: told the other leads",
            "HandedOver" => $"Handed over to {name(step.ToUserId)} ({step.Reason})",
            _ => Concern.InWords(step.State),
        };

        private sealed record Row(
            Guid? HouseholdId, string Seen, ConcernKind Kind, bool ImmediateDanger, Guid? RaisedBy, DateTimeOffset RaisedAt, ConcernState State, ReferredTo? ReferredTo,
            string? Reference, DateTimeOffset? ReferredAt, string? NotReferredReason, string? Outcome, int Version, Guid? LeadId, ConcernTurn Turn, DateTimeOffset Since);

        private sealed record Taken(ConcernState State, DateTimeOffset TakenAt, Guid? TakenBy, string? What, Guid? ToUserId, string? Reason);
    }

    internal sealed class Handler(Db db, CurrentUser user, TakenOn takenOn, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var (state, lead) = await db.Find<Standing>("SELECT state, lead_id FROM families_concern WHERE id = @ConcernId", new { command.ConcernId }, ct) ?? throw new NotFound("This concern");
            var now = clock.Now();
            if (command.To is not { } to || !Concern.Next(state).Contains(to))
                throw new Refused(nameof(command.To), "Choose what happened next: this concern stands at another step");
            var referredAt = to == ConcernState.Referred && command is { ReferredOn: { } on, ReferredAt: { } at } ? on.AtLondon(at) : (DateTimeOffset?)null;
            Check(command, to, referredAt, now);

            await db.ExecuteVersioned("""
                UPDATE families_concern SET state = @to,
                    lead_told_at = CASE WHEN @told = 1 THEN @now ELSE lead_told_at END, lead_id = CASE WHEN @told = 1 OR lead_id IS NULL THEN @me ELSE lead_id END,
                    referred_to = COALESCE(@referredTo, referred_to), reference = COALESCE(@reference, reference), referred_at = COALESCE(@referredAt, referred_at),
                    not_referred_reason = COALESCE(@reason, not_referred_reason), outcome = COALESCE(@outcome, outcome),
                    closed_at = CASE WHEN @closed = 1 THEN @now ELSE closed_at END, closed_by = CASE WHEN @closed = 1 THEN @me ELSE closed_by END, version = version + 1
                WHERE id = @ConcernId AND version = @Version
                """, new
            {
                command.ConcernId,
                command.Version,
                to,
                told = to == ConcernState.LeadTold,
                closed = to == ConcernState.Closed,
                now,
                me = user.Id,
                referredTo = to == ConcernState.Referred ? command.ReferredTo : null,
                reference = to == ConcernState.Referred ? command.Reference!.Trim() : null,
                referredAt,
                reason = to == ConcernState.NotReferred ? command.Reason!.Trim() : null,
                outcome = to == ConcernState.Closed ? command.Outcome!.Trim() : null,
            }, ct: ct);
            await db.Execute("""
                INSERT INTO families_concern_step (id, concern_id, state, taken_at, taken_by) VALUES (@id, @ConcernId, @to, @now, @me)
                """, new { id = clock.NewId(), command.ConcernId, to, now, me = user.Id }, ct);
            // Whoever takes a step of one that nobody has any more, has it.
            if (to == ConcernState.LeadTold || (lead is null && to != ConcernState.Closed)) await takenOn.Begin(command.ConcernId, user.Id, ct);
            if (to == ConcernState.Closed) await takenOn.End(command.ConcernId, lead, ct);
            return default;
        }

        private sealed record Standing(ConcernState State, Guid? LeadId);

        private static void Check(Command command, ConcernState to, DateTimeOffset? referredAt, DateTimeOffset now)
        {
            var refusals = new Refusals();
            if (to == ConcernState.Referred)
                refusals.If(command.ReferredTo is null, nameof(command.ReferredTo), "Choose whom it was referred to")
                    .Text(command.Reference, nameof(command.Reference), 100, "Enter the reference that they gave you")
                    .If(command.ReferredOn is null, nameof(command.ReferredOn), "Enter the day of the referral")
                    .If(command.ReferredAt is null, nameof(command.ReferredAt), "Enter the time of the referral, like 14:30")
                    .If(referredAt > now, nameof(command.ReferredOn), "The referral must have been made already");
            if (to == ConcernState.NotReferred) refusals.Text(command.Reason, nameof(command.Reason), Concern.LongestWords, "Say why it was not referred");
            if (to == ConcernState.Closed) refusals.Text(command.Outcome, nameof(command.Outcome), Concern.LongestWords, "Say what came of it");
            refusals.Throw();
        }
    }

    [Allows(Permissions.ManageConcerns, On = nameof(ConcernId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : FormPage
    {
        public Guid ConcernId { get; set; }
        public int Version { get; set; }
        public ConcernState? To { get; set; }
        public ReferredTo? ReferredTo { get; set; }
        public string? Reference { get; set; }
        public DateOnly? ReferredOn { get; set; }
        public TimeOnly? ReferredAt { get; set; }
        public string? Reason { get; set; }
        public string? Outcome { get; set; }

        public Answer Stands { get; private set; } = null!;

        public Task OnGet(CancellationToken ct) => Show(ct);

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(ConcernId, Version, To, ReferredTo, Reference, ReferredOn, ReferredAt, Reason, Outcome), ct);
            return Redirect($"/families/concerns/{ConcernId}");
        });

        protected override async Task Show(CancellationToken ct) => Stands = await send.Ask(new Query(ConcernId), ct);
    }
}
