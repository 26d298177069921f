using Neighbourhood.Kernel;

namespace Neighbourhood.Families.LookUps;

/// <summary>What the worker asked lately, with what somebody answered since: their own reasons, never whom it was about.</summary>
internal sealed class MyLookUps(Db db, CurrentUser user)
{
    private const int Most = 10;

    internal Task<IReadOnlyList<Look>> Latest(CancellationToken ct) => db.Query<Look>("""
        SELECT asked_at, outcome, reason, note FROM families_look_up WHERE user_id = @me ORDER BY asked_at DESC, id DESC OFFSET 0 ROWS FETCH NEXT @Most ROWS ONLY
        """, new { me = user.Id, Most }, ct);

    internal sealed record Look(DateTimeOffset AskedAt, LookUpOutcome Outcome, string Reason, string? Note)
    {
        internal string Says => Note ?? Outcome switch
        {
            LookUpOutcome.NotKnown => "Not known here",
            LookUpOutcome.YoursAlready => "You work with this family",
            LookUpOutcome.Known => "Known: you were told whom to ask",
            _ => "Someone will look at this",
        };
    }
}
