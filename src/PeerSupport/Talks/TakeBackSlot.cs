using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Talks;

/// <summary>A supporter cannot be rung at a time after all: it is offered no more.</summary>
/// <param name="SlotId">One of that match; another's is not found.</param>
[Allows(Permissions.Support, On = nameof(PeerMatchId))]
internal sealed record TakeBackSlot(Guid PeerMatchId, Guid SlotId) : ICommand
{
    internal sealed class Handler(Db db) : ICommandHandler<TakeBackSlot>
    {
        public async Task<Done> Handle(TakeBackSlot command, CancellationToken ct)
        {
            await db.Execute("DELETE FROM peersupport_slot WHERE id = @SlotId AND match_id = @PeerMatchId AND called_at IS NULL", command, ct);
            return default;
        }
    }
}
