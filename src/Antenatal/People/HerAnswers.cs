using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.People;

/// <summary>What is kept beside a pregnancy, each row as she would read it: appointments, hubs, what she answered, what was done and handed on.</summary>
internal sealed class HerAnswers(Db db)
{
    private sealed record Row(Guid Id, DateOnly? OnDay, DateTimeOffset? At, string? One, string? Two, string? Three);

    private sealed record Score(Guid Id, DateTimeOffset AskedAt, bool? Whooley1, bool? Whooley2, int? Gad2, int? Gad7, int? Epds, int? Phq9, string ActionCode, string? ActionText);

    internal async Task<IReadOnlyList<GatherForAccess.Part>> Of(Guid pregnancyId, CancellationToken ct)
    {
        var of = new { pregnancyId };
        var parts = new List<GatherForAccess.Part>();
        void Add(string kind, IEnumerable<Row> rows, Func<Row, string> says, Withholding? withheld = null, string source = AnswerGatherForAccess.Midwife) =>
            parts.AddRange(rows.Select(r => new GatherForAccess.Part(r.Id, AnswerGatherForAccess.Here, kind, r.OnDay ?? r.At?.LondonDay(), source, says(r), [], withheld)));

        Add("An appointment, scan or visit", await db.Query<Row>("""
            SELECT id, done_on AS on_day, NULL AS at, code AS one, status AS two, place AS three FROM antenatal_milestone WHERE pregnancy_id = @pregnancyId AND done_on IS NOT NULL ORDER BY done_on, id
            """, of, ct), r => Lines($"{r.One}: {PregnancyWords.Plain(r.Two!)}", r.Three));
        Add("That a hub was offered to you", await db.Query<Row>("""
            SELECT id, offered_on AS on_day, NULL AS at, wording AS one, answer AS two, NULL AS three FROM antenatal_hub_offer WHERE pregnancy_id = @pregnancyId ORDER BY offered_on, id
            """, of, ct), r => Lines(r.One, Told("You said", r.Two)));
        Add("That a hub was asked to welcome you", await db.Query<Row>("""
            SELECT id, asked_on AS on_day, NULL AS at, status AS one, NULL AS two, NULL AS three FROM antenatal_hub_link WHERE pregnancy_id = @pregnancyId ORDER BY asked_on, id
            """, of, ct), r => $"How it stands: {PregnancyWords.Plain(r.One!)}");
        foreach (var s in await db.Query<Score>("""
            SELECT id, asked_at, whooley_1, whooley_2, gad_2, gad_7, epds, phq_9, action_code, action_text FROM antenatal_screen WHERE pregnancy_id = @pregnancyId ORDER BY asked_at, id
            """, of, ct))
            parts.Add(new(s.Id, AnswerGatherForAccess.Here, "How you felt when you were asked", s.AskedAt.LondonDay(), AnswerGatherForAccess.Midwife, Lines(
                YesNo("Feeling down in the last month", s.Whooley1), YesNo("Little pleasure in doing things in the last month", s.Whooley2), Number("GAD-2", s.Gad2), Number("GAD-7", s.Gad7), Number("EPDS", s.Epds),
                Number("PHQ-9", s.Phq9), Told("What was done", s.ActionCode), s.ActionText), []));
        // In her own home somebody else may read the answer before she does.
        Add("Whether you were asked about safety at home", await db.Query<Row>("""
            SELECT id, NULL AS on_day, asked_at AS at, answer AS one, next_step AS two, NULL AS three FROM antenatal_safety_question WHERE pregnancy_id = @pregnancyId ORDER BY asked_at, id
            """, of, ct), r => Lines(Told("You said", r.One), r.Two), Withholding.SeriousHarm);
        Add("A conversation about keeping you safe", await db.Query<Row>("""
            SELECT pregnancy_id AS id, discussed_on AS on_day, NULL AS at, outcome AS one, NULL AS two, NULL AS three FROM antenatal_under_16 WHERE pregnancy_id = @pregnancyId
            """, of, ct), r => r.One ?? "Still to be held", Withholding.SeriousHarm);
        Add("What may make it harder for you, as a midwife noted", await db.Query<Row>("""
            SELECT pregnancy_id AS id, MIN(noted_on) AS on_day, NULL AS at, NULL AS one, NULL AS two, NULL AS three FROM antenatal_factor WHERE pregnancy_id = @pregnancyId GROUP BY pregnancy_id
            """, of, ct), _ => "One or more were noted: ask the midwife which", Withholding.SeriousHarm);
        Add("How you hope to feed your baby", await db.Query<Row>("""
            SELECT id, noted_on AS on_day, NULL AS at, hopes AS one, help AS two, NULL AS three FROM antenatal_feeding_plan WHERE pregnancy_id = @pregnancyId ORDER BY noted_on, id
            """, of, ct), r => Lines(PregnancyWords.Plain(r.One!), r.Two));
        Add("What you said about your partner", await db.Query<Row>("""
            SELECT pregnancy_id AS id, noted_on AS on_day, NULL AS at, involved AS one, needs AS two, NULL AS three FROM antenatal_partner WHERE pregnancy_id = @pregnancyId
            """, of, ct), r => Lines(Told("Takes part", r.One), r.Two), Withholding.OthersData);
        Add("That contact was stopped", await db.Query<Row>("""
            SELECT id, NULL AS on_day, at, NULL AS one, NULL AS two, NULL AS three FROM antenatal_contact_stop WHERE pregnancy_id = @pregnancyId ORDER BY at, id
            """, of, ct), _ => "All automatic contact was stopped, and your midwife was asked to look", source: "A worker");
        Add("A loss", await db.Query<Row>("""
            SELECT id, lost_on AS on_day, NULL AS at, care AS one, NULL AS two, NULL AS three FROM antenatal_loss WHERE pregnancy_id = @pregnancyId AND corrected_at IS NULL ORDER BY lost_on, id
            """, of, ct), r => $"A loss was noted. Whether you were offered support: {PregnancyWords.Plain(r.One!)}");
        Add("Why somebody asked after you", await db.Query<Row>("""
            SELECT id, opened_on AS on_day, NULL AS at, outcome AS one, NULL AS two, NULL AS three FROM antenatal_silence WHERE pregnancy_id = @pregnancyId ORDER BY opened_on, id
            """, of, ct), r => r.One ?? "Still open");
        Add("What was handed on to the health visitors", await db.Query<Row>("""
            SELECT id, sent_on AS on_day, NULL AS at, content AS one, NULL AS two, NULL AS three FROM antenatal_handover WHERE pregnancy_id = @pregnancyId ORDER BY sent_on, id
            """, of, ct), r => r.One!, Withholding.OthersData);
        Add("A conversation about safer sleep", await db.Query<Row>("""
            SELECT id, talked_on AS on_day, NULL AS at, care_plan AS one, NULL AS two, NULL AS three FROM antenatal_sleep_talk WHERE pregnancy_id = @pregnancyId ORDER BY talked_on, id
            """, of, ct), r => r.One ?? "Talked through");
        Add("Another maternity service", await db.Query<Row>("""
            SELECT id, asked_on AS on_day, NULL AS at, to_provider AS one, undone_reason AS two, NULL AS three FROM antenatal_move WHERE pregnancy_id = @pregnancyId ORDER BY asked_on, id
            """, of, ct), r => Lines(r.One, r.Two));
        return parts;
    }

    private static string? Told(string label, string? code) => AnswerGatherForAccess.Told(label, code);

    private static string Lines(params string?[] lines) => AnswerGatherForAccess.Lines(lines);

    private static string? YesNo(string label, bool? said) => said is { } yes ? $"{label}: {(yes ? "yes" : "no")}" : null;

    private static string? Number(string label, int? score) => score is { } number ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{label}: {number}") : null;
}
