using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Meetings;

namespace Neighbourhood.Mdt.Minutes;

/// <summary>The chair approves the minutes; from then on nothing in them is rewritten.</summary>
internal static class ApproveMinutes
{
    /// <param name="QuorumNote">How the team goes on with what was decided without a quorum; needed where something was.</param>
    /// <param name="EntriesVersion">Of the text that was read: all entries together.</param>
    [Allows(Permissions.ApproveMinutes, On = nameof(MeetingId))]
    internal sealed record Command(Guid MeetingId, string? QuorumNote, int Version, int EntriesVersion) : ICommand;

    internal sealed class Handler(Db db, MeetingSteps steps, CurrentUser user, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            if (!await steps.To(command.MeetingId, MeetingStatus.MinutesApproved, command.Version, null, ct)) return default;
            if (await db.Find<int>("SELECT COALESCE(SUM(version), 0) FROM mdt_minute WHERE meeting_id = @MeetingId", new { command.MeetingId }, ct) != command.EntriesVersion)
                throw new Conflict("Somebody has changed an entry since you read it. Read the minutes as they stand now, then approve them.");
            var inquorate = await db.Find<int>("""
                SELECT (SELECT COUNT(*) FROM mdt_decision d JOIN mdt_item i ON i.id = d.item_id WHERE i.meeting_id = @MeetingId AND d.removed_at IS NULL AND d.provisional = 1)
                     + (SELECT COUNT(*) FROM mdt_agenda_point p WHERE p.meeting_id = @MeetingId AND p.removed_at IS NULL AND p.inquorate = 1)
                """, new { command.MeetingId }, ct);
            new Refusals()
                .Text(command.QuorumNote, "QuorumNote", 500, inquorate > 0 ? "Some decisions were made without a quorum: say how they will be confirmed" : null)
                .Throw();
            await db.Execute("""
                UPDATE mdt_meeting SET quorum_note = @note, approved_by = @by, approved_at = @now WHERE id = @MeetingId
                """, new { command.MeetingId, note = string.IsNullOrWhiteSpace(command.QuorumNote) ? null : command.QuorumNote.Trim(), by = user.Id, now = clock.Now() }, ct);
            return default;
        }
    }

    [Allows(Permissions.ApproveMinutes, On = nameof(MeetingId))]
    internal sealed class Page(ISend send) : MinutesPage(send)
    {
        public string? QuorumNote { get; set; }
        public int EntriesVersion { get; set; }

        public Task<IActionResult> OnPost(CancellationToken ct) => Do(() => Sender.Send(new Command(MeetingId, QuorumNote, Version, EntriesVersion), ct));
    }
}
