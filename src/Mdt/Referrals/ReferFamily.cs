using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;

namespace Neighbourhood.Mdt.Referrals;

/// <summary>Another system sends a whole referral at once, for a worker who wrote it there.</summary>
internal static class ReferFamily
{
    [Allows(Permissions.Refer, Unscoped = "the household is checked by Families, which answers only for those whom the worker may see")]
    internal sealed record Command : ReferralForm, ICommand<Guid>
    {
        /// <summary>The referral's id, made by the sender: a repeat answers as the first.</summary>
        public Guid Id { get; init; }

        public Guid HouseholdId { get; init; }

        /// <summary>What the sender's system calls where it came from, as a code of at most 20 letters, digits and dashes.</summary>
        public string? SourceCode { get; init; }
    }

    internal sealed class Handler(Db db, ReferralDesk desk, History history, ReferralNotices notices, IOutbox outbox, CurrentUser user, TimeProvider clock) : ICommandHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command sent, CancellationToken ct)
        {
            var command = (Command)sent.Tidy();
            var source = string.IsNullOrWhiteSpace(command.SourceCode) ? null : command.SourceCode.Trim();
            command.IsComplete()
                .If(command.Id == Guid.Empty, "Id", "Send the id of the referral, a new UUID")
                .If(command.HouseholdId == Guid.Empty, "HouseholdId", "Choose a household")
                .If(source is { } code && (code.Length > 20 || !code.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.')), "SourceCode", "Send a code of at most 20 letters, digits and dashes, or none")
                .Throw();
            // The kept one's, where the household was joined with another.
            var householdId = (await desk.Household(command.HouseholdId, ct)).Id;
            await desk.CheckChoices(command.HouseholdId, command, ct);
            await desk.CheckNobodyObjects(command.People(), ct);
            var mdtId = command.MdtId!.Value;
            await db.Execute("""
                INSERT INTO mdt_referral (id, mdt_id, household_id, status, raised_by, raised_via, situation, background, assessment, ask,
                    family_wants, family_not_asked_reason, family_told, family_not_told_reason, basis, urgency, urgent_reason,
                    level_at_entry, visit_safety, risk_flags, source_code, saved_at, submitted_at, triage_due_on, version)
                VALUES (@Id, @MdtId, @householdId, 'Submitted', @me, @RaisedVia, @Situation, @Background, @Assessment, @Ask,
                    @FamilyWants, @FamilyNotAskedReason, @FamilyTold, @FamilyNotToldReason, @Basis, @Urgency, @UrgentReason,
                    @LevelAtEntry, @VisitSafety, @flags, @source, @now, @now, @due, 1)
                """, new
            {
                command.Id,
                command.MdtId,
                householdId,
                me = user.Id,
                command.RaisedVia,
                command.Situation,
                command.Background,
                command.Assessment,
                command.Ask,
                command.FamilyWants,
                command.FamilyNotAskedReason,
                command.FamilyTold,
                command.FamilyNotToldReason,
                command.Basis,
                command.Urgency,
                command.UrgentReason,
                command.LevelAtEntry,
                command.VisitSafety,
                flags = command.Flags(),
                source,
                now = clock.Now(),
                due = await desk.TriageDue(mdtId, ct),
            }, ct);
            await desk.Keep(command.Id, command.People(), ct);
            await history.Add(Subject.Referral, command.Id, null, nameof(ReferralStatus.Draft), ct: ct);
            await history.Add(Subject.Referral, command.Id, nameof(ReferralStatus.Draft), nameof(ReferralStatus.Submitted), ct: ct);
            await outbox.Add(new MdtInvolvementBegan(command.Id, householdId, null, mdtId, null, "referral", clock.Today(), Shown: true), ct);
            await notices.Team(MdtNoticeKind.ReferralReceived, command.Id, mdtId, householdId, command.Urgency == ReferralUrgency.Urgent, ct);
            return command.Id;
        }
    }

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/mdt/referrals", async (Command command, ISend send, CancellationToken ct) =>
            Results.Created($"/api/mdt/referrals/{await send.Send(command, ct)}", null));
}
