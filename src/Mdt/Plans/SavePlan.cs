using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Aliases;
using Neighbourhood.Mdt.Cases;

namespace Neighbourhood.Mdt.Plans;

/// <summary>The lead practitioner, chair or coordinator writes down the plan that was made with the family: a new version, the old ones stay.</summary>
internal static class SavePlan
{
    /// <summary>Answers the number of the version that stands after it.</summary>
    /// <param name="Number">Of the version that the page showed; 0 where there was none.</param>
    [Allows(Permissions.CasePlan, On = nameof(CaseId))]
    internal sealed record Command(Guid CaseId, Plan Plan, int Number) : ICommand<int>;

    internal sealed class Handler(Db db, CaseDesk desk, PlanVersions plans, AliasCopy aliases, ISend send, CurrentUser user, TimeProvider clock) : ICommandHandler<Command, int>
    {
        public async Task<int> Handle(Command command, CancellationToken ct)
        {
            var now = await desk.ToWrite(command.CaseId, ct);
            if (!now.IsOpen) throw new Refused("", "This case is closed, so its plan stays as it was. Reopen the case to change it");
            var all = await plans.Of(command.CaseId, ct);
            var stands = all.Count == 0 ? null : all[0];
            var kept = command.Plan.Kept();
            if (stands is not null && Plan.Changed(stands.Words, kept).Count == 0) return stands.Number;
            Conflict Stale() => new("Somebody else has changed this plan. Both stand below: put together what you need, then save.", Words(stands?.Words ?? new Plan(), kept), Words(kept, stands?.Words ?? new Plan()));
            // Before anything is refused: the page that shows a refusal carries the version that stands then.
            if ((stands?.Number ?? 0) != command.Number) throw Stale();
            command.Plan.Check(clock.Today(), stands?.Words.ReviewOn)
                .If(kept.IsEmpty, "", "Write something into the plan first")
                .If(kept.AgreedWith is { } person && person != stands?.Words.AgreedWith && !await IsOfFamily(person, now.HouseholdId, ct), "AgreedWith", "Choose somebody of this family")
                .Throw();

            var next = command.Number + 1;
            await db.ExecuteVersioned("UPDATE mdt_case SET plan_version = @next WHERE id = @CaseId AND COALESCE(plan_version, 0) = @Number",
                new { command.CaseId, next, command.Number }, conflict: () => Task.FromResult(Stale()), ct: ct);
            await Keep(command.CaseId, next, kept, ct);
            return next;
        }

        private async Task Keep(Guid caseId, int number, Plan kept, CancellationToken ct)
        {
            var id = clock.NewId();
            await db.Execute("""
                INSERT INTO mdt_plan (id, case_id, version, about_us, strengths, needs, agreed, agreed_with, agreed_on, not_agreed_reason, watch_for, then_do, who_to_call, review_on, by_user, at)
                VALUES (@id, @caseId, @number, @AboutUs, @Strengths, @Needs, @Agreed, @AgreedWith, @AgreedOn, @NotAgreedReason, @WatchFor, @ThenDo, @WhoToCall, @ReviewOn, @by, @now)
                """, new
            {
                id,
                caseId,
                number,
                kept.AboutUs,
                kept.Strengths,
                kept.Needs,
                kept.Agreed,
                kept.AgreedWith,
                kept.AgreedOn,
                kept.NotAgreedReason,
                kept.WatchFor,
                kept.ThenDo,
                kept.WhoToCall,
                kept.ReviewOn,
                by = user.Id,
                now = clock.Now(),
            }, ct);
            foreach (var (goal, place) in kept.Goals.Select((g, i) => (g, i + 1)))
                await db.Execute("""
                    INSERT INTO mdt_plan_goal (id, plan_id, place, what, who, by_day, confidence, went) VALUES (@goalId, @id, @place, @What, @Who, @By, @Confidence, @Went)
                    """, new { goalId = clock.NewId(), id, place, goal.What, goal.Who, goal.By, goal.Confidence, goal.Went }, ct);
        }

        private async Task<bool> IsOfFamily(Guid person, Guid householdId, CancellationToken ct)
        {
            var kept = await aliases.Kept([person], ct);
            return await send.Ask(new GetHousehold(householdId), ct) is { } household && household.Members.Any(m => m.PersonId == person || kept.Contains(m.PersonId));
        }

        /// <summary>The parts in which one differs from the other.</summary>
        private static Dictionary<string, string?> Words(Plan one, Plan other) =>
            one.Fields().Zip(other.Fields()).Where(f => !string.Equals(f.First.Text, f.Second.Text, StringComparison.Ordinal)).ToDictionary(f => f.First.Label, f => f.First.Text, StringComparer.Ordinal);
    }

    [Allows(Permissions.CasePlan, On = nameof(CaseId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : FormPage
    {
        private const int BlankGoals = 2;

        public Guid CaseId { get; set; }
        public int Number { get; set; }
        public string? AboutUs { get; set; }
        public string? Strengths { get; set; }
        public string? Needs { get; set; }
        public List<Goal> Goals { get; set; } = [];
        public bool? Agreed { get; set; }
        public Guid? AgreedWith { get; set; }
        public DateOnly? AgreedOn { get; set; }
        public string? NotAgreedReason { get; set; }
        public string? WatchFor { get; set; }
        public string? ThenDo { get; set; }
        public string? WhoToCall { get; set; }
        public DateOnly? ReviewOn { get; set; }

        internal PlanView Stands { get; private set; } = null!;

        internal IReadOnlyList<SelectListItem> Family { get; private set; } = [];

        public async Task<IActionResult> OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            await Show(ct);
            if (!Stands.Head.MayWrite || !Stands.Head.Case.IsOpen) return Redirect($"/mdt/cases/{CaseId}/plan");
            Number = Stands.Number;
            if (Stands.Shown is { } plan)
            {
                (AboutUs, Strengths, Needs, Goals) = (plan.AboutUs, plan.Strengths, plan.Needs, [.. plan.Goals]);
                (Agreed, AgreedWith, AgreedOn, NotAgreedReason) = (plan.Agreed, plan.AgreedWith, plan.AgreedOn, plan.NotAgreedReason);
                (WatchFor, ThenDo, WhoToCall, ReviewOn) = (plan.WatchFor, plan.ThenDo, plan.WhoToCall, plan.ReviewOn);
            }
            Room();
            return Page();
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(CaseId, new Plan
            {
                AboutUs = AboutUs,
                Strengths = Strengths,
                Needs = Needs,
                Goals = Goals,
                Agreed = Agreed,
                AgreedWith = AgreedWith,
                AgreedOn = AgreedOn,
                NotAgreedReason = NotAgreedReason,
                WatchFor = WatchFor,
                ThenDo = ThenDo,
                WhoToCall = WhoToCall,
                ReviewOn = ReviewOn,
            }, Number), ct);
            return Redirect($"/mdt/cases/{CaseId}/plan");
        });

        protected override async Task Show(CancellationToken ct)
        {
            Stands = await send.Ask(new SeePlan(CaseId), ct);
            Family = [.. (await send.Ask(new GetHousehold(Stands.Head.Case.HouseholdId), ct))?.Members.Select(m => new SelectListItem(m.Name, m.PersonId.ToString())) ?? []];
            Room();
            if (Conflict is null) return;
            ModelState.Remove(nameof(Number));
            Number = Stands.Number; // pressing again is a choice
        }

        /// <summary>There is always a line to write one more.</summary>
        private void Room()
        {
            while (Goals.Count(g => g.IsBlank) < BlankGoals && Goals.Count < Plan.MostGoals) Goals.Add(new Goal());
        }
    }
}
