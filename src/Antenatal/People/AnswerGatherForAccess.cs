using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.People;

/// <summary>
/// What is kept of a person's maternity care, as she would read it. What could do harm in somebody else's hands (how safe she is at home, a safeguarding conversation)
/// and what tells of others is left out unless decided otherwise.
/// </summary>
internal sealed class AnswerGatherForAccess(Db db, HerAnswers answers) : IGatherHandler<GatherForAccess, GatherForAccess.Part>
{
    internal const string Here = "Antenatal";
    internal const string Midwife = "A midwife";

    private const string Afraid = nameof(Pregnancies.LateReason.Afraid);

    private sealed record Pregnancy(
        Guid Id, DateOnly NotifiedOn, string Source, string Status, DateOnly? Lmp, DateOnly? AgreedEdd, string Parity, string Multiple, DateOnly? BookingDoneOn, string? LateReason, bool TeamMayKnow,
        bool GpMayKnow, string? SmokingAtBooking, string? SmokingAtDelivery, string? FeedingAt6Weeks);

    private sealed record Baby(Guid Id, int Number, string State, DateOnly? BornOn, Guid? PersonId, DateOnly? DiedOn);

    private sealed record Named(Guid PregnancyId, Guid MotherId, string Involved, string? Needs, DateOnly NotedOn);

    public async Task<IReadOnlyList<GatherForAccess.Part>> Handle(GatherForAccess question, CancellationToken ct)
    {
        var parts = new List<GatherForAccess.Part>();
        foreach (var p in await db.Query<Pregnancy>("""
            SELECT id, notified_on, source, status, lmp, agreed_edd, parity, multiple, booking_done_on, late_reason, team_may_know, gp_may_know, smoking_at_booking, smoking_at_delivery, feeding_at_6_weeks
            FROM antenatal_pregnancy WHERE person_id = @PersonId ORDER BY id
            """, question, ct))
        {
            parts.Add(new(p.Id, Here, "A pregnancy of yours", p.NotifiedOn, Midwife, InWords(p), []));
            // In her own home somebody else may read it before she does.
            if (p.LateReason == Afraid)
                parts.Add(new(await FirstStep(p.Id, ct), Here, "Why your booking appointment was later than 10 weeks", p.NotifiedOn, Midwife, Pregnancies.PregnancyWords.Label(Pregnancies.LateReason.Afraid), [], Withholding.SeriousHarm));
            foreach (var b in await db.Query<Baby>("SELECT id, number, state, born_on, person_id, died_on FROM antenatal_baby WHERE pregnancy_id = @Id ORDER BY number", new { p.Id }, ct))
                parts.Add(new(b.Id, Here, "A baby of this pregnancy", b.BornOn ?? p.NotifiedOn, Midwife, Lines(BabyInWords(b), b.BornOn is { } born ? $"On {When.Date(born)}" : null), b.PersonId is { } id ? [id] : []));
            parts.AddRange(await answers.Of(p.Id, ct));
        }
        foreach (var b in await db.Query<Baby>("SELECT id, number, state, born_on, person_id, died_on FROM antenatal_baby WHERE person_id = @PersonId ORDER BY id", question, ct))
            parts.Add(new(b.Id, Here, "Your birth", b.BornOn, Midwife, b.BornOn is { } born ? $"Born on {When.Date(born)}" : "Born", []));
        foreach (var n in await db.Query<Named>("""
            SELECT r.pregnancy_id, p.person_id AS mother_id, r.involved, r.needs, r.noted_on FROM antenatal_partner r JOIN antenatal_pregnancy p ON p.id = r.pregnancy_id WHERE r.person_id = @PersonId ORDER BY r.pregnancy_id
            """, question, ct))
            // It stands in somebody else's care, as she said it.
            parts.Add(new(n.PregnancyId, Here, "What was noted of you as a partner", n.NotedOn, Midwife, Lines($"Takes part: {Pregnancies.PregnancyWords.Plain(n.Involved)}", n.Needs), [n.MotherId], Withholding.OthersData));
        return parts;
    }

    /// <summary>An id of its own: what is decided about the pregnancy decides nothing about this.</summary>
    private async Task<Guid> FirstStep(Guid pregnancyId, CancellationToken ct) =>
        await db.Query<Guid>("SELECT id FROM antenatal_step WHERE subject_id = @pregnancyId ORDER BY at, id", new { pregnancyId }, ct) is [var first, ..] ? first : pregnancyId;

    private static string InWords(Pregnancy p) => Lines(
        $"How it stands: {Pregnancies.Pregnancy.Label(Enum.Parse<Pregnancies.PregnancyStatus>(p.Status)).ToLowerInvariant()}", $"Who told us: {Pregnancies.PregnancyWords.Plain(p.Source)}", Told("First day of your last period", p.Lmp),
        Told("Due date", p.AgreedEdd), $"Gave birth before: {(p.Parity switch { "Parous" => "yes", "Nulliparous" => "no", _ => "not known" })}", $"More than one baby: {Pregnancies.PregnancyWords.Plain(p.Multiple)}",
        Told("Booking appointment", p.BookingDoneOn), Told("Why it was later than 10 weeks", p.LateReason == Afraid ? null : p.LateReason), $"A team that works with you may know: {(p.TeamMayKnow ? "yes" : "no")}",
        $"Your GP may know: {(p.GpMayKnow ? "yes" : "no")}", Told("Smoking, at booking", p.SmokingAtBooking), Told("Smoking, at the birth", p.SmokingAtDelivery), Told("Feeding at 6 to 8 weeks", p.FeedingAt6Weeks));

    private static string BabyInWords(Baby baby) => baby switch
    {
        { DiedOn: { } on } => $"Your baby, who died on {When.Date(on)}",
        { State: "Born" } => "Your baby",
        { State: "Lost" } => "The baby that you lost",
        _ => "A baby that you are expecting",
    };

    internal static string? Told(string label, string? code) => string.IsNullOrEmpty(code) ? null : $"{label}: {Pregnancies.PregnancyWords.Plain(code)}";

    internal static string? Told(string label, DateOnly? day) => day is { } on ? $"{label}: {When.Date(on)}" : null;

    internal static string Lines(params string?[] lines) => string.Join("\n", lines.Where(l => !string.IsNullOrWhiteSpace(l)));
}
