using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Talks;

/// <summary>A parent opens their own page by its secret address, without an account: what their supporter wrote, times to be rung, and a way to stop. Of the supporter it says what they are called, and no more.</summary>
internal static class OpenTalk
{
    /// <summary>What an address opens; null where it does not work. Looking uses nothing up.</summary>
    [Anyone(WayIn.Why)]
    internal sealed record Query(string Digest) : IQuery<Answer?>;

    internal enum Stands { Open, Closed, Ended, Thanked }

    /// <param name="KnownAs">What the supporter is called.</param>
    /// <param name="Boundaries">What the two agreed on, without what would say who either is.</param>
    internal sealed record Answer(Stands Stands, string KnownAs, bool Calls, bool Unread, string? Boundaries, IReadOnlyList<Conversation.Line> Lines, IReadOnlyList<Slots.Slot> Slots);

    private sealed record Agreed(string? Boundaries);

    /// <summary>An address was opened that never was: it counts against the network.</summary>
    /// <param name="From">Keyed digest of the network.</param>
    [Anyone("whoever opens an address that does not work is nobody")]
    internal sealed record Failed(string Digest, string From) : ICommand;

    internal sealed class Answers(Db db, WordsVault vault, WaysIn ways, Channel channel, Conversation conversation, Slots slots, Calls calls, CurrentUser user, TimeProvider clock) : IQueryHandler<Query, Answer?>
    {
        public async Task<Answer?> Handle(Query query, CancellationToken ct)
        {
            if (await ways.Find(query.Digest, ct) is not { } found) return null;
            var called = found.KnownAs ?? "Your supporter";
            if (found.Asks(clock.Now())) return new(found.SomeoneAfter is null ? Stands.Ended : Stands.Thanked, called, false, false, null, [], []);
            if (!found.IsLive(clock.Now())) return null;
            if (!await channel.MayTalk(found.MatchId, ct)) return new(Stands.Closed, called, false, false, null, [], []);
            var unread = await db.Find<int>("SELECT COUNT(*) FROM peersupport_message WHERE match_id = @MatchId AND from_side = 'Supporter' AND state = 'Shown' AND read_at IS NULL", new { found.MatchId }, ct);
            var adapter = await calls.Adapter(ct);
            user.IsSystemFor(null); // whoever holds the address is nobody, and the supporter's own name is looked for in what was agreed
            var agreed = await db.Find<Agreed>("SELECT boundaries FROM peersupport_match WHERE id = @MatchId", new { found.MatchId }, ct);
            return new(Stands.Open, called, adapter is not null, unread > 0, await conversation.Cleaned(found.MatchId, vault.Words(found.MatchId, agreed?.Boundaries), ct), await conversation.Of(found.MatchId, Side.Parent, ct), adapter is null ? [] : await slots.Coming(found.MatchId, ct));
        }
    }

    internal sealed class FailedHandler(WaysIn ways, TalkTries tries) : ICommandHandler<Failed>
    {
        public async Task<Done> Handle(Failed command, CancellationToken ct)
        {
            // Whoever opens their own address again when all is over guesses nothing.
            if (await ways.Find(command.Digest, ct) is null) await tries.Count(command.From, ct);
            return default;
        }
    }

    [BindProperties(SupportsGet = true)]
    [Anyone(WayIn.Why)]
    internal sealed class Page(ISend send, TalkTries tries, DigestKey key, TimeProvider clock) : PublicForm
    {
        public Guid Id { get; set; }
        public string? Words { get; set; }
        public Guid? SlotId { get; set; }
        public StopWish? Wish { get; set; }
        public int? SomeoneNow { get; set; }

        /// <summary>A message was just sent, and waits: it is said why on the page.</summary>
        public bool Waits { get; set; }

        /// <summary>They have just stopped.</summary>
        public bool Stopped { get; set; }

        /// <summary>Null where the address does not work.</summary>
        internal Answer? Answer { get; private set; }

        internal string Secret => RouteData.Values["secret"] as string ?? "";

        protected override string Button => (string?)Request.Query["handler"] switch { "Stop" => "Stop", "Take" => "Call me then", "GiveBack" => "Do not call me then", _ => base.Button };

        private string Digest => WayIn.Digest(key, Secret);

        public async Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            (Id, Words) = (clock.NewId(), null);
            await Show(ct);
            if (Answer is { Unread: true }) await send.Send(new ReadTalk(Digest), ct);
            if (Answer is null && !Stopped) Response.StatusCode = StatusCodes.Status410Gone;
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Do(async () => await send.Send(new SayInTalk(Id, Digest, Words), ct) ? "" : "?Waits=true");

        public Task<IActionResult> OnPostTake(CancellationToken ct) => Do(() => Taken(true, ct));

        public Task<IActionResult> OnPostGiveBack(CancellationToken ct) => Do(() => Taken(false, ct));

        public Task<IActionResult> OnPostStop(CancellationToken ct) => Do(async () =>
        {
            await send.Send(new StopTalk(Digest, Wish, SomeoneNow), ct);
            return "?Stopped=true";
        });

        public Task<IActionResult> OnPostAfter(CancellationToken ct) => Do(async () =>
        {
            await send.Send(new AnswerAfter(Digest, SomeoneNow), ct);
            return "?Stopped=true";
        });

        /// <summary>An address that works opens whatever others tried from the same network: nobody guesses one of 256 random bits. One that does not says so as late, counted or not.</summary>
        protected override async Task Show(CancellationToken ct)
        {
            Answer = await send.Ask(new Query(Digest), ct);
            if (Answer is null) await Evenly(() => Count(ct), ct);
        }

        /// <summary>Whether somebody was about to stop, so that what hides it is shown open.</summary>
        internal bool IsStopping => Wish is not null || SomeoneNow is not null || IsWrong(nameof(Wish)) || IsWrong(nameof(SomeoneNow));

        private async Task<string> Taken(bool take, CancellationToken ct)
        {
            await send.Send(new TakeSlot(Digest, SlotId ?? Guid.Empty, take), ct);
            return "";
        }

        private Task<IActionResult> Do(Func<Task<string>> act) => Try<IActionResult>(async () => Redirect(WayIn.Path(Secret) + await act()));

        private async Task Count(CancellationToken ct)
        {
            if (tries.Of(HttpContext.Connection.RemoteIpAddress) is { } network && !await tries.AreTooMany(network, ct)) await send.Send(new Failed(Digest, network), ct);
        }
    }
}
