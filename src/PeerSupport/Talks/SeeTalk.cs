using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Matches;

namespace Neighbourhood.PeerSupport.Talks;

/// <summary>What a supporter sees of one match: a first name and what was written, while the channel is open; else that it is closed, and no more.</summary>
[Allows(Permissions.Support, On = nameof(PeerMatchId))]
internal sealed record SeeTalk(Guid PeerMatchId) : IQuery<SeeTalk.Answer>
{
    /// <summary>Where nothing is said of them.</summary>
    internal const string Somebody = "The person you support";

    /// <param name="Open">Whether anything may be written now.</param>
    /// <param name="Calls">Whether calls are made here.</param>
    /// <param name="Ask">A month or more without contact: the supporter is asked about it.</param>
    internal sealed record Answer(
        Guid MatchId, MatchStatus Status, string Name, bool Open, bool Calls, bool Ask, DateTimeOffset? FirstContactBy, DateOnly? LastContactOn, string? Boundaries, bool Unread,
        IReadOnlyList<Conversation.Line> Lines, IReadOnlyList<Slots.Slot> Slots, IReadOnlyList<Note> Notes);

    internal sealed record Note(DateOnly OnDay, int Minutes, Requests.Channel Mode, int? MoodBefore, int? MoodAfter);

    private sealed record Row(MatchStatus Status, DateTimeOffset? FirstContactBy, DateOnly? LastContactOn, DateOnly? PromptedOn, string? Boundaries, int Unread);

    internal sealed class Handler(Db db, WordsVault vault, Channel channel, Conversation conversation, Slots slots, Calls calls) : IQueryHandler<SeeTalk, Answer>
    {
        public async Task<Answer> Handle(SeeTalk query, CancellationToken ct)
        {
            var id = query.PeerMatchId;
            var row = await db.Find<Row>("""
                SELECT m.status, m.first_contact_by, m.last_contact_on, m.prompted_on, m.boundaries,
                    (SELECT COUNT(*) FROM peersupport_message x WHERE x.match_id = m.id AND x.from_side = 'Parent' AND x.state = 'Shown' AND x.read_at IS NULL) AS unread
                FROM peersupport_match m WHERE m.id = @id AND m.status IN ('Matched', 'Active', 'Ended')
                """, new { id }, ct) ?? throw new NotFound("The match");
            var open = await channel.MayTalk(id, ct);
            if (!open) return new(id, row.Status, Somebody, false, false, false, null, null, null, false, [], [], []);
            var called = (await channel.FirstNames([id], ct)).GetValueOrDefault(id, Somebody);
            return new(id, row.Status, called, true, await calls.Adapter(ct) is not null, row.PromptedOn is not null, row.Status == MatchStatus.Matched ? row.FirstContactBy : null, row.LastContactOn, await conversation.Cleaned(id, vault.Words(id, row.Boundaries), ct),
                row.Unread > 0, await conversation.Of(id, Side.Supporter, ct), await slots.Coming(id, ct), await db.Query<Note>("""
                    SELECT on_day, minutes, mode, mood_before, mood_after FROM peersupport_contact WHERE match_id = @id ORDER BY on_day DESC, id DESC
                    """, new { id }, ct));
        }
    }
}

/// <summary>A supporter's page about one match.</summary>
[BindProperties(SupportsGet = true)] // by declaring type: what derives binds its own
internal abstract class TalkPage(ISend send) : FormPage
{
    public Guid PeerMatchId { get; set; }

    internal SeeTalk.Answer View { get; private set; } = null!;

    protected string Own => $"/peersupport/mine/{PeerMatchId}";

    /// <param name="said">What the page of the match says then, by its code.</param>
    protected Task<IActionResult> Step<T>(ICommand<T> command, string said, CancellationToken ct) => Try<IActionResult>(async () =>
    {
        await send.Send(command, ct);
        return Redirect($"{Own}?Said={said}");
    });

    protected override async Task Show(CancellationToken ct) => View = await send.Ask(new SeeTalk(PeerMatchId), ct);
}
