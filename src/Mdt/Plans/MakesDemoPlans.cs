using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Items;
using Neighbourhood.Mdt.Referrals;

namespace Neighbourhood.Mdt.Plans;

/// <summary>Plans and outcomes for some of the demo's cases, and one family for whom two reviews found no change.</summary>
internal sealed class MakesDemoPlans(Db db, ISend send, CurrentUser user, TimeProvider clock) : IDemoPart
{
    private const int Planned = 4;

    public int Order => 52;

    public string Says => "plans and outcomes";

    public async Task Make(Demo demo, CancellationToken ct)
    {
        if (!demo.Accounts.TryGetValue("chair", out var chair)) return;
        user.IsSystemFor(chair);
        for (var number = 1; number <= Planned; number++)
            if (demo.Ids.TryGetValue($"case:{number}", out var id)) await Plan(id, number, ct);
        if (demo.Ids.TryGetValue("mdt", out var mdtId)) await TwiceNoChange(mdtId, ct);
        user.IsSystemFor(null);
    }

    private async Task Plan(Guid caseId, int number, CancellationToken ct)
    {
        var household = await db.Find<Guid>("SELECT household_id FROM mdt_case WHERE id = @caseId", new { caseId }, ct);
        var adult = (await send.Ask(new GetHousehold(household), ct))?.Members.Select(m => (Guid?)m.PersonId).FirstOrDefault();
        var agreed = adult is not null && number != 2;
        var today = clock.Today();
        var plan = new Plan
        {
            AboutUs = "We moved here two years ago. The children come first, and we like to sort things out ourselves.",
            Strengths = "Grandma lives near. Both children love nursery.",
            Needs = "One person to ring, and fewer letters.",
            Goals =
            [
                new Goal { What = "A dry and warm flat", Who = "Family Help, with us", By = today.AddDays(42), Confidence = 6 },
                new Goal { What = "To come to stay and play again", Who = "Mum", By = today.AddDays(28), Confidence = 8, Went = number == 1 ? "Came twice" : null },
            ],
            Agreed = agreed,
            AgreedWith = agreed ? adult : null,
            AgreedOn = agreed ? today : null,
            NotAgreedReason = agreed ? null : "She wants to talk it over with her sister first",
            WatchFor = "Nights without sleep, or days without leaving the house",
            ThenDo = "Ring first, then come round the same day",
            WhoToCall = "The lead practitioner; after hours 111",
            ReviewOn = today.AddDays(42),
        };
        var first = await send.Send(new SavePlan.Command(caseId, plan, 0), ct);
        if (number == 1) await send.Send(new SavePlan.Command(caseId, plan with { Needs = "One person to ring, fewer letters, and help with the landlord." }, first), ct);
        await send.Send(new RecordOutcomes.Command(caseId, new(3, number == 3 ? null : 5, number == 3 ? 78 : null, number == 3 ? 86 : null, 6, 3, ContactSource.SelfReported,
            2, number == 1 ? 1 : null, ContactSource.Imported, number == 2 ? null : FriendsAndFamily.Good, 0)), ct);
        if (number == 4) await send.Send(new ChangeLevel.Command(caseId, NeedLevel.Targeted, "Money worries came on top of the bus fare", await Version(caseId, ct)), ct);
    }

    private Task<int> Version(Guid caseId, CancellationToken ct) => db.Find<int>("SELECT version FROM mdt_case WHERE id = @caseId", new { caseId }, ct);

    private sealed record Past(Guid ItemId, Guid CaseId, DateTimeOffset StartsAt);

