using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Aliases;
using Neighbourhood.Mdt.Cases;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Meetings;

namespace Neighbourhood.Mdt.Referrals;

/// <summary>A coordinator or chair takes a family on: a case is opened, or the referral joins the one that is open in this team.</summary>
internal static class AcceptReferral
{
    /// <param name="Id">The case to open. Not used where the family has an open case in this team: its id is the answer.</param>
    /// <param name="LeadUserId">The lead practitioner; who wrote the referral when null. A case that is open keeps its own.</param>
    /// <param name="NextReviewOn">8 weeks from today when null.</param>
    [Allows(Permissions.Triage, On = nameof(ReferralId))]
    internal sealed record Command(Guid Id, Guid ReferralId, Guid? LeadUserId, DateOnly? NextReviewOn, int Version) : ICommand<Guid>;

    internal sealed class Handler(Db db, ISend send, ReferralDesk desk, AliasCopy aliases, History history, ReferralNotices notices, IOutbox outbox, TimeProvider clock) : ICommandHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            var referral = await desk.Check(command.ReferralId, ReferralStatus.Accepted, command.Version, ct);
            var caseId = (await desk.OpenCaseOf(referral.MdtId, referral.HouseholdId, ct))?.Id ?? await Open(command, referral, ct);

            await db.ExecuteVersioned("""
                UPDATE mdt_referral SET status = 'Accepted', case_id = @caseId, version = version + 1 WHERE id = @ReferralId AND version = @Version
                """, new { caseId, command.ReferralId, command.Version }, ct: ct);
            await history.Add(Subject.Referral, command.ReferralId, referral.Status.ToString(), nameof(ReferralStatus.Accepted), ct: ct);
            await outbox.Add(new MdtReferralAccepted(command.ReferralId, referral.HouseholdId, clock.Today()), ct);
            // The team's work goes on as the case's.
            await outbox.Add(new MdtInvolvementEnded(command.ReferralId, referral.HouseholdId, clock.Today()), ct);
            await notices.Referrer(MdtNoticeKind.ReferralAccepted, referral, ct);
            return caseId;
        }

        private async Task<Guid> Open(Command command, ReferralDesk.Standing referral, CancellationToken ct)
        {
            new Refusals().HasId(command.Id).Throw();
            var household = (await aliases.AllOf(referral.HouseholdId, ct))[0];
            var (mdtId, lead, today) = (referral.MdtId!.Value, command.LeadUserId ?? referral.RaisedBy, clock.Today());
            if (await send.Ask(new GetStaff([lead]), ct) is not [{ Ended: false }])
                throw new Refused("LeadUserId", "Choose a lead practitioner whose account is open");
            if (await Conflicts.Has(db, lead, referral.HouseholdId, ct)) throw new Refused("LeadUserId", Conflicts.NoLead);
            var area = await desk.Area(mdtId, ct);
            var (_, usual, last) = Case.Reviews(today, await send.Span("mdt.reviewWeeks", area, ct), await send.Number("mdt.reviewDefaultWeeks", area, ct));
            var review = command.NextReviewOn ?? usual;
            // The first meeting may be much sooner than a review: only the end is a limit here.
            if (review <= today || review > last) throw new Refused("NextReviewOn", $"The next review must be after today and not after {last.InWords()}");

            await db.Execute("""
                INSERT INTO mdt_case (id, mdt_id, household_id, lead_user_id, level, opened_on, next_review_on, version)
                VALUES (@Id, @mdtId, @household, @lead, @level, @today, @review, 1)
                """, new { command.Id, mdtId, household, lead, level = Case.LevelOf(referral.LevelAtEntry), today, review }, ct);
            await history.Add(Subject.Case, command.Id, null, nameof(CaseStatus.Open), ct: ct);
            await outbox.Add(new MdtCaseOpened(command.Id, household, mdtId, today), ct);
            await outbox.Add(new MdtInvolvementBegan(command.Id, household, null, mdtId, null, "case", today, Shown: true), ct);
            await outbox.Add(new MdtInvolvementBegan(Case.LeadInvolvement(command.Id, lead), household, null, mdtId, lead, "lead", today, Shown: true), ct);
            return command.Id;
        }
    }

    [Allows(Permissions.Triage, On = nameof(ReferralId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send, TimeProvider clock) : ReferralStepPage(send)
    {
        private readonly ISend _send = send;

        public Guid Id { get; set; }
        public string? Search { get; set; }
        public Guid? LeadUserId { get; set; }
        public DateOnly? NextReviewOn { get; set; }

        public IReadOnlyList<GetStaff.Worker> Workers { get; private set; } = [];

        public async Task<IActionResult> OnGet(CancellationToken ct)
        {
            Id = clock.NewId();
            var shown = await ShowStep(ReferralStatus.Accepted, ct);
            await Usual(ct);
            return shown;
        }

        /// <summary>Posted, so that no name stands in an address.</summary>
        public Task OnPostFind(CancellationToken ct)
        {
            // What was typed stays as it is, wrong or right: it is checked when it is sent.
            foreach (var input in ModelState.Keys) ModelState.ClearValidationState(input);
            return Show(ct);
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Step(new Command(Id, ReferralId, LeadUserId, NextReviewOn, Version), ct);

        protected override async Task Show(CancellationToken ct)
        {
            await base.Show(ct);
            if (Head.Joins is not null) return;
            var found = await _send.Ask(new FindStaff(Search), ct);
            // The referrer and who was chosen before can be chosen still.
            Guid[] others = [.. new[] { Head.RaisedBy, LeadUserId ?? Head.RaisedBy }.Distinct().Where(id => found.All(w => w.Id != id))];
            Workers = [.. others.Length == 0 ? [] : await _send.Ask(new GetStaff(others), ct), .. found];
        }

        private async Task Usual(CancellationToken ct)
        {
            LeadUserId = Head.RaisedBy;
            NextReviewOn = Case.Reviews(clock.Today(), await _send.Span("mdt.reviewWeeks", ct: ct), await _send.Number("mdt.reviewDefaultWeeks", ct: ct)).Usual;
        }
    }
}
