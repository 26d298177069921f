using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Agendas;
using Neighbourhood.Mdt.Teams;

namespace Neighbourhood.Mdt.Meetings;

/// <summary>Who was in the room, from when to when, and what the team needs to be quorate.</summary>
/// <param name="Rules">How many of each profession must be there.</param>
/// <param name="Stays">One entry each time that somebody came.</param>
/// <param name="Kind">Of the team: some need somebody from both sides.</param>
internal sealed record Room(IReadOnlyList<Quorum.Rule> Rules, IReadOnlyList<Room.Stay> Stays, string? Kind = null)
{
    /// <param name="Profession">What they count for: a deputy counts for the profession of the member whose place they take.</param>
    /// <param name="LeftAt">Null while they are there.</param>
    internal sealed record Stay(Guid UserId, string Profession, Guid? DeputyFor, DateTimeOffset ArrivedAt, DateTimeOffset? LeftAt);

    internal IReadOnlyList<Stay> Here => [.. Stays.Where(s => s.LeftAt is null)];

    /// <summary>Who does not count for a family, since they declared a conflict of interest with it.</summary>
    internal IReadOnlyList<Stay> Apart { get; init; } = [];

    /// <summary>The room for one family: a declared conflict takes its item from that member, so they do not count for it.</summary>
    internal Room Without(IReadOnlyCollection<Guid> barred) =>
        this with { Stays = [.. Stays.Where(s => !barred.Contains(s.UserId))], Apart = [.. Stays.Where(s => barred.Contains(s.UserId) && s.LeftAt is null)] };

    /// <summary>What is lacking now.</summary>
    internal IReadOnlyList<Quorum.Rule> Missing => Quorum.Missing(Rules, Here.Select(s => s.Profession));

    internal bool IsQuorate => Missing.Count == 0;

    /// <summary>Who is here, what is missing and who does not count, in a sentence.</summary>
    internal string InWords
    {
        get
        {
            var here = Here.Count == 0 ? "Nobody has arrived yet." : $"Here: {Counted(Here.CountBy(s => s.Profession, StringComparer.Ordinal))}.";
            var sides = BothSides.Here(Kind, Here.Select(s => s.Profession)) is { } said ? $" {said}" : "";
            return IsQuorate ? $"Quorate. {here}{sides}{ApartInWords}" : $"Not quorate. {here} Missing: {Counted(Missing.Select(m => KeyValuePair.Create(m.Profession, m.AtLeast)))}.{sides}{ApartInWords}";
        }
    }

    /// <summary>Begins with a space; empty where everybody counts.</summary>
    internal string ApartInWords =>
        Apart.Count == 0 ? "" : $" Not counted for this family, after a declared conflict of interest: {Counted(Apart.CountBy(s => s.Profession, StringComparer.Ordinal))}.";

    /// <summary>"GP, 2 midwives": professions with how many of them.</summary>
    internal static string Counted(IEnumerable<KeyValuePair<string, int>> professions) =>
        string.Join(", ", professions.Select(p => p.Value == 1 ? Professions.Name(p.Key) : $"{Professions.Name(p.Key)} ({p.Value})"));

    /// <summary>The room of a meeting as it is recorded at this moment.</summary>
    internal static async Task<Room> Of(Db db, Guid meetingId, CancellationToken ct) => new(
        await db.Query<Quorum.Rule>("""
            SELECT q.profession, q.at_least FROM mdt_meeting m JOIN mdt_quorum_rule q ON q.mdt_id = m.mdt_id
            WHERE m.id = @meetingId ORDER BY q.profession
            """, new { meetingId }, ct),
        await db.Query<Stay>("""
            SELECT user_id, profession, deputy_for, arrived_at, left_at FROM mdt_attendance WHERE meeting_id = @meetingId ORDER BY arrived_at, id
            """, new { meetingId }, ct),
        await db.Find<string>("SELECT t.kind FROM mdt_meeting m JOIN mdt_team t ON t.id = m.mdt_id WHERE m.id = @meetingId", new { meetingId }, ct));
}