    /// <summary>The first family of the last meeting was talked about twice before in the story; the last two reviews found no change.</summary>
    private Task TwiceNoChange(Guid mdtId, CancellationToken ct) => db.InOne(async () =>
    {
        var found = await db.Query<Past>("""
            SELECT i.id AS item_id, i.case_id, m.starts_at FROM mdt_item i JOIN mdt_meeting m ON m.id = i.meeting_id
            WHERE m.mdt_id = @mdtId AND m.status = 'MinutesApproved' AND i.status = 'Discussed' ORDER BY i.place
            """, new { mdtId }, ct);
        if (found.Count == 0) return;
        var past = found[0];
        await Earlier(mdtId, past, 16, null, ct);
        await Earlier(mdtId, past, 8, ReviewResult.NoChange, ct);
        await db.Execute("UPDATE mdt_item SET review_result = 'NoChange', no_change_choice = 'ChangePlan' WHERE id = @ItemId", new { past.ItemId }, ct);
        var opened = past.StartsAt.AddDays(-7 * 18);
        await db.Execute("UPDATE mdt_case SET opened_on = @day WHERE id = @CaseId", new { past.CaseId, day = opened.LondonDay() }, ct);
        await db.Execute("UPDATE mdt_step SET at = @opened WHERE subject_id = @CaseId OR subject_id IN (SELECT r.id FROM mdt_referral r WHERE r.case_id = @CaseId)", new { past.CaseId, opened }, ct);
        await db.Execute("UPDATE mdt_referral SET submitted_at = @opened, saved_at = @opened, triage_due_on = @day WHERE case_id = @CaseId", new { past.CaseId, opened, day = opened.LondonDay() }, ct);
    }, ct);

    private async Task Earlier(Guid mdtId, Past past, int weeks, ReviewResult? result, CancellationToken ct)
    {
        var (meeting, starts) = (clock.NewId(), past.StartsAt.AddDays(-7 * weeks));
        var (item, ends) = (clock.NewId(), starts.AddMinutes(20));
        await db.Execute("""
            INSERT INTO mdt_meeting (id, mdt_id, title, starts_at, ends_at, place, status, list_closed_at, started_at, ended_at, approved_by, approved_at, version)
            VALUES (@meeting, @mdtId, 'Case meeting', @starts, @planned, 'Meeting room, Marram Family Hub', 'MinutesApproved', @closed, @starts, @ends, @by, @approved, 1)
            """, new { meeting, mdtId, starts, ends, planned = starts.AddMinutes(90), closed = starts.AddDays(-1), approved = ends.AddDays(1), by = user.Id }, ct);
        await db.Execute("""
            INSERT INTO mdt_item (id, meeting_id, case_id, place, slot_minutes, presenter_user_id, presenter_knows_family, carried_over, late, status, started_at, ended_at,
                discussion, family_voice, no_action_reason, review_result, next_review_on, version)
            SELECT @item, @meeting, id, 1, 12, lead_user_id, 1, 0, 0, 'Discussed', @starts, @ends,
                'The flat is still damp; the landlord has not answered.', 'Nothing has moved since the summer.', 'The letter to the landlord is out', @result, @next, 1
            FROM mdt_case WHERE id = @CaseId
            """, new { item, meeting, past.CaseId, starts, ends, result, next = starts.AddDays(56).LondonDay() }, ct);
        await db.Execute("""
            INSERT INTO mdt_decision (id, item_id, case_id, code, agreed_with_family, provisional, made_by, made_at, acted_at) VALUES (@id, @item, @CaseId, 'ContinuePlan', 1, 0, @by, @ends, @ends)
            """, new { id = clock.NewId(), item, past.CaseId, by = user.Id, ends }, ct);
        await db.Execute("INSERT INTO mdt_minute (id, meeting_id, item_id, place, text, version) VALUES (@id, @meeting, NULL, 0, 'There was a quorum at each decision.', 1)", new { id = clock.NewId(), meeting }, ct);
        await db.Execute("""
            INSERT INTO mdt_minute (id, meeting_id, item_id, place, text, version) VALUES (@id, @meeting, @item, 1, 'The flat is still damp; the landlord has not answered. Decision: Continue the plan.', 1)
            """, new { id = clock.NewId(), meeting, item }, ct);
    }
}
