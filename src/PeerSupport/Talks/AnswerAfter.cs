using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Talks;

/// <summary>A parent says, for two weeks after the end, how far they have someone to turn to now.</summary>
[Anyone(WayIn.Why)]
internal sealed record AnswerAfter(string Digest, int? SomeoneNow) : ICommand
{
    internal sealed class Handler(WaysIn ways, Ending ending, TimeProvider clock) : ICommandHandler<AnswerAfter>
    {
        public async Task<Done> Handle(AnswerAfter command, CancellationToken ct)
        {
            if (await ways.Find(command.Digest, ct) is not { } found || !found.Asks(clock.Now())) throw new Refused("", WayIn.Over);
            if (command.SomeoneNow is null) throw new Refused("SomeoneNow", "Choose from 1 to 5");
            Ending.Check(command.SomeoneNow);
            await ending.Someone(found.RequestId, command.SomeoneNow, ct);
            return default;
        }
    }
}
