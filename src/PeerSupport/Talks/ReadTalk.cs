using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Talks;

/// <summary>A parent has read what was written to them: they are told again when there is something new.</summary>
[Anyone(WayIn.Why)]
internal sealed record ReadTalk(string Digest) : ICommand
{
    internal sealed class Handler(WaysIn ways, Channel channel, Conversation conversation) : ICommandHandler<ReadTalk>
    {
        public async Task<Done> Handle(ReadTalk command, CancellationToken ct)
        {
            var match = await ways.Enter(command.Digest, ct);
            if (await channel.MayTalk(match.MatchId, ct)) await conversation.Read(match.MatchId, Side.Parent, ct);
            return default;
        }
    }
}
