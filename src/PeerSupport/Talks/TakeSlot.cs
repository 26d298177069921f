using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Contracts;

namespace Neighbourhood.PeerSupport.Talks;

/// <summary>A parent takes a time at which their supporter can be rung, or gives it back: at that time both are rung, and neither sees a number.</summary>
/// <param name="SlotId">One of that match; another's is not found.</param>
[Anyone(WayIn.Why)]
internal sealed record TakeSlot(string Digest, Guid SlotId, bool Take) : ICommand
{
    private sealed record Slot(DateTimeOffset? TakenAt);

    internal sealed class Handler(Db db, WaysIn ways, Channel channel, Calls calls, Pager pager, TimeProvider clock) : ICommandHandler<TakeSlot>
    {
        public async Task<Done> Handle(TakeSlot command, CancellationToken ct)
        {
            var match = await ways.Enter(command.Digest, ct);
            if (!await channel.MayTalk(match.MatchId, ct)) throw new Refused("", Conversation.Closed);
            if (command.Take && await calls.Adapter(ct) is null) throw new Refused("", Calls.None);
            var now = clock.Now();
            var slot = await db.Find<Slot>("""
                SELECT taken_at FROM peersupport_slot WHERE id = @SlotId AND match_id = @MatchId AND called_at IS NULL AND starts_at > @now
                """, new { command.SlotId, match.MatchId, now }, ct) ?? throw new Refused("", "That time is not free any more. Choose another");
            if (slot.TakenAt is not null == command.Take) return default;
            await db.Execute("UPDATE peersupport_slot SET taken_at = @taken WHERE id = @SlotId", new { command.SlotId, taken = command.Take ? now : (DateTimeOffset?)null }, ct);
            if (command.Take) await pager.Tell(match.MatchId, PeerNoticeKind.TimeTaken, ct);
            return default;
        }
    }
}
