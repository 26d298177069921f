using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Cases;

namespace Neighbourhood.Mdt.Plans;

/// <summary>The closing form of a case that ended by decision: one for each time that it was closed.</summary>
internal sealed class MovingOn(Db db)
{
    /// <summary>Days to write it, before it is late.</summary>
    internal const int Days = 14;

    internal sealed record Form(Guid Id, string? WhatChanged, int? ScalingNow, string? WhoToTurnTo, string? WhatNext, string? NotPossibleReason, Guid? ByUser, DateTimeOffset At);

    /// <summary>What was written when the case was last closed; null while it waits.</summary>
    internal Task<Form?> Of(CaseDesk.Now now, CancellationToken ct) => db.Find<Form>("""
        SELECT id, what_changed, scaling_now, who_to_turn_to, what_next, not_possible_reason, by_user, at FROM mdt_moving_on WHERE case_id = @Id AND closed_on = @ClosedOn
        """, new { now.Id, now.ClosedOn }, ct);

    /// <summary>Refuses where there is nothing to look back on, or where it was done.</summary>
    internal async Task CheckWaits(CaseDesk.Now now, CancellationToken ct)
    {
        if (now.IsOpen) throw new Refused("", "This case is open: the closing form is written when it has ended");
        if (!now.EndedByDecision) throw new Refused("", "This case did not end by a decision of the team, so it has no closing form");
        if (await Of(now, ct) is { } form) throw new Refused("", form.NotPossibleReason is null ? "The closing form is written already" : "It was said already that no closing form is possible");
    }
}
