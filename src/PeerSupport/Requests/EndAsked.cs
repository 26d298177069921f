using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Requests;

/// <summary>Why nothing comes of what somebody wrote on the public page.</summary>
internal enum NothingBecause { WrittenByOther, WrongPerson, ChangedMind, NotReached }

/// <summary>A coordinator says why nothing comes of it: the words are removed at once, or some weeks later where nobody was reached.</summary>
internal static class EndAsked
{
    [Allows(Permissions.WriteRequests, On = nameof(AskedId))]
    internal sealed record Command(Guid AskedId, int Version, NothingBecause? Because) : ICommand;

    internal sealed class Handler(AskedRows rows, ISend send) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            if (command.Because is not { } because || !Enum.IsDefined(because)) throw new Refused("Because", "Choose what you found");
            var to = because == NothingBecause.NotReached ? AskedStatus.Unreachable : AskedStatus.NotTheirs;
            if (await rows.Before(command.AskedId, to, command.Version, ct) is not { } now) return default;
            if (to == AskedStatus.Unreachable && await send.Number("peer.askedTries", ct: ct) - now.Tries is > 0 and var more)
                throw new Refused("Because", $"Try {(more == 1 ? "once" : $"{more} times")} more first, on another day or at another time of day");
            await rows.Step(now, to, because.ToString(), null, ct);
            if (to == AskedStatus.Unreachable) return default; // the lead's own task stays: a child who was not reached is theirs to think about
            await rows.Empty([now.Id], ct);
            if (now.LeadTaskId is { } task) await send.Send(new CloseTask(task, TaskOutcome.NoLongerNeeded, "Nothing came of it"), ct);
            return default;
        }
    }

    internal static string Label(NothingBecause because) => because switch
    {
        NothingBecause.WrittenByOther => "Somebody else wrote it, and they do not want it",
        NothingBecause.WrongPerson => "The number or address belongs to somebody else",
        NothingBecause.ChangedMind => "They have changed their mind",
        _ => "They could not be reached",
    };

    [Allows(Permissions.WriteRequests, On = nameof(AskedId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : AskedPage(send)
    {
        private readonly ISend _send = send;

        public NothingBecause? Because { get; set; }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await _send.Send(new Command(AskedId, Version, Because), ct);
            return Back("ended");
        });
    }
}
