using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Asked;

/// <summary>What became of a try to pass a family on.</summary>
internal enum SendOutcome { Sent, Failed, Late, Bounced }

/// <summary>Every try to pass a family on to a hub: sent, or why not (R1-14). No names: a reference, an organisation, a site.</summary>
internal sealed class ReferralLog(Db db, CurrentUser user, TimeProvider clock)
{
    internal const string UnknownSite = "unknown-site";
    internal const string SiteClosed = "site-closed";
    internal const string NotAnswered = "not-answered";

    /// <param name="retried">It was passed on elsewhere in the same moment.</param>
    internal Task<int> Add(string reference, Guid? referralId, Guid? organisationId, Guid? siteId, SendOutcome outcome, string? reason, CancellationToken ct, bool retried = false) => db.Execute("""
        INSERT INTO familyhubs_referral_log (id, reference, gp_referral_id, from_organisation_id, to_site_id, outcome, reason_code, at, retried_at)
        VALUES (@id, @reference, @referralId, @organisationId, @siteId, @outcome, @reason, @now, @retriedAt)
        """, new { id = clock.NewId(), reference, referralId, organisationId, siteId, outcome, reason, now = clock.Now(), retriedAt = retried ? clock.Now() : (DateTimeOffset?)null }, ct);

    /// <summary>What failed under this reference before has been tried again.</summary>
    internal Task<int> Retried(string reference, Guid organisationId, CancellationToken ct) => db.Execute("""
        UPDATE familyhubs_referral_log SET retried_at = @now WHERE reference = @reference AND from_organisation_id = @organisationId AND outcome = 'Failed' AND retried_at IS NULL
        """, new { reference, organisationId, now = clock.Now() }, ct);

    /// <summary>An answer puts right what was late.</summary>
    internal Task<int> Answered(Guid referralId, CancellationToken ct) => db.Execute("""
        UPDATE familyhubs_referral_log SET resolved_at = @now, resolved_by = @me WHERE gp_referral_id = @referralId AND outcome = 'Late' AND resolved_at IS NULL
        """, new { referralId, now = clock.Now(), me = user.Id }, ct);

    internal static string Label(SendOutcome outcome) => outcome switch
    {
        SendOutcome.Sent => "Sent",
        SendOutcome.Failed => "Did not arrive",
        SendOutcome.Late => "Not answered in time",
        _ => "Passed on",
    };

    internal static string Why(string? reason) => reason switch
    {
        UnknownSite => "It was sent to a hub that is not here",
        SiteClosed => "The hub has closed",
        NotAnswered => "The working days for an answer are over",
        _ => "",
    };
}
