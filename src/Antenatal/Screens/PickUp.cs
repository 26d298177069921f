using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Screens;

/// <summary>Whoever was named notes on the next working morning that they go on with what a colleague began out of hours.</summary>
internal static class PickUp
{
    [Allows(Permissions.WriteScreens, On = nameof(PregnancyId))]
    internal sealed record Command(Guid PregnancyId) : ICommand;

    internal sealed class Handler(Seen seen, ScreenDesk desk) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            await desk.PickUp((await seen.See(command.PregnancyId, ct)).Id, ct);
            return default;
        }
    }
}
