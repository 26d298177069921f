using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Meetings;

namespace Neighbourhood.Mdt.Decisions;

/// <summary>Whether a team sits at this moment, and with a quorum: then its chair may confirm what was provisional.</summary>
/// <param name="Runs">A meeting of the team is in progress.</param>
/// <param name="IsQuorate">And enough of each profession have arrived and not left.</param>
/// <param name="Why">A sentence for whoever may not confirm now.</param>
internal sealed record Sitting(bool Runs, bool IsQuorate, string Why)
{
    internal static async Task<Sitting> Of(Db db, Guid mdtId, CancellationToken ct)
    {
        var running = await db.Query<Guid>("SELECT id FROM mdt_meeting WHERE mdt_id = @mdtId AND status = 'InProgress' ORDER BY starts_at, id", new { mdtId }, ct);
        if (running.Count == 0) return new(false, false, "The chair confirms decisions while a meeting of the team is in progress, with a quorum.");
        Room? room = null;
        foreach (var meeting in running)
        {
            room = await Room.Of(db, meeting, ct);
            if (room.IsQuorate) return new(true, true, "");
        }
        return new(true, false, $"The meeting has no quorum at this moment. Missing: {Room.Counted(room!.Missing.Select(m => KeyValuePair.Create(m.Profession, m.AtLeast)))}.");
    }
}
