using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.Areas.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Aliases;

namespace Neighbourhood.Mdt.Referrals;

/// <summary>A referrer or member reads one referral, what became of it, and what they can do next.</summary>
internal static class ViewReferral
{
    [Allows(Permissions.ViewReferral, On = nameof(ReferralId))]
    internal sealed record Query(Guid ReferralId) : IQuery<Answer>;

    /// <param name="Objected">Somebody whom it names objects to being talked about: the chair and the author see that it is so.</param>
    /// <param name="LeftOut">For that reason what was written and who objects are not in this answer.</param>
    /// <param name="Others">Of one that was declined, for who wrote it: the teams that it can be begun for again in one press.</param>
    /// <param name="Deciding">The safeguarding lead decides on that: until then nothing is hidden.</param>
    internal sealed record Answer(
        Sent Referral, string Household, IReadOnlyList<GetPeople.Person> People, string? Team, string Referrer, DateOnly? AnswerBy, bool Overdue,
        IReadOnlyList<Step> History, IReadOnlyList<Next> Next, bool Objected, bool LeftOut, bool Deciding, IReadOnlyList<OtherTeam> Others);

    internal sealed record Sent(
        Guid Id, Guid? MdtId, Guid HouseholdId, ReferralStatus Status, Guid RaisedBy, RaisedVia RaisedVia, string? Situation, string? Background, string? Assessment,
        string? Ask, string? FamilyWants, string? FamilyNotAskedReason, bool? FamilyTold, string? FamilyNotToldReason, ReferralBasis? Basis, ReferralUrgency? Urgency,
        string? UrgentReason, NeedLevel? LevelAtEntry, string? VisitSafety, DateTimeOffset? SubmittedAt, DateOnly? TriageDueOn, string? Question, string? Answer,
        string? DeclineReason, string? Suggestion, string? WithdrawnReason, Guid? CaseId, string? RiskFlags, string? SourceCode)
    {
        internal Sent WithoutText => this with
        {
            Situation = null,
            Background = null,
            Assessment = null,
            Ask = null,
            FamilyWants = null,
            FamilyNotAskedReason = null,
            FamilyNotToldReason = null,
            UrgentReason = null,
            VisitSafety = null,
            Question = null,
            Answer = null,
            DeclineReason = null,
            Suggestion = null,
            WithdrawnReason = null,
            RiskFlags = null,
        };
    }

    internal sealed record Step(string What, string By, DateTimeOffset At, string? Reason);

    /// <param name="Main">The one button among links.</param>
    internal sealed record Next(string Text, string Url, bool Main);

