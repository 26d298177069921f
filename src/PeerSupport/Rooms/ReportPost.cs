using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Rooms;

/// <summary>A supporter, or a parent who came by the address, reports what is shown: the coordinator reads it again. What says who somebody is, or was reported often, is hidden until then.</summary>
internal static class ReportPost
{
    [Allows(Permissions.Support, On = nameof(SupporterRoomId))]
    internal sealed record Command(Guid Id, Guid SupporterRoomId, Guid PostId, ReportWhy? Why) : ICommand;

    internal sealed class Handler(Db db, ISend send, History history, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            if (command.Why is not { } why || !Enum.IsDefined(why)) throw new Refused(nameof(command.Why), "Choose what is wrong with it");
            // What is not shown any more was looked at: whoever reports it late is answered as the first.
            if (await db.Execute("UPDATE peersupport_post SET reports = reports + 1 WHERE id = @PostId AND room_id = @SupporterRoomId AND state = 'Shown'", command, ct) == 0) return default;
            await db.Execute("INSERT INTO peersupport_report (id, post_id, why_code, reported_at) VALUES (@Id, @PostId, @why, @now)", new { command.Id, command.PostId, why, now = clock.Now() }, ct);
            var most = why == ReportWhy.Private ? 1 : await send.Number("peer.roomReportsHide", ct: ct);
            if (await db.Execute("UPDATE peersupport_post SET state = 'Reported' WHERE id = @PostId AND reports >= @most", new { command.PostId, most }, ct) == 1)
                await history.Add(Subject.Post, command.PostId, nameof(PostState.Shown), nameof(PostState.Reported), ct: ct);
            return default;
        }
    }
}
