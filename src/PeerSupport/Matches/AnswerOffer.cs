using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Requests;

namespace Neighbourhood.PeerSupport.Matches;

/// <summary>A supporter says yes or no to supporting somebody: they read what it is about, and nothing of who it is.</summary>
internal static class AnswerOffer
{
    [Allows(Permissions.Support, On = nameof(PeerMatchId))]
    internal sealed record Query(Guid PeerMatchId) : IQuery<Answer>;

    /// <param name="IsOpen">Whether an answer is still wanted.</param>
    internal sealed record Answer(Guid MatchId, IReadOnlyList<Topic> About, IReadOnlyList<Want> Wants, Channel Channel, DateOnly OfferedOn, Said? Said, bool IsOpen);

    [Allows(Permissions.Support, On = nameof(PeerMatchId))]
    internal sealed record Command(Guid PeerMatchId, Said? Answer) : ICommand;

    private sealed record Row(Guid RequestId, string Wants, Channel Channel, DateOnly OfferedOn, Said? SupporterSaid, MatchStatus Status, RequestStatus RequestStatus, string? PausedCode);

    internal sealed class Reader(Db db, Candidates candidates, OwnOffers own) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            await own.Check(query.PeerMatchId, ct);
            var row = await db.Find<Row>("""
                SELECT m.request_id, r.wants, r.channel, m.offered_on, m.supporter_said, m.status, r.status AS request_status, m.paused_code
                FROM peersupport_match m JOIN peersupport_request r ON r.id = m.request_id WHERE m.id = @PeerMatchId
                """, query, ct) ?? throw new NotFound("What you were asked");
            var open = row is { Status: MatchStatus.Offered, RequestStatus: RequestStatus.Screening, SupporterSaid: null, PausedCode: null };
            // What is over is said to be over, and no more.
            return new(query.PeerMatchId, open ? await candidates.About(row.RequestId, ct) : [], open ? Codes.Read<Want>(row.Wants) : [], row.Channel, row.OfferedOn, row.SupporterSaid, open);
        }
    }

    internal sealed class Handler(MatchAnswers answers, OwnOffers own) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            await own.Check(command.PeerMatchId, ct);
            if (command.Answer is not { } said || !Enum.IsDefined(said)) throw new Refused(nameof(command.Answer), "Choose yes or no");
            // Why it does not begin is the coordinator's to know.
            await answers.Say(command.PeerMatchId, Side.Supporter, said, ct);
            return default;
        }
    }

    [Allows(Permissions.Support, On = nameof(PeerMatchId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : FormPage
    {
        public Guid PeerMatchId { get; set; }
        public Said? Answer { get; set; }

        internal Answer Shown { get; private set; } = null!;

        public async Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            await Show(ct);
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try<IActionResult>(async () =>
        {
            await send.Send(new Command(PeerMatchId, Answer), ct);
            return Redirect($"/peersupport/offers/{PeerMatchId}");
        });

        protected override async Task Show(CancellationToken ct) => Shown = await send.Ask(new Query(PeerMatchId), ct);
    }
}
