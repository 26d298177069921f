using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Matches;

/// <summary>A coordinator looks at a match, and notes what the parent, or the supporter on the telephone, said to the offer.</summary>
internal static class NoteAnswers
{
    /// <param name="Parent">Null where they have not said yet.</param>
    /// <param name="Supporter">Null where they have not said yet, or said it themselves.</param>
    [Allows(Permissions.WriteRequests, On = nameof(PeerMatchId))]
    internal sealed record Command(Guid PeerMatchId, Said? Parent, Said? Supporter) : ICommand;

    internal sealed class Handler(MatchAnswers answers) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            new Refusals()
                .If(command is { Parent: null, Supporter: null }, nameof(command.Parent), "Choose what one of the two said")
                .If(command.Parent is { } parent && !Enum.IsDefined(parent), nameof(command.Parent), "Choose yes or no")
                .If(command.Supporter is { } supporter && !Enum.IsDefined(supporter), nameof(command.Supporter), "Choose yes or no")
                .Throw();
            // A no is heard first: nothing begins between.
            foreach (var (side, said) in new[] { (Side.Parent, command.Parent), (Side.Supporter, command.Supporter) }.Where(a => a.Item2 is not null).OrderBy(a => a.Item2 == Said.No ? 0 : 1))
            {
                if (await answers.Say(command.PeerMatchId, side, said!.Value, ct) is { } hinders) throw new Refused("", hinders);
                if (said == Said.No) break;
            }
            return default;
        }
    }

    [Allows(Permissions.ViewMatches, On = nameof(PeerMatchId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send, CurrentUser user, TimeProvider clock) : FormPage
    {
        public Guid PeerMatchId { get; set; }
        public Said? Parent { get; set; }
        public Said? Supporter { get; set; }

        internal SeeMatch.View Shown { get; private set; } = null!;

        internal bool MayWrite => user.May(Permissions.WriteRequests);

        internal bool IsLate => Shown.Match is { Status: MatchStatus.Matched, PausedCode: null, FirstContactBy: { } by } && by <= clock.Now();

        public async Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            (Parent, Supporter) = (null, null);
            await Show(ct);
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try<IActionResult>(async () =>
        {
            await send.Send(new Command(PeerMatchId, Parent, Supporter), ct);
            return Redirect($"/peersupport/matches/{PeerMatchId}");
        });

        protected override async Task Show(CancellationToken ct) => Shown = await send.Ask(new SeeMatch(PeerMatchId), ct);
    }
}
