using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Referrals;

/// <summary>On the first page: questions that the referrer has not answered, and drafts that they have not sent.</summary>
internal sealed class WaitingReferrals(Db db, CurrentUser user) : IWaiting
{
    public string Path => "/mdt/referrals";

    private sealed record Kept(ReferralStatus Status);

    public async Task<string?> Says(CancellationToken ct)
    {
        var mine = await db.Query<Kept>("""
            SELECT status FROM mdt_referral WHERE raised_by = @me AND status IN ('Draft', 'ReturnedForInfo')
            """, new { me = user.Id }, ct);
        var asked = mine.Count(r => r.Status == ReferralStatus.ReturnedForInfo);
        var drafts = mine.Count - asked;
        return (asked, drafts) switch
        {
            (0, 0) => null,
            (0, _) => $"{Drafts(drafts)} to finish and send.",
            (_, 0) => $"{Questions(asked)} to answer.",
            _ => $"{Questions(asked)} to answer, {Drafts(drafts)} to finish and send.",
        };
    }

    private static string Questions(int count) => count == 1 ? "1 question" : $"{count} questions";

    private static string Drafts(int count) => count == 1 ? "1 draft" : $"{count} drafts";
}
