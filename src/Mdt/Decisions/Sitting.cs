using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Meetings;

namespace Neighbourhood.Mdt.Decisions;

/// <summary>Whether a team sits at this moment, and with a quorum: then its chair may confirm what was provisional.</summary>
/// <param name="Rooms">Of the team's meetings that are in progress.</param>
internal sealed record Sitting(IReadOnlyList<Room> Rooms)
{
    /// <summary>Enough of each profession have arrived and not left.</summary>
    internal bool IsQuorate => Rooms.Any(r => r.IsQuorate);

    /// <summary>A sentence for whoever may not confirm now.</summary>
    internal string Why => Rooms.Count == 0 ? "The chair confirms decisions while a meeting of the team is in progress, with a quorum."
        : IsQuorate ? ""
        : $"The meeting has no quorum at this moment. Missing: {Room.Counted(Rooms[^1].Missing.Select(m => KeyValuePair.Create(m.Profession, m.AtLeast)))}.{Rooms[^1].ApartInWords}";

    /// <summary>As it sits for one family: who declared a conflict with it does not count.</summary>
    internal Sitting Without(IReadOnlyCollection<Guid> barred) => new([.. Rooms.Select(r => r.Without(barred))]);

    internal static async Task<Sitting> Of(Db db, Guid mdtId, CancellationToken ct)
    {
        var rooms = new List<Room>();
        foreach (var meeting in await db.Query<Guid>("SELECT id FROM mdt_meeting WHERE mdt_id = @mdtId AND status = 'InProgress' ORDER BY starts_at, id", new { mdtId }, ct))
            rooms.Add(await Room.Of(db, meeting, ct));
        return new(rooms);
    }

    /// <inheritdoc cref="Without"/>
    internal static async Task<Sitting> For(Db db, Guid mdtId, Guid householdId, CancellationToken ct) =>
        (await Of(db, mdtId, ct)).Without(await Conflicts.With(db, householdId, ct));
}
