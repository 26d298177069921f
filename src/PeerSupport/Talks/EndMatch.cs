using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Matches;
using Neighbourhood.PeerSupport.Requests;

namespace Neighbourhood.PeerSupport.Talks;

/// <summary>A coordinator ends a match and says why; "I have someone to turn to" is noted as the parent says it now.</summary>
internal static class EndMatch
{
    [Allows(Permissions.WriteRequests, On = nameof(PeerMatchId))]
    internal sealed record Query(Guid PeerMatchId) : IQuery<Answer>;

    /// <param name="SomeoneBefore">From 1 to 5; null where it was not asked.</param>
    internal sealed record Answer(MatchStatus Status, int? SomeoneBefore);

    /// <param name="Last">They want nobody else: also before the first contact the request ends with it.</param>
    [Allows(Permissions.WriteRequests, On = nameof(PeerMatchId))]
    internal sealed record Command(Guid PeerMatchId, EndCode? Because, bool Last, int? SomeoneNow) : ICommand;

    internal sealed class Answers(Db db) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct) => await db.Find<Answer>("""
            SELECT m.status, r.someone_before FROM peersupport_match m JOIN peersupport_request r ON r.id = m.request_id WHERE m.id = @PeerMatchId
            """, query, ct) ?? throw new NotFound("The match");
    }

    internal sealed class Handler(Ending ending) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            new Refusals().If(!Ending.MayBeSaid(command.Because), "Because", "Choose why it ends").Throw();
            await ending.End(command.PeerMatchId, command.Because!.Value, command.Last, command.SomeoneNow, ct);
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
        public int? SomeoneNow { get; set; }

        internal Answer Now { get; private set; } = null!;

        public async Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            await Show(ct);
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try<IActionResult>(async () =>
        {
            await send.Send(new Command(PeerMatchId, Because, Last, SomeoneNow), ct);
            return Redirect($"/peersupport/matches/{PeerMatchId}");
        });

        protected override async Task Show(CancellationToken ct) => Now = await send.Ask(new Query(PeerMatchId), ct);
    }
}
