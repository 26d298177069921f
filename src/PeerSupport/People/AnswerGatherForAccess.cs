using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Matches;
using Neighbourhood.PeerSupport.Requests;
using Neighbourhood.PeerSupport.Supporters;

namespace Neighbourhood.PeerSupport.People;

/// <summary>What is kept of somebody who asked for somebody to talk to, and of a supporter who is somebody in Families, as they would read it. Who the other is stays left out.</summary>
internal sealed class AnswerGatherForAccess(Db db, WordsVault vault, Talks.TalkVault talks) : IGatherHandler<GatherForAccess, GatherForAccess.Part>
{
    private const string Here = "PeerSupport";
    private const string Coordinator = "The coordinator of peer support";
    private const string Other = "A peer supporter";

    private sealed record Asked(
        Guid Id, RequestStatus Status, DateOnly AskedOn, string Wants, Channel Channel, string? PreferLanguage, string? PreferSex, string? PreferAge, string? PreferFaith, string? PreferNear, string? FreeWhen,
        string? AvoidNote, DateOnly? ShareAgreedOn, string? SignpostedTo, int? SomeoneBefore, int? SomeoneAfter);

    private sealed record About(Guid RequestId, Topic Topic);

    private sealed record Matched(Guid Id, MatchStatus Status, DateOnly OfferedOn, string? KnownAs, string? Boundaries, DateOnly? LastContactOn);

    private sealed record Note(Guid Id, Guid MatchId, DateOnly OnDay, int Minutes, string Mode, int? MoodBefore, int? MoodAfter);

    private sealed record Message(Guid Id, Guid MatchId, string FromSide, string? Words, DateTimeOffset WrittenAt);

    private sealed record Volunteer(Guid Id, SupporterStatus Status, RoleKind RoleKind, string? KnownAs, string Available, string? AreaNote, string? Sex, string? AgeBand, DateOnly? InterviewedOn, DateOnly? AgreementOn, DateTimeOffset CreatedAt);

    private sealed record Held(Guid Id, DateOnly HeldOn, int? Wellbeing, string? Note);

    private sealed record Seen(Guid Id, string CheckLevel, DateOnly CheckedOn, string Decision);

    private sealed record Discussed(Guid Id, Guid RequestId, DateOnly DiscussedOn, string DiscussedOutcome);

    private sealed record Reference(Guid Id, string Kind, DateOnly AskedOn, string? Decision);

    private sealed record Trained(string Course, DateOnly DoneOn);

    public async Task<IReadOnlyList<GatherForAccess.Part>> Handle(GatherForAccess question, CancellationToken ct) =>
        [.. await Requests(question, ct), .. await Matches(question, ct), .. await Volunteering(question, ct)];