    internal sealed class Handler(
        Db db, ISend send, ReferralDesk desk, AliasCopy aliases, History history, Objections objections, OtherTeams teams, Guard guard, Audit audit, CurrentUser user, TimeProvider clock) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var sent = await db.Find<Sent>("""
                SELECT id, mdt_id, household_id, status, raised_by, raised_via, situation, background, assessment,
                       ask, family_wants, family_not_asked_reason, family_told, family_not_told_reason, basis, urgency,
                       urgent_reason, level_at_entry, visit_safety, submitted_at, triage_due_on, question, answer,
                       decline_reason, suggestion, withdrawn_reason, case_id, risk_flags, source_code
                FROM mdt_referral WHERE id = @ReferralId
                """, query, ct) ?? throw new NotFound("The referral");
            var personIds = await db.Query<Guid>("SELECT person_id FROM mdt_referral_person WHERE referral_id = @ReferralId", query, ct);
            var found = await objections.InReferral(query.ReferralId, ct);
            var sharing = found.In(null, query.ReferralId);
            var keeps = await desk.Keeps(await desk.Find(query.ReferralId, ct), ct);
            var leftOut = sharing.IsHidden && !keeps;
            if (leftOut) personIds = [.. personIds.Where(p => !found.Hides(p))];
            personIds = await aliases.Kept(personIds, ct);
            var people = personIds.Count == 0 ? [] : await send.Ask(new GetPeople(personIds), ct);
            var household = await send.Ask(new GetHouseholds([sent.HouseholdId]), ct);
            var team = sent.MdtId is { } mdtId ? await db.Find<string>("SELECT name FROM mdt_team WHERE id = @mdtId", new { mdtId }, ct) : null;
            var steps = await history.Of(query.ReferralId, ct);
            var names = await send.Names([sent.RaisedBy, .. steps.Select(s => s.ByUser)], ct);
            var answer = new Answer(
                leftOut ? sent.WithoutText : sent, household is [var one] ? one.Name : "A family", people, team, names(sent.RaisedBy),
                sent.Status == ReferralStatus.ReturnedForInfo ? await send.Ask(new AddWorkingDays(steps[^1].At.LondonDay(), Referral.AnswerWithin), ct) : null,
                sent.Status == ReferralStatus.Submitted && sent.TriageDueOn < clock.Today(),
                [.. steps.Select(s => new Step(Referral.Label(Enum.Parse<ReferralStatus>(s.ToStatus)), names(s.ByUser), s.At, leftOut ? null : s.Reason))],
                await NextFor(sent, ct), keeps && sharing.IsObjected, leftOut, keeps && sharing.IsDeciding,
                sent.Status == ReferralStatus.Declined && sent.RaisedBy == user.Id ? await teams.Of(sent.HouseholdId, sent.MdtId, ct) : []);
            audit.Saw(personIds); // last: what is asked in between writes its own row
            return answer;
        }

        private async Task<IReadOnlyList<Next>> NextFor(Sent sent, CancellationToken ct)
        {
            var who = await desk.Who(await desk.Find(sent.Id, ct), ct);
            var next = Referral.Transitions.Where(t => t.From == sent.Status && (t.Who & who) != ReferralActor.None).Select(t => Offer(t, sent)).OfType<Next>().ToList();
            if (sent.CaseId is { } caseId && await guard.Reaches(Permissions.ViewCase, "CaseId", caseId, ct)) next.Add(new Next("See the case", $"/mdt/cases/{caseId}", false));
            if (sent.Status == ReferralStatus.Declined && who.HasFlag(ReferralActor.Author))
                next.Add(new Next("Start a new referral", $"/mdt/referrals/new?HouseholdId={sent.HouseholdId}", false));
            return next;
        }

        /// <summary>What is done on a meeting's own pages is not offered here.</summary>
        private static Next? Offer(Referral.Transition step, Sent sent)
        {
            var here = $"/mdt/referrals/{sent.Id}";
            return step switch
            {
                { From: ReferralStatus.Draft, To: ReferralStatus.Submitted } => new Next("Go on with this draft", $"{here}/edit", true),
                { To: ReferralStatus.Submitted } => new Next("Answer the question", $"{here}/answer", true),
                { To: ReferralStatus.Accepted } => new Next("Accept", $"{here}/accept", true),
                { To: ReferralStatus.ReturnedForInfo } => new Next("Send back with a question", $"{here}/return", false),
                { To: ReferralStatus.Declined } => new Next("Decline", $"{here}/decline", false),
                { To: ReferralStatus.Listed } => new Next("Put it on a meeting's list", "/mdt/meetings", true),
                { To: ReferralStatus.Withdrawn } => new Next("Withdraw", $"{here}/withdraw", false),
                _ => null,
            };
        }
    }

    [Allows(Permissions.ViewReferral, On = nameof(ReferralId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send, CurrentUser user, TimeProvider clock) : PageModel
    {
        public Guid ReferralId { get; set; }

        /// <summary>Whoever triages came from the inbox; everybody else from their own referrals.</summary>
        internal bool MayTriage => user.May(Permissions.Triage);

        /// <summary>Of a draft that one press would begin.</summary>
        internal Guid NewId() => clock.NewId();

        public Answer Shown { get; private set; } = null!;

        public async Task OnGet(CancellationToken ct) => Shown = await send.Ask(new Query(ReferralId), ct);
    }
}
