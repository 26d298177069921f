using System.Globalization;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Minutes;
using Neighbourhood.Mdt.Teams;

namespace Neighbourhood.Mdt.Agendas;

/// <summary>What the minutes hold of the agenda: each point of a board or event; of a case meeting those on which something was recorded.</summary>
internal sealed class AgendaMinutes(Db db)
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    /// <param name="Before">What stands before the families.</param>
    /// <param name="Decisions">How many points have an outcome.</param>
    /// <param name="Inquorate">How many of them were decided without a quorum.</param>
    /// <param name="Papers">Titles of the papers.</param>
    internal sealed record Drafted(IReadOnlyList<Entry> Before, IReadOnlyList<Entry> After, int Decisions, int Inquorate, IReadOnlyList<string> Papers);

    internal sealed record Entry(Guid PointId, string Text);

    /// <param name="Owner">By profession: "Health visitor".</param>
    internal sealed record Found(string Challenge, string Solution, string Owner);

    private sealed record Row(Guid Id, AgendaPointKind Kind, string? Notes, string? Outcome, bool? Inquorate, string? Knowledge);

    private sealed record Proposed(Guid PointId, string Challenge, string Solution, string? Member, string? Came);

    private sealed record Owed(Guid PointId, string Text, DateOnly DueOn, string? Member, string? Came);

    private sealed record Team(string Kind);

    internal async Task<Drafted> Of(Guid meetingId, CancellationToken ct)
    {
        var team = (await db.Find<Team>("SELECT t.kind FROM mdt_meeting m JOIN mdt_team t ON t.id = m.mdt_id WHERE m.id = @meetingId", new { meetingId }, ct))!;
        var points = await db.Query<Row>("""
            SELECT id, kind, notes, outcome, inquorate, knowledge FROM mdt_agenda_point WHERE meeting_id = @meetingId AND removed_at IS NULL ORDER BY place, id
            """, new { meetingId }, ct);
        var challenges = (await db.Query<Proposed>("""
            SELECT c.point_id, c.challenge, c.solution, p.profession AS member,
                   (SELECT MAX(s.profession) FROM mdt_attendance s WHERE s.meeting_id = m.id AND s.user_id = c.owner_user_id) AS came
            FROM mdt_challenge c JOIN mdt_meeting m ON m.id = c.meeting_id LEFT JOIN mdt_member p ON p.mdt_id = m.mdt_id AND p.user_id = c.owner_user_id AND p.left_on IS NULL
            WHERE c.meeting_id = @meetingId AND c.removed_at IS NULL ORDER BY c.made_at, c.id
            """, new { meetingId }, ct)).ToLookup(c => c.PointId);
        var actions = (await db.Query<Owed>("""
            SELECT a.point_id, a.text, a.due_on, p.profession AS member,
                   (SELECT MAX(s.profession) FROM mdt_attendance s WHERE s.meeting_id = m.id AND s.user_id = a.owner_user_id) AS came
            FROM mdt_point_action a JOIN mdt_meeting m ON m.id = a.meeting_id LEFT JOIN mdt_member p ON p.mdt_id = m.mdt_id AND p.user_id = a.owner_user_id AND p.left_on IS NULL
            WHERE a.meeting_id = @meetingId AND a.cancelled_at IS NULL ORDER BY a.made_at, a.id
            """, new { meetingId }, ct)).ToLookup(a => a.PointId);
        var papers = await db.Query<string>("SELECT title FROM mdt_paper WHERE meeting_id = @meetingId AND removed_at IS NULL ORDER BY added_at, id", new { meetingId }, ct);

        var all = !MdtKinds.TalksAboutFamilies(team.Kind);
        IReadOnlyList<Entry> Entries(IEnumerable<Row> rows) => [.. rows.SelectMany(r => Texts(Lines(
            r.Notes, r.Outcome, r.Inquorate == true, r.Knowledge,
            [.. challenges[r.Id].Select(c => new Found(c.Challenge, c.Solution, Owner(c.Member ?? c.Came)))],
            [.. actions[r.Id].Select(a => new MinutesText.Owed(a.Text, Owner(a.Member ?? a.Came), a.DueOn))]), all).Select(text => new Entry(r.Id, text)))];
        var decided = points.Where(p => p.Outcome is not null).ToList();
        return new(
            Entries(points.TakeWhile(p => p.Kind != AgendaPointKind.Cases)), Entries(points.SkipWhile(p => p.Kind != AgendaPointKind.Cases).Where(p => p.Kind != AgendaPointKind.Cases)),
            decided.Count, decided.Count(p => p.Inquorate == true), papers);
    }

    /// <summary>A point in lines: what was said, found, shared, decided and promised.</summary>
    internal static IReadOnlyList<string> Lines(
        string? notes, string? outcome, bool inquorate, string? knowledge, IReadOnlyList<Found> challenges, IReadOnlyList<MinutesText.Owed> actions) =>
    [
        .. notes is null ? Array.Empty<string>() : [notes],
        .. challenges.Select(c => $"Challenge: {c.Challenge}\nProposed solution: {c.Solution} ({c.Owner})"),
        .. knowledge is null ? Array.Empty<string>() : [$"Knowledge shared: {knowledge}"],
        .. outcome is null ? Array.Empty<string>() : [$"Decision: {outcome}{(inquorate ? " (provisional, made without a quorum)" : "")}"],
        .. actions.Select(a => $"Action: {a.Text} ({a.Owner}, by {a.DueOn.ToString("d MMMM yyyy", English)})"),
    ];

    /// <summary>As many entries as the lines need: nothing that was recorded is cut off.</summary>
    internal static IReadOnlyList<string> Texts(IReadOnlyList<string> lines, bool evenWhenEmpty)
    {
        if (lines.Count == 0) return evenWhenEmpty ? ["Nothing was recorded."] : [];
        var texts = new List<string> { lines[0] };
        foreach (var line in lines.Skip(1))
            if (texts[^1].Length + 1 + line.Length <= MinutesText.Most) texts[^1] = $"{texts[^1]}\n{line}";
            else texts.Add(line);
        return texts;
    }

    private static string Owner(string? profession) => profession is null ? "Somebody who has left" : Professions.Name(profession);
}