    private async Task<IReadOnlyList<GatherForAccess.Part>> Requests(GatherForAccess question, CancellationToken ct)
    {
        var asked = await db.Query<Asked>("""
            SELECT id, status, asked_on, wants, channel, prefer_language, prefer_sex, prefer_age, prefer_faith, prefer_near, free_when, avoid_note, share_agreed_on, signposted_to, someone_before, someone_after
            FROM peersupport_request WHERE person_id = @PersonId ORDER BY id
            """, question, ct);
        var about = (await db.Query<About>("SELECT request_id, topic FROM peersupport_request_topic WHERE request_id IN @ids ORDER BY topic", new { ids = asked.Select(a => a.Id).ToList() }, ct)).ToLookup(a => a.RequestId);
        return [.. asked.Select(a => new GatherForAccess.Part(a.Id, Here, "That you would like somebody to talk to", a.AskedOn, Coordinator, Lines(
            $"How it stands: {Request.Label(a.Status).ToLowerInvariant()}", Told("About", string.Join(", ", about[a.Id].Select(t => Topics.InWords(t.Topic).ToLowerInvariant()))), Told("What you would like", Plain(a.Wants)),
            Told("How you would like to be in touch", Plain(a.Channel.ToString())), Told("Language", vault.Words(a.Id, a.PreferLanguage)), Told("Rather a", a.PreferSex), Told("Age", a.PreferAge), Told("Faith", vault.Words(a.Id, a.PreferFaith)),
            Told("Near or far", a.PreferNear), Told("When you are free", vault.Words(a.Id, a.FreeWhen)), Told("What to avoid", vault.Words(a.Id, a.AvoidNote)),
            a.ShareAgreedOn is { } on ? $"You said yes on {on.Date()}: we may share your first name and this with a supporter" : null, Told("What we told you about instead", vault.Words(a.Id, a.SignpostedTo)),
            Told("“I have somebody to turn to”, before, from 1 to 5", Number(a.SomeoneBefore)), Told("“I have somebody to turn to”, after, from 1 to 5", Number(a.SomeoneAfter))), [])),
            // What was talked about with somebody under 16: whether it is given is decided by who knows them, and apart from the request.
            .. (await db.Query<Discussed>("""
                SELECT lead_task_id AS id, id AS request_id, discussed_on, discussed_outcome FROM peersupport_request
                WHERE person_id = @PersonId AND lead_task_id IS NOT NULL AND discussed_on IS NOT NULL AND discussed_outcome IS NOT NULL ORDER BY lead_task_id
                """, question, ct))
                .Select(d => new GatherForAccess.Part(d.Id, Here, "A conversation about keeping you safe", d.DiscussedOn, "The named lead", vault.Words(d.RequestId, d.DiscussedOutcome) ?? "", [], Withholding.SeriousHarm))];
    }

    private async Task<IReadOnlyList<GatherForAccess.Part>> Matches(GatherForAccess question, CancellationToken ct)
    {
        var matched = await db.Query<Matched>("""
            SELECT m.id, m.status, m.offered_on, s.known_as, m.boundaries, m.last_contact_on FROM peersupport_match m JOIN peersupport_supporter s ON s.id = m.supporter_id WHERE m.person_id = @PersonId ORDER BY m.id
            """, question, ct);
        var notes = await db.Query<Note>("SELECT id, match_id, on_day, minutes, mode, mood_before, mood_after FROM peersupport_contact WHERE match_id IN @ids ORDER BY on_day, id", new { ids = matched.Select(m => m.Id).ToList() }, ct);
        var messages = await db.Query<Message>("SELECT id, match_id, from_side, words, written_at FROM peersupport_message WHERE match_id IN @ids AND words IS NOT NULL ORDER BY written_at, id", new { ids = matched.Select(m => m.Id).ToList() }, ct);
        return
        [
            .. matched.Select(m => new GatherForAccess.Part(m.Id, Here, "A match with a supporter", m.OfferedOn, Coordinator, Lines(
                $"How it stands: {Match.Label(m.Status).ToLowerInvariant()}", Told("Called", m.KnownAs), Told("What you agreed", vault.Words(m.Id, m.Boundaries)), m.LastContactOn is { } last ? $"Last in touch: {last.Date()}" : null), [])),
            .. notes.Select(n => new GatherForAccess.Part(n.Id, Here, "That you were in touch", n.OnDay, Other, Lines(
                $"{n.Minutes} minutes, {Plain(n.Mode)}", Told("How you felt before, from 1 to 5", Number(n.MoodBefore)), Told("How you felt after, from 1 to 5", Number(n.MoodAfter))), [])),
            // What the other wrote may tell of them: it waits for a decision.
            .. messages.Select(m => (Of: m, Own: m.FromSide == nameof(Talks.Side.Parent), Words: talks.Words(m.Id, m.Words))).Where(m => m.Words is not null).Select(m => new GatherForAccess.Part(
                m.Of.Id, Here, m.Own ? "A message that you wrote" : "A message to you", m.Of.WrittenAt.LondonDay(), m.Own ? "You" : Other, m.Words!, [], m.Own ? null : Withholding.OthersData)),
        ];
    }

