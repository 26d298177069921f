using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Talks;

/// <summary>A parent writes to their supporter, by their own address and without an account.</summary>
/// <param name="Digest">Of the address's secret.</param>
/// <returns>Whether it is shown at once.</returns>
[Anyone(WayIn.Why)]
internal sealed record SayInTalk(Guid Id, string Digest, string? Words) : ICommand<bool>
{
    internal sealed class Handler(WaysIn ways, Conversation conversation) : ICommandHandler<SayInTalk, bool>
    {
        public async Task<bool> Handle(SayInTalk command, CancellationToken ct) =>
            await conversation.Say((await ways.Enter(command.Digest, ct)).MatchId, Side.Parent, command.Id, command.Words, ct);
    }
}
