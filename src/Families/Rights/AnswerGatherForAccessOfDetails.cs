using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.People;
using Neighbourhood.Families.Relations;
using Neighbourhood.Families.Tasks;
using Neighbourhood.Families.Warnings;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Rights;

/// <summary>
/// What this module keeps about a person beside who they are and where they live, in words that the person would understand. What names others is left out
/// unless decided otherwise, and so are a protection plan and a warning of which they were not told.
/// </summary>
internal sealed class AnswerGatherForAccessOfDetails(Db db) : IGatherHandler<GatherForAccess, GatherForAccess.Part>
{
    private const string Worker = "A worker";

    public async Task<IReadOnlyList<GatherForAccess.Part>> Handle(GatherForAccess question, CancellationToken ct)
    {
        var parts = new List<GatherForAccess.Part>();
        await Facts(parts, question, ct);
        await Ties(parts, question, ct);
        await Warnings(parts, question, ct);
        await Work(parts, question, ct);
        return parts;
    }

    private async Task Facts(List<GatherForAccess.Part> parts, GatherForAccess question, CancellationToken ct)
    {
        foreach (var n in await db.Query<Noted>("SELECT id, as_given AS says, found_at AS at FROM families_quarantined_number WHERE person_id = @PersonId", question, ct))
            parts.Add(Part(n.Id, "An NHS number that could not be right", n.At.LondonDay(), n.Says));
        foreach (var s in await db.Query<School>("SELECT id, name, urn, from_on, to_on, source FROM families_school WHERE person_id = @PersonId ORDER BY from_on", question, ct))
            parts.Add(Part(s.Id, "Your school or nursery", s.FromOn, $"{string.Join(", ", new[] { s.Name, s.Urn }.OfType<string>())}, {InWords.Span(s.FromOn, s.ToOn)} ({s.Source})"));
        foreach (var s in await db.Query<Status>("SELECT id, status AS code, from_on, to_on, source FROM families_social_care WHERE person_id = @PersonId ORDER BY from_on", question, ct))
            parts.Add(Part(s.Id, "What children's social care does", s.FromOn, $"{Codes.SocialCare.GetValueOrDefault(s.Code, s.Code)}, {InWords.Span(s.FromOn, s.ToOn)} ({s.Source})",
                s.Code == "CP" ? Withholding.SeriousHarm : null)); // it is about harm to a child
        foreach (var o in await db.Query<OptOut>("SELECT id, opted_out, found_on, source FROM families_data_opt_out WHERE person_id = @PersonId ORDER BY found_on", question, ct))
            parts.Add(Part(o.Id, "The national data opt-out", o.FoundOn, $"{(o.OptedOut ? "You opted out" : "You did not opt out")} ({o.Source})"));
        foreach (var c in await db.Query<Competence>("SELECT id, found_on, found_by, reason, to_on FROM families_competence WHERE person_id = @PersonId", question, ct))
            parts.Add(Part(c.Id, "That you can decide for yourself", c.FoundOn, $"{c.Reason} ({c.FoundBy}, {InWords.Span(c.FoundOn, c.ToOn)})"));
        foreach (var c in await db.Query<Change>("SELECT id, field, before_value, after_value, changed_at FROM families_change WHERE person_id = @PersonId ORDER BY changed_at, id", question, ct))
            parts.Add(Part(c.Id, "What was changed", c.ChangedAt.LondonDay(), $"{c.Field}: {c.BeforeValue ?? "nothing"} became {c.AfterValue ?? "nothing"}"));
    }

    private async Task Ties(List<GatherForAccess.Part> parts, GatherForAccess question, CancellationToken ct)
    {
        foreach (var r in await db.Query<Tie>("""
            SELECT id, other_id, type, main_carer, informal_carer, parental_responsibility, from_on, to_on, recorded_at FROM families_relationship WHERE person_id = @PersonId ORDER BY recorded_at, id
            """, question, ct))
            parts.Add(Part(r.Id, "Who is related to you", r.RecordedAt.LondonDay(), r.Says, Withholding.OthersData, r.OtherId));
        foreach (var t in await db.Query<Told>("""
            SELECT id, about_id, to_id, said_by_id, subject, allowed, reason, from_on, to_on FROM families_telling
            WHERE about_id = @PersonId OR to_id = @PersonId OR said_by_id = @PersonId ORDER BY from_on, id
            """, question, ct))
            parts.Add(Part(t.Id, "Who may be told what", t.FromOn, t.Says(question.PersonId), Withholding.OthersData,
                [.. new[] { t.AboutId, t.ToId, t.SaidById }.OfType<Guid>().Where(id => id != question.PersonId).Distinct()]));
    }

    private async Task Warnings(List<GatherForAccess.Part> parts, GatherForAccess question, CancellationToken ct)
    {
        var reviews = (await db.Query<Review>("""
            SELECT r.note_id, r.reviewed_on, r.notes FROM families_warning_review r JOIN families_warning_note n ON n.id = r.note_id WHERE n.person_id = @PersonId ORDER BY r.reviewed_on, r.id
            """, question, ct)).ToLookup(r => r.NoteId);
        foreach (var n in await db.Query<Note>("""
            SELECT id, type, start_on, disclosed_on, disclosure_details, justification, notes FROM families_warning_note WHERE person_id = @PersonId ORDER BY start_on, id
            """, question, ct))
            parts.Add(Part(n.Id, "A warning for workers", n.StartOn, string.Join("\n", new[]
            {
                WarningNote.Types.GetValueOrDefault(n.Type, n.Type), n.Notes,
                n.DisclosedOn is { } on ? $"You were told on {InWords.Day(on)}: {n.DisclosureDetails}" : n.Justification is null ? null : $"Why you were not told: {n.Justification}",
            }.OfType<string>().Concat(reviews[n.Id].Select(r => $"Looked at again on {InWords.Day(r.ReviewedOn)}: {r.Notes}"))), n.DisclosedOn is null ? Withholding.SeriousHarm : null));
    }

