using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Matches;
using Neighbourhood.PeerSupport.People;
using Neighbourhood.PeerSupport.Requests;

namespace Neighbourhood.PeerSupport.Talks;

/// <summary>A coordinator ends a match and says why; "I have someone to turn to" is noted as the parent says it now, and a parent who would like another supporter has a new request at once.</summary>
internal static class EndMatch
{
    [Allows(Permissions.WriteRequests, On = nameof(PeerMatchId))]
    internal sealed record Query(Guid PeerMatchId) : IQuery<Answer>;

    /// <param name="SomeoneBefore">From 1 to 5; null where it was not asked.</param>
    internal sealed record Answer(MatchStatus Status, int? SomeoneBefore);

    /// <param name="Last">They want nobody else: also before the first contact the request ends with it.</param>
    /// <param name="Again">After the first contact: they would like another supporter. A new request stands with what they asked for, and its own clock.</param>
    [Allows(Permissions.WriteRequests, On = nameof(PeerMatchId))]
    internal sealed record Command(Guid PeerMatchId, EndCode? Because, bool Last, int? SomeoneNow, bool Again = false) : ICommand;

    internal sealed class Answers(Db db) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct) => await db.Find<Answer>("""
            SELECT m.status, r.someone_before FROM peersupport_match m JOIN peersupport_request r ON r.id = m.request_id WHERE m.id = @PeerMatchId
            """, query, ct) ?? throw new NotFound("The match");
    }

    internal sealed class Handler(Ending ending, MatchSteps steps, HandOvers handOvers) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            new Refusals().If(!Ending.MayBeSaid(command.Because), "Because", "Choose why it ends").Throw();
            var match = await steps.Find(command.PeerMatchId, ct);
            await ending.End(match.Id, command.Because!.Value, command.Last, command.SomeoneNow, ct);
            // Before the first contact the same request looks for somebody else by itself; what has ended before is not begun again by a second press.
            if (command.Again && match.Status == MatchStatus.Active) await handOvers.Again(match.RequestId, ct);
            return default;
        }
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.WriteRequests, On = nameof(PeerMatchId))]
    internal sealed class Page(ISend send) : FormPage
    {
        public Guid PeerMatchId { get; set; }
        public EndCode? Because { get; set; }
        public bool Last { get; set; }
        public bool Again { get; set; }
        public int? SomeoneNow { get; set; }

        internal Answer Now { get; private set; } = null!;

        public async Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            await Show(ct);
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try<IActionResult>(async () =>
        {
            await send.Send(new Command(PeerMatchId, Because, Last, SomeoneNow, Again), ct);
            return Redirect($"/peersupport/matches/{PeerMatchId}");
        });

        protected override async Task Show(CancellationToken ct) => Now = await send.Ask(new Query(PeerMatchId), ct);
    }
}
