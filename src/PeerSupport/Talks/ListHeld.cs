using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Talks;

/// <summary>A coordinator reads the messages that wait since something in them would say who somebody is or take the two elsewhere, the oldest first.</summary>
internal static class ListHeld
{
    private const string Own = "a list: limited to the programmes that one coordinates";

    [Allows(Permissions.Moderate, Unscoped = Own)]
    internal sealed record Query : IQuery<IReadOnlyList<Row>>;

    /// <param name="Without">The words with what made them wait taken out.</param>
    /// <param name="AsItIs">Whether they may be passed on as they are: nothing in them says who somebody is, or how to reach them.</param>
    /// <param name="Open">Whether the channel is open; else they can only not be passed on.</param>
    internal sealed record Row(Guid Id, Guid MatchId, Side From, HeldCode HeldFor, string Words, string Without, bool AsItIs, bool Open, DateTimeOffset At);

    private sealed record Found(Guid Id, Guid MatchId, Guid PersonId, Side FromSide, string? HeldCode, string? Words, DateTimeOffset WrittenAt);

    private const int Most = 50;

    internal sealed class Answers(Db db, TalkVault vault, Conversation conversation, Channel channel, CurrentUser user, Audit audit) : IQueryHandler<Query, IReadOnlyList<Row>>
    {
        public async Task<IReadOnlyList<Row>> Handle(Query query, CancellationToken ct)
        {
            var scopes = user.ScopesFor(Permissions.Moderate);
            var found = await db.Query<Found>("""
                SELECT x.id, x.match_id, m.person_id, x.from_side, x.held_code, x.words, x.written_at
                FROM peersupport_message x JOIN peersupport_match m ON m.id = x.match_id JOIN peersupport_request r ON r.id = m.request_id
                WHERE x.state = 'Held' AND m.status IN ('Matched', 'Active') AND (@everywhere = 1 OR r.programme_id IN @scopes)
                ORDER BY x.written_at, x.id OFFSET 0 ROWS FETCH NEXT @Most ROWS ONLY
                """, new { everywhere = scopes is null, scopes = (scopes ?? new HashSet<Guid>()).ToList(), Most }, ct);
            var open = await channel.Open([.. found.Select(f => f.MatchId).Distinct()], ct);
            var rows = new List<Row>();
            foreach (var one in found)
            {
                var words = vault.Words(one.Id, one.Words) ?? "";
                var parts = await conversation.Parts(one.MatchId, words, ct);
                rows.Add(new(one.Id, one.MatchId, one.FromSide, Enum.Parse<HeldCode>(one.HeldCode!), words, Wordings.Without(words, parts), !parts.Any(p => Wordings.IsNever(p, words, one.FromSide)), open.Contains(one.MatchId), one.WrittenAt));
            }
            audit.Saw(found.Select(f => f.PersonId));
            return rows;
        }
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.Moderate, Unscoped = Own)]
    internal sealed class Page(ISend send) : FormPage
    {
        public Guid HeldMessageId { get; set; }
        public Verdict? Verdict { get; set; }

        /// <summary>What became of the last one.</summary>
        public Verdict? Said { get; set; }

        internal IReadOnlyList<Row> Rows { get; private set; } = [];

        public async Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            await Show(ct);
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try<IActionResult>(async () =>
        {
            await send.Send(new DecideMessage(HeldMessageId, Verdict), ct);
            return Redirect($"/peersupport/held?Said={Verdict}");
        });

        protected override async Task Show(CancellationToken ct) => Rows = await send.Ask(new Query(), ct);
    }

    private sealed class Counted(Db db, CurrentUser user)
    {
        internal async Task<int> Now(CancellationToken ct)
        {
            var scopes = user.ScopesFor(Permissions.Moderate);
            return await db.Find<int>("""
                SELECT COUNT(*) FROM peersupport_message x JOIN peersupport_match m ON m.id = x.match_id JOIN peersupport_request r ON r.id = m.request_id
                WHERE x.state = 'Held' AND m.status IN ('Matched', 'Active') AND (@everywhere = 1 OR r.programme_id IN @scopes)
                """, new { everywhere = scopes is null, scopes = (scopes ?? new HashSet<Guid>()).ToList() }, ct);
        }
    }

    /// <summary>On a coordinator's first page.</summary>
    internal sealed class Waiting(Db db, CurrentUser user) : IWaiting
    {
        public string Path => "/peersupport/held";

        public async Task<string?> Says(CancellationToken ct) => await new Counted(db, user).Now(ct) switch { 0 => null, 1 => "1 message waits to be read.", var n => $"{n} messages wait to be read." };
    }

    /// <summary>In a coordinator's one list of what waits: one line for all of them.</summary>
    internal sealed class InMyWork(Db db, CurrentUser user) : IGatherHandler<GatherMyWork, GatherMyWork.Part>
    {
        public async Task<IReadOnlyList<GatherMyWork.Part>> Handle(GatherMyWork question, CancellationToken ct) =>
            question.UserId != user.Id || !user.May(Permissions.Moderate) || await new Counted(db, user).Now(ct) == 0
                ? []
                : [new GatherMyWork.Part("Peer support", "Read the messages that wait to be passed on", null, "/peersupport/held", WorkPriority.High)];
    }
}