    private async Task Work(List<GatherForAccess.Part> parts, GatherForAccess question, CancellationToken ct)
    {
        foreach (var t in await db.Query<Todo>("""
            SELECT id, title, kind, state, end_reason, opened_at, CASE WHEN person_id = @PersonId THEN 1 ELSE 0 END AS own FROM families_task
            WHERE person_id = @PersonId OR household_id IN (SELECT m.household_id FROM families_member m WHERE m.person_id = @PersonId) ORDER BY opened_at, id
            """, question, ct))
            parts.Add(Part(t.Id, "Something to do for you", t.OpenedAt.LondonDay(), $"{t.Title} ({FamilyTask.InWords(t.State).ToLowerInvariant()}{(t.EndReason is { } why ? $": {why}" : "")})",
                FamilyTask.IsQuiet(t.Kind) ? Withholding.SeriousHarm : t.Own ? null : Withholding.OthersData));
        foreach (var d in await db.Query<Death>("SELECT id, died_on, date_known, told_by, correction, recorded_at FROM families_death WHERE person_id = @PersonId ORDER BY recorded_at", question, ct))
            parts.Add(Part(d.Id, "A death that was recorded", d.RecordedAt.LondonDay(),
                $"{(d.DateKnown ? $"Died on {InWords.Day(d.DiedOn)}" : "Died, the day is not known")}. Told by: {d.ToldBy}{(d.Correction is { } wrong ? $". Corrected: {wrong}" : "")}", Withholding.OthersData));
        foreach (var l in await db.Query<Asked>("SELECT id, reason, note, asked_at FROM families_look_up WHERE person_id = @PersonId ORDER BY asked_at, id", question, ct))
            parts.Add(Part(l.Id, "A worker asked whether you are known", l.AskedAt.LondonDay(), l.Note is null ? l.Reason : $"{l.Reason}\n{l.Note}"));
    }

    private static GatherForAccess.Part Part(Guid id, string kind, DateOnly? on, string text, Withholding? withheld = null, params IReadOnlyList<Guid> others) =>
        new(id, "Families", kind, on, Worker, text, others, withheld);

    private sealed record Noted(Guid Id, string Says, DateTimeOffset At);

    private sealed record School(Guid Id, string? Name, string? Urn, DateOnly FromOn, DateOnly? ToOn, string Source);

    private sealed record Status(Guid Id, string Code, DateOnly FromOn, DateOnly? ToOn, string Source);

    private sealed record OptOut(Guid Id, bool OptedOut, DateOnly FoundOn, string Source);

    private sealed record Competence(Guid Id, DateOnly FoundOn, string FoundBy, string Reason, DateOnly? ToOn);

    private sealed record Change(Guid Id, string Field, string? BeforeValue, string? AfterValue, DateTimeOffset ChangedAt);

    private sealed record Tie(
        Guid Id, Guid OtherId, string Type, bool MainCarer, bool InformalCarer, string? ParentalResponsibility, DateOnly? FromOn, DateOnly? ToOn, DateTimeOffset RecordedAt)
    {
        internal string Says => string.Join(", ", new[]
        {
            $"{RelationType.Words(Type)} somebody else", MainCarer ? "the elder of you is the main carer" : null, InformalCarer ? "you care for them" : null,
            ParentalResponsibility is null ? null : $"parental responsibility: {ParentalResponsibility.ToLowerInvariant()}",
            InWords.Span(FromOn, ToOn) is { Length: > 0 } span ? span : null,
        }.OfType<string>());
    }

    private sealed record Told(Guid Id, Guid AboutId, Guid ToId, Guid? SaidById, TellingSubject Subject, bool Allowed, string Reason, DateOnly FromOn, DateOnly? ToOn)
    {
        internal string Says(Guid asks) =>
            $"{Tellings.Subjects[Subject]} {(AboutId == asks ? "about you" : "about somebody else")} {(Allowed ? "may" : "may not")} be told {(ToId == asks ? "to you" : "to somebody else")}: {Reason} ({InWords.Span(FromOn, ToOn)})";
    }

    private sealed record Note(Guid Id, string Type, DateOnly StartOn, DateOnly? DisclosedOn, string? DisclosureDetails, string? Justification, string Notes);

    private sealed record Review(Guid NoteId, DateOnly ReviewedOn, string Notes);

    private sealed record Todo(Guid Id, string Title, string Kind, TaskState State, string? EndReason, DateTimeOffset OpenedAt, bool Own);

    private sealed record Death(Guid Id, DateOnly DiedOn, bool DateKnown, string ToldBy, string? Correction, DateTimeOffset RecordedAt);

    private sealed record Asked(Guid Id, string Reason, string? Note, DateTimeOffset AskedAt);
}
