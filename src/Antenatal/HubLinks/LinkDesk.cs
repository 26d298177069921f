using Neighbourhood.Antenatal.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.HubLinks;

/// <summary>Links as they stand, and how they follow their pregnancy: the month moves with the due date, and what may not go on is stopped at the hub.</summary>
internal sealed class LinkDesk(Db db, IOutbox outbox, History history, TimeProvider clock)
{
    /// <param name="DueMonth">As the hub was told it; null where it was told none.</param>
    /// <param name="Choices">How often she chose.</param>
    /// <param name="ToLookAt">"site-closed", "moved"; null where nothing is to be looked at.</param>
    internal sealed record Standing(
        Guid Id, Guid PregnancyId, Guid PersonId, Guid SiteId, LinkStatus Status, bool SharesDueMonth, bool SharesLanguage, DateOnly? DueMonth, bool TellMidwife, bool TellGp, PartnerWelcome PartnerWelcome,
        DateOnly AskedOn, DateOnly? AnsweredOn, string? ReasonCode, DateOnly? WelcomedOn, string? WelcomeCode, DateOnly? FirstAttendedOn, DateOnly? EndedOn, string? ToLookAt, DateTimeOffset? UnreadSince,
        int Choices, int Version);

    /// <summary>Why a link is stopped, as the hub hears it.</summary>
    internal static class Because
    {
        internal const string Asked = "asked";
        internal const string Objection = "objection";
        internal const string Held = "held";
        internal const string Moved = "moved";
    }

    /// <summary>It ended since the baby is as old as the setting says.</summary>
    internal const string Grown = "grown";

    private sealed record Due(DateOnly? AgreedEdd);

    internal async Task<Standing> Find(Guid linkId, CancellationToken ct) => await IfKnown(linkId, ct) ?? throw new NotFound("The link");

    internal Task<Standing?> IfKnown(Guid linkId, CancellationToken ct) => db.Find<Standing>("""
        SELECT id, pregnancy_id, person_id, site_id, status, shares_due_month, shares_language, due_month, tell_midwife, tell_gp, partner_welcome, asked_on, answered_on, reason_code, welcomed_on, welcome_code,
               first_attended_on, ended_on, to_look_at, unread_since, choices, version
        FROM antenatal_hub_link WHERE id = @linkId
        """, new { linkId }, ct);

    /// <summary>The link of a pregnancy that is open; null where there is none.</summary>
    internal async Task<Guid?> OpenOf(Guid pregnancyId, CancellationToken ct) =>
        await db.Query<Guid>("SELECT id FROM antenatal_hub_link WHERE pregnancy_id = @pregnancyId AND status IN ('Asked', 'Accepted', 'Welcomed', 'FirstAttended')", new { pregnancyId }, ct) is [var open] ? open : null;

    /// <summary>Codes of what would help her, as she chose.</summary>
    internal Task<IReadOnlyList<string>> Needs(Guid linkId, CancellationToken ct) => db.Query<string>("SELECT code FROM antenatal_link_need WHERE link_id = @linkId ORDER BY code", new { linkId }, ct);

    /// <summary>The first of the month in which the baby is due; null where that is not known yet.</summary>
    internal static DateOnly? MonthOf(DateOnly? edd) => edd is { } due ? new DateOnly(due.Year, due.Month, 1) : null;

    /// <summary>The due date is another one: the hub hears the month where she shares it, and only when it is another month.</summary>
    internal async Task DueMonthMoved(Guid pregnancyId, CancellationToken ct)
    {
        if (await OpenOf(pregnancyId, ct) is not { } open) return;
        var link = await Find(open, ct);
        var month = MonthOf((await db.Find<Due>("SELECT agreed_edd FROM antenatal_pregnancy WHERE id = @pregnancyId", new { pregnancyId }, ct))?.AgreedEdd);
        if (!link.SharesDueMonth || link.DueMonth == month) return;
        await db.Execute("UPDATE antenatal_hub_link SET due_month = @month WHERE id = @Id", new { link.Id, month }, ct);
        await outbox.Add(new DueMonthChanged(link.Id, month, link.Choices), ct);
    }

    /// <summary>Stops whatever link of this pregnancy is open; nothing where none is.</summary>
    /// <param name="reasonCode">"asked", "objection", "held" or "moved".</param>
    internal async Task WithdrawAll(Guid pregnancyId, string reasonCode, CancellationToken ct)
    {
        if (await OpenOf(pregnancyId, ct) is { } open) await Withdraw(await Find(open, ct), reasonCode, ct);
    }

    /// <summary>The hub stops, and what has not been read of it need not be any more.</summary>
    internal async Task Withdraw(Standing link, string reasonCode, CancellationToken ct)
    {
        await Take(link, LinkStatus.Withdrawn, null, ct);
        await db.Execute("""
            UPDATE antenatal_hub_link SET ended_on = @today, reason_code = @reasonCode, to_look_at = NULL, unread_since = NULL WHERE id = @Id
            """, new { link.Id, reasonCode, today = clock.Today() }, ct);
        await outbox.Add(new HubLinkWithdrawn(link.Id, reasonCode), ct);
    }

    /// <summary>One step, checked against the list and kept in the history.</summary>
    internal async Task Take(Standing link, LinkStatus to, string? reason, CancellationToken ct)
    {
        LinkSteps.Check(link.Status, to);
        await db.ExecuteVersioned("UPDATE antenatal_hub_link SET status = @to, version = version + 1 WHERE id = @Id AND version = @Version", new { link.Id, link.Version, to }, ct: ct);
        await history.Add(Subject.Link, link.Id, link.Status.ToString(), to.ToString(), reason, ct);
    }
}
