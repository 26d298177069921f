using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Talks;

/// <summary>A supporter has read what was written to them: it waits no more.</summary>
[Allows(Permissions.Support, On = nameof(PeerMatchId))]
internal sealed record ReadMessages(Guid PeerMatchId) : ICommand
{
    internal sealed class Handler(Conversation conversation, Channel channel) : ICommandHandler<ReadMessages>
    {
        public async Task<Done> Handle(ReadMessages command, CancellationToken ct)
        {
            if (await channel.MayTalk(command.PeerMatchId, ct)) await conversation.Read(command.PeerMatchId, Side.Supporter, ct);
            return default;
        }
    }
}
