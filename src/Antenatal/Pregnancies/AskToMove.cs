using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Pregnancies;

/// <summary>A midwife notes that another provider was asked to take over: she stays hers until the receipt is here.</summary>
internal static class AskToMove
{
    internal const int LongestName = 200;

    /// <param name="Id">The request's, made when the form was shown.</param>
    [Allows(Permissions.Write, On = nameof(PregnancyId))]
    internal sealed record Command(Guid Id, Guid PregnancyId, string? ToProvider) : ICommand<Guid>;

    internal sealed class Handler(PregnancySteps steps, Moves moves, History history) : ICommandHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            new Refusals().If(command.Id == Guid.Empty, "Id", "Send the id of the request, a new UUID").Text(command.ToProvider, "ToProvider", LongestName, "Say who will look after her").Throw();
            Pregnancy.Check((await steps.Find(command.PregnancyId, ct)).Status, PregnancyStatus.MovedAway);
            if (await moves.Asked(command.PregnancyId, ct) is { } open) throw new Refused("ToProvider", $"{open.ToProvider} was asked already: note its receipt, or say that she stays");
            await moves.Ask(command.Id, command.PregnancyId, command.ToProvider!.Trim(), ct);
            await history.Note(command.PregnancyId, Noted.MoveAsked, command.ToProvider.Trim(), ct);
            return command.Id;
        }
    }

    [Allows(Permissions.Write, On = nameof(PregnancyId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send, TimeProvider clock) : PregnancyPage(send)
    {
        public Guid Id { get; set; }
        public string? ToProvider { get; set; }

        public Task<IActionResult> OnGet(CancellationToken ct) => Begin(v => Pregnancy.May(v.Status, PregnancyStatus.MovedAway) && v.Move is null, _ => Id = clock.NewId(), ct);

        public Task<IActionResult> OnPost(CancellationToken ct) => Step(new Command(Id, PregnancyId, ToProvider), ct);
    }
}
