using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Losses;

/// <summary>On a pregnancy's page, for its midwives: whether contact is stopped, what is still to be done about it, and the way to record a loss.</summary>
internal sealed class LossSection(Db db, LossEntries entries) : IPregnancySection
{
    public string Permission => Permissions.RecordLoss;

    public int Order => 90;

    public string Partial => "/Antenatal/Losses/LossSection.cshtml";

    /// <param name="Holds">Contact holds that stand, the first first.</param>
    /// <param name="Entries">What was recorded and stands, and what is still to be.</param>
    /// <param name="CouldNotBe">When it turned out that what was entered cannot be recorded.</param>
    /// <param name="Told">Who may be told what happened, as she chose; null where nothing is recorded.</param>
    internal sealed record Model(
        Guid PregnancyId, Guid PersonId, PregnancyStatus Status, IReadOnlyList<Hold> Holds, int Waiting, int Entries, bool Reread, bool CareMissing, bool Listed, DateTimeOffset? CouldNotBe, IReadOnlyList<string>? Told);

    internal sealed record Hold(Guid HoldId, DateTimeOffset At);

    private sealed record Kept(bool HvMayBeTold, bool HubMayBeTold, bool GpMayBeTold, CareOffered Care);

    private sealed record Row(DateTimeOffset? RereadFrom);

    public async Task<object?> For(PregnancySteps.Now pregnancy, CancellationToken ct)
    {
        var id = new { pregnancy.Id };
        var holds = await db.Query<Hold>("""
            SELECT t.hold_id, t.asked_at AS at FROM antenatal_loss_try t WHERE t.pregnancy_id = @Id AND NOT EXISTS (SELECT 1 FROM antenatal_hold h WHERE h.hold_id = t.hold_id AND h.released_on IS NOT NULL)
            UNION SELECT s.hold_id, s.at FROM antenatal_contact_stop s WHERE s.pregnancy_id = @Id AND NOT EXISTS (SELECT 1 FROM antenatal_hold h WHERE h.hold_id = s.hold_id AND h.released_on IS NOT NULL)
            ORDER BY at
            """, id, ct);
        var losses = await db.Query<Kept>("SELECT hv_may_be_told, hub_may_be_told, gp_may_be_told, care FROM antenatal_loss WHERE pregnancy_id = @Id AND corrected_at IS NULL", id, ct);
        var waiting = await db.Find<int>("SELECT COUNT(*) FROM antenatal_loss_try WHERE pregnancy_id = @Id AND ended_at IS NULL", id, ct);
        var reread = (await db.Find<Row>("SELECT reread_from FROM antenatal_pregnancy WHERE id = @Id", id, ct))?.RereadFrom is not null;
        var listed = await db.Find<int>("SELECT COUNT(*) FROM antenatal_cancelled WHERE pregnancy_id = @Id AND shown_from IS NOT NULL AND looked_at IS NULL", id, ct) > 0;
        var couldNotBe = await entries.CouldNotBe(pregnancy.Id, ct);
        if (!Pregnancy.IsExpecting(pregnancy.Status) && pregnancy.Status != PregnancyStatus.LossRecorded && holds.Count + waiting + losses.Count == 0) return null;
        return new Model(
            pregnancy.Id, pregnancy.PersonId, pregnancy.Status, holds, waiting, losses.Count + waiting, reread, losses.Any(l => l.Care == CareOffered.NotYet), listed, couldNotBe, losses.Count == 0 ? null : Told(losses));
    }

    /// <summary>Only whom she named for each.</summary>
    private static IReadOnlyList<string> Told(IReadOnlyList<Kept> losses) =>
    [
        .. losses.All(l => l.HvMayBeTold) ? ["her health visitor"] : Array.Empty<string>(),
        .. losses.All(l => l.HubMayBeTold) ? ["the family hub"] : Array.Empty<string>(),
        .. losses.All(l => l.GpMayBeTold) ? ["her GP practice"] : Array.Empty<string>(),
    ];
}
