using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Screens;

/// <summary>On a pregnancy's page: when she was last asked how she feels and what is still to do; scores for who may read them. Safety at home is on its own page alone.</summary>
internal sealed class FeelsSection(Db db, ISend send, Guard guard, TimeProvider clock) : IPregnancySection
{
    public string Permission => Permissions.View;

    public int Order => 40;

    public string Partial => "/Antenatal/Screens/FeelsSection.cshtml";

    /// <param name="Lines">With scores; none for who may not read them.</param>
    internal sealed record Model(
        Guid PregnancyId, DateTimeOffset? AskedAt, DateOnly? RepeatOn, bool RepeatLate, string? PickedUpBy, DateOnly? PickedUpOn, IReadOnlyList<Line> Lines, NoteFeedingPlan.Plan? Feeding,
        NotePartner.Partner? Partner, bool MayAsk, bool MayAskAlone, bool MayNote);

    internal sealed record Line(DateTimeOffset AskedAt, string Where, string By, string Scores, string? AsksFor, string? Done);

    private sealed record Row(
        Guid Id, DateTimeOffset AskedAt, Guid? AskedBy, AskedAt Setting, bool? Whooley1, bool? Whooley2, int? Gad2, int? Gad7, int? Epds, int? EpdsItem10, int? Phq9, int? Phq9Item9, string AsksFor,
        string? ActionText, DateTimeOffset? ActedAt, Guid? PickedUpBy, DateOnly? PickedUpOn, Guid? PickUpTaskId, DateOnly? RepeatOn, Guid? TaskId);

    public async Task<object?> For(PregnancySteps.Now pregnancy, CancellationToken ct)
    {
        if (pregnancy.Status == PregnancyStatus.EnteredInError) return null;
        var id = pregnancy.Id;
        var rows = await db.Query<Row>("""
            SELECT id, asked_at, asked_by, setting, whooley_1, whooley_2, gad_2, gad_7, epds, epds_item_10, phq_9, phq_9_item_9, asks_for, action_text, acted_at, picked_up_by, picked_up_on,
                pick_up_task_id, repeat_on, task_id
            FROM antenatal_screen WHERE pregnancy_id = @id ORDER BY asked_at DESC, id DESC
            """, new { id }, ct);
        var open = pregnancy.Status is not (PregnancyStatus.Closed or PregnancyStatus.MovedAway);
        var reads = await guard.Reaches(Permissions.ViewScreens, "PregnancyId", id, ct);
        var names = await send.Names(rows.SelectMany(r => new[] { r.AskedBy, r.PickedUpBy }), ct);
        var (repeat, picked) = (rows.FirstOrDefault(r => r.TaskId is not null), rows.FirstOrDefault(r => r.PickUpTaskId is not null));
        var expects = open && pregnancy.Status != PregnancyStatus.LossRecorded;
        return new Model(id, rows is [var last, ..] ? last.AskedAt : null, repeat?.RepeatOn, repeat?.RepeatOn < clock.Today(), picked is null ? null : names(picked.PickedUpBy), picked?.PickedUpOn,
            reads ? [.. rows.Select(r => new Line(r.AskedAt, Screen.Label(r.Setting), names(r.AskedBy), InWords(r), AskedFor(r.AsksFor), r.ActionText))] : [],
            pregnancy.Status == PregnancyStatus.LossRecorded ? null : await NoteFeedingPlan.Of(db, id, ct), pregnancy.Status == PregnancyStatus.LossRecorded ? null : await NotePartner.Of(db, id, ct),
            open && await guard.Reaches(Permissions.WriteScreens, "PregnancyId", id, ct), open && await guard.Reaches(Permissions.AskSafety, "PregnancyId", id, ct),
            expects && await guard.Reaches(Permissions.NoteMilestones, "PregnancyId", id, ct));
    }

    private static string? AskedFor(string codes) => codes.Length == 0 ? null
        : string.Join("; ", codes.Split(' ').Where(c => Enum.TryParse<Ask>(c, out _)).Select(c => Screen.Label(Enum.Parse<Ask>(c)))) is { Length: > 0 } says ? says : null;

    private static string InWords(Row r)
    {
        var says = new List<string>();
        if (r.Whooley1 is { } one && r.Whooley2 is { } two) says.Add($"Whooley {(one ? "yes" : "no")}, {(two ? "yes" : "no")}");
        if (r.Gad2 is { } gad2) says.Add($"GAD-2 {gad2}");
        if (r.Gad7 is { } gad7) says.Add($"GAD-7 {gad7}");
        if (r.Epds is { } epds) says.Add($"EPDS {epds} (item 10: {r.EpdsItem10})");
        if (r.Phq9 is { } phq9) says.Add($"PHQ-9 {phq9} (item 9: {r.Phq9Item9})");
        return string.Join("; ", says);
    }
}
