using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Meetings;
using Neighbourhood.Mdt.Referrals;

namespace Neighbourhood.Mdt.Cases;

/// <summary>A coordinator or chair takes up a closed case again: its history goes on, with a lead practitioner and a next review.</summary>
internal static class ReopenCase
{
    /// <param name="LeadUserId">The former lead practitioner when null, if their account is open.</param>
    /// <param name="NextReviewOn">The usual day when null.</param>
    /// <param name="Version">Of the case, as the page showed it.</param>
    [Allows(Permissions.Triage, On = nameof(CaseId))]
    internal sealed record Command(Guid CaseId, string? Reason, Guid? LeadUserId, DateOnly? NextReviewOn, int Version) : ICommand;

    internal sealed class Handler(
        Db db, CaseDesk cases, ReferralDesk desk, Objections objections, ISend send, History history, IOutbox outbox, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var now = await cases.Find(command.CaseId, ct);
            if (!await cases.RunsTeam(now, ct)) throw new Denied(Permissions.Triage);
            var state = CaseMachine.Of(now.ClosedOn, now.ClosedCode, onAList: false, openTransfer: false);
            if (state != CaseState.Closed) throw new Refused("", $"This case {CaseMachine.InWords(state)}, so it cannot be reopened");
            if (await desk.OpenCaseOf(now.MdtId, now.HouseholdId, ct) is not null)
                throw new Refused("", "Another case of this family is open in your team: go on with that one");
            var people = await cases.People(command.CaseId, ct);
            if (people.Count > 0 && (await objections.Without(people, ct)).Count == 0)
                throw new Refused("", "Everybody whom this case is about has objected to being talked about. If you fear that somebody may come to harm, raise a safeguarding concern: an objection does not stop it");

            var (lead, today, area) = (command.LeadUserId ?? now.LeadUserId, clock.Today(), await desk.Area(now.MdtId, ct));
            var (_, usual, last) = Case.Reviews(today, await send.Span("mdt.reviewWeeks", area, ct), await send.Number("mdt.reviewDefaultWeeks", area, ct));
            var review = command.NextReviewOn ?? usual;
            var open = await send.Ask(new GetStaff([lead]), ct) is [{ Ended: false }];
            new Refusals().Text(command.Reason, "Reason", 500, "Say why the case is opened again")
                .If(!open, "LeadUserId", "Choose a lead practitioner whose account is open")
                .If(open && await Conflicts.Has(db, lead, now.HouseholdId, ct), "LeadUserId", Conflicts.NoLead)
                .If(review <= today || review > last, "NextReviewOn", $"The next review must be after today and not after {last.InWords()}")
                .Throw();

            var leading = clock.NewId(); // each time of leading has an id of its own
            await db.ExecuteVersioned("""
                UPDATE mdt_case SET closed_on = NULL, closed_code = NULL, closed_reason = NULL, lead_user_id = @lead, lead_involvement_id = @leading, next_review_on = @review, version = version + 1
                WHERE id = @CaseId AND version = @Version AND closed_on IS NOT NULL
                """, new { command.CaseId, command.Version, lead, leading, review }, "Somebody else has changed this case. Look at what stands now, then try again.", ct: ct);
            await history.Add(Subject.Case, now.Id, nameof(CaseStatus.Closed), nameof(CaseStatus.Open), command.Reason!.Trim(), ct);
            await outbox.Add(new MdtCaseOpened(now.Id, now.HouseholdId, now.MdtId, today), ct);
            await outbox.Add(new MdtInvolvementBegan(now.Id, now.HouseholdId, null, now.MdtId, null, "case", today, Shown: true, Again: true), ct);
            await outbox.Add(new MdtInvolvementBegan(leading, now.HouseholdId, null, now.MdtId, lead, "lead", today, Shown: true), ct);
            return default;
        }
    }

    /// <summary>What the page says above its form.</summary>
    [Allows(Permissions.Triage, On = nameof(CaseId))]
    internal sealed record Query(Guid CaseId) : IQuery<Answer>;

    /// <param name="LeadLeft">Whoever led has no account any more.</param>
    /// <param name="May">It is closed, and this viewer runs its team.</param>
    internal sealed record Answer(string Household, Guid LeadUserId, bool LeadLeft, bool May, int Version);

    internal sealed class Reader(CaseDesk cases, ISend send) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var head = await cases.HeadOf(query.CaseId, ct);
            var now = head.Case;
            var may = CaseMachine.Of(now.ClosedOn, now.ClosedCode, onAList: false, openTransfer: false) == CaseState.Closed && await cases.RunsTeam(now, ct);
            return new(head.Household, now.LeadUserId, (await send.Left([now.LeadUserId], ct)).Contains(now.LeadUserId), may, now.Version);
        }
    }

    [Allows(Permissions.Triage, On = nameof(CaseId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send, TimeProvider clock) : FormPage
    {
        public Guid CaseId { get; set; }
        public string? Reason { get; set; }
        public Guid? LeadUserId { get; set; }
        public DateOnly? NextReviewOn { get; set; }
        public int Version { get; set; }

        internal Answer Shown { get; private set; } = null!;

        internal IReadOnlyList<SelectListItem> Workers { get; private set; } = [];

        public async Task<IActionResult> OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            await Show(ct);
            if (!Shown.May) return Redirect($"/mdt/cases/{CaseId}");
            Version = Shown.Version;
            if (!Shown.LeadLeft) LeadUserId = Shown.LeadUserId;
            NextReviewOn = Case.Reviews(clock.Today(), await send.Span("mdt.reviewWeeks", ct: ct), await send.Number("mdt.reviewDefaultWeeks", ct: ct)).Usual;
            return Page();
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(CaseId, Reason, LeadUserId ?? throw new Refused("LeadUserId", "Choose the lead practitioner"), NextReviewOn, Version), ct);
            return Redirect($"/mdt/cases/{CaseId}");
        });

        protected override async Task Show(CancellationToken ct)
        {
            Shown = await send.Ask(new Query(CaseId), ct);
            var found = await send.Ask(new FindStaff(), ct);
            Guid[] others = [.. new[] { Shown.LeadUserId, LeadUserId ?? Shown.LeadUserId }.Distinct().Where(id => found.All(w => w.Id != id))];
            Workers = [.. Staff.Choices([.. (others.Length == 0 ? [] : await send.Ask(new GetStaff(others), ct)).Where(w => !w.Ended), .. found])];
            if (Conflict is null) return;
            ModelState.Remove(nameof(Version));
            Version = Shown.Version;
        }
    }
}
