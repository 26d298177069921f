using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Referrals;

namespace Neighbourhood.Mdt.Items;

/// <summary>What a review found since the one before.</summary>
internal enum ReviewResult { Better, NoChange, Worse }

/// <summary>What the chair does where nothing changes.</summary>
internal enum NoChangeChoice { ChangePlan, StepUp, Close }

/// <summary>Rule 10: where reviews find no change again and again, the team does something else.</summary>
internal static class Reviewing
{
    /// <summary>How many reviews in a row found no change.</summary>
    /// <param name="results">Of those before, the last first; null where nobody said.</param>
    internal static int Run(IEnumerable<ReviewResult?> results) => results.TakeWhile(r => r == ReviewResult.NoChange).Count();

    internal static bool MustChoose(ReviewResult? result, int before, int limit) => result == ReviewResult.NoChange && before + 1 >= limit;

    /// <summary>What still stands against this choice; null when it is borne out by what was recorded.</summary>
    internal static string? Lacks(NoChangeChoice choice, IReadOnlyList<MdtDecisionCode> decisions, bool planChanged, bool newAction) => choice switch
    {
        NoChangeChoice.ChangePlan when !planChanged && !newAction => "To change the plan, write what is new into the plan, or add an action",
        NoChangeChoice.StepUp when !decisions.Any(d => d is MdtDecisionCode.StepUpToFamilyHelp or MdtDecisionCode.EscalateToSafeguarding) =>
            "To step up, add the decision to step up to Family Help or to escalate to safeguarding",
        NoChangeChoice.Close when !decisions.Any(Decision.Closes) => "To close, add the decision to close the case",
        _ => null,
    };

    internal static string InWords(ReviewResult result) => result switch
    {
        ReviewResult.Better => "Better",
        ReviewResult.NoChange => "No change",
        _ => "Worse",
    };

    internal static string InWords(NoChangeChoice choice) => choice switch
    {
        NoChangeChoice.ChangePlan => "Change the plan",
        NoChangeChoice.StepUp => "Step up",
        _ => "Close the case",
    };
}

/// <summary>An item as a review of its case.</summary>
internal sealed class ItemReview(Db db, ISend send, ReferralDesk desk)
{
    /// <param name="Reviewed">The case was talked about before: this is a review.</param>
    /// <param name="Before">How many reviews in a row, up to the last one, found no change.</param>
    internal sealed record Now(bool Reviewed, int Before, int Limit, ReviewResult? Result, NoChangeChoice? Choice)
    {
        /// <summary>One more "no change", and the chair must choose.</summary>
        internal bool AtLimit => Reviewing.MustChoose(ReviewResult.NoChange, Before, Limit);
    }

    private sealed record Said(ReviewResult? Result, NoChangeChoice? Choice);

    private sealed record Found(ReviewResult? Result, Guid Id);

    private sealed record Coded(MdtDecisionCode Code, Guid Id);

    /// <summary>By the items that were discussed; one that was deferred found nothing.</summary>
    internal async Task<Now> Of(Guid itemId, Guid caseId, Guid mdtId, CancellationToken ct)
    {
        var said = (await db.Find<Said>("SELECT review_result AS result, no_change_choice AS choice FROM mdt_item WHERE id = @itemId", new { itemId }, ct))!;
        var before = await db.Query<Found>("""
            SELECT o.review_result AS result, o.id FROM mdt_item o JOIN mdt_item i ON i.id = @itemId
            WHERE o.case_id = @caseId AND o.id <> @itemId AND o.status = 'Discussed' AND (i.ended_at IS NULL OR o.ended_at < i.ended_at)
            ORDER BY o.ended_at DESC, o.id DESC
            """, new { itemId, caseId }, ct);
        var limit = await send.Number("mdt.noChangeLimit", await desk.Area(mdtId, ct), ct);
        return new(before.Count > 0, Reviewing.Run(before.Select(b => b.Result)), limit, said.Result, said.Choice);
    }

    /// <summary>Adds what is missing before this item is closed.</summary>
    internal async Task<Refusals> Missing(ItemSteps.Now item, Refusals refusals, CancellationToken ct)
    {
        var now = await Of(item.Id, item.CaseId, item.MdtId, ct);
        if (!now.Reviewed) return refusals;
        if (now.Result is null) return refusals.If(true, "ReviewResult", "Say what this review found: better, no change or worse");
        if (!Reviewing.MustChoose(now.Result, now.Before, now.Limit)) return refusals;
        if (now.Choice is not { } choice)
            return refusals.If(true, "NoChangeChoice", $"Reviews found no change {now.Before + 1} times in a row: choose to change the plan, to step up or to close the case");
        var decisions = await db.Query<Coded>("SELECT code, id FROM mdt_decision WHERE item_id = @Id AND removed_at IS NULL", new { item.Id }, ct);
        var actions = await db.Find<int>("SELECT COUNT(*) FROM mdt_action WHERE item_id = @Id", new { item.Id }, ct);
        var plans = await db.Find<int>("""
            SELECT COUNT(*) FROM mdt_plan p JOIN mdt_item i ON i.case_id = p.case_id WHERE i.id = @Id AND p.at >= i.started_at
            """, new { item.Id }, ct);
        var lacks = Reviewing.Lacks(choice, [.. decisions.Select(d => d.Code)], plans > 0, actions > 0);
        return refusals.If(lacks is not null, "NoChangeChoice", lacks ?? "");
    }
}