    private async Task<IReadOnlyList<GatherForAccess.Part>> Volunteering(GatherForAccess question, CancellationToken ct)
    {
        var parts = new List<GatherForAccess.Part>();
        foreach (var v in await db.Query<Volunteer>("""
            SELECT id, status, role_kind, known_as, available, area_note, sex, age_band, interviewed_on, agreement_on, created_at FROM peersupport_supporter WHERE person_id = @PersonId ORDER BY id
            """, question, ct))
        {
            parts.Add(new(v.Id, Here, "That you volunteer as a supporter", v.CreatedAt.LondonDay(), Coordinator, Lines(
                $"How it stands: {Supporter.Label(v.Status).ToLowerInvariant()}", $"What you do: {Supporter.Label(v.RoleKind).ToLowerInvariant()}", Told("What parents call you", v.KnownAs), Told("When", Plain(v.Available)),
                Told("Where", vault.Words(v.Id, v.AreaNote)), Told("You are", v.Sex is null ? null : Plain(v.Sex)), Told("Age", v.AgeBand), v.InterviewedOn is { } met ? $"Interview: {met.Date()}" : null,
                v.AgreementOn is { } agreed ? $"Agreement: {agreed.Date()}" : null, await Declared(v.Id, ct), await Training(v.Id, ct)), []));
            parts.AddRange((await db.Query<Reference>("SELECT id, kind, asked_on, decision FROM peersupport_reference WHERE supporter_id = @Id ORDER BY asked_on, id", new { v.Id }, ct)).Select(r =>
                new GatherForAccess.Part(r.Id, Here, "A reference that was asked for", r.AskedOn, Coordinator, Lines($"From: {Plain(r.Kind)}", r.Decision is null ? null : Told("Decision", Plain(r.Decision))), [])));
            parts.AddRange((await db.Query<Seen>("SELECT id, check_level, checked_on, decision FROM peersupport_check WHERE supporter_id = @Id ORDER BY checked_on, id", new { v.Id }, ct)).Select(c =>
                new GatherForAccess.Part(c.Id, Here, "A check by the Disclosure and Barring Service", c.CheckedOn, Coordinator, Lines(Told("Level", Plain(c.CheckLevel)), Told("Decision", Plain(c.Decision))), [])));
            parts.AddRange((await db.Query<Held>("SELECT id, held_on, wellbeing, note FROM peersupport_supervision WHERE supporter_id = @Id ORDER BY held_on, id", new { v.Id }, ct)).Select(s => s with { Note = vault.Words(s.Id, s.Note) }).Select(s =>
                // It may tell of whom they support.
                new GatherForAccess.Part(s.Id, Here, "A supervision of yours", s.HeldOn, "Your supervisor", Lines(Told("How you were, from 1 to 5", Number(s.Wellbeing)), s.Note), [], s.Note is null ? null : Withholding.OthersData)));
        }
        return parts;
    }

    /// <summary>They are about others, and read by themselves alone, on their own page.</summary>
    private async Task<string?> Declared(Guid supporterId, CancellationToken ct) =>
        await db.Find<int>("SELECT COUNT(*) FROM peersupport_declared WHERE supporter_id = @supporterId", new { supporterId }, ct) is > 0 and var many
            ? $"Names, postcodes and schools that you declared, so that nobody whom you know is matched with you: {many}. You read them under “About me”" : null;

    private async Task<string?> Training(Guid supporterId, CancellationToken ct) =>
        Told("Training", string.Join(", ", (await db.Query<Trained>("SELECT course, done_on FROM peersupport_training WHERE supporter_id = @supporterId ORDER BY done_on, course", new { supporterId }, ct)).Select(t => $"{Plain(t.Course)} ({t.DoneOn.Date()})")));

    /// <summary>"SomeoneToTalkTo,Group" reads "someone to talk to, group".</summary>
    internal static string Plain(string codes) => string.Join(", ", codes.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(code => string.Concat(code.Select((c, i) => char.IsUpper(c) && i > 0 ? $" {char.ToLowerInvariant(c)}" : char.ToLowerInvariant(c).ToString()))));

    private static string? Number(int? value) => value?.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string? Told(string label, string? text) => string.IsNullOrEmpty(text) ? null : $"{label}: {text}";

    private static string Lines(params string?[] lines) => string.Join("\n", lines.Where(l => !string.IsNullOrWhiteSpace(l)));
}
