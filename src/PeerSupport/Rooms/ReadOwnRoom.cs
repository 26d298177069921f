using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Rooms;

/// <summary>A supporter reads a wall or group of their programme, writes there by what parents call them, and reports.</summary>
internal static class ReadOwnRoom
{
    [Allows(Permissions.Support, On = nameof(SupporterRoomId))]
    internal sealed record Query(Guid SupporterRoomId) : IQuery<Answer>;

    /// <param name="KnownAs">How they sign; null until they have chosen.</param>
    /// <param name="Waiting">How many of their own wait to be read.</param>
    internal sealed record Answer(RoomPosts.Found Room, string? KnownAs, int Waiting, IReadOnlyList<RoomPosts.Post> Posts);

    private sealed record Own(Guid Id, string? KnownAs);

    internal sealed class Handler(Db db, RoomPosts rooms, CurrentUser user) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var room = await rooms.By(query.SupporterRoomId, ct) ?? throw new NotFound("This group");
            var own = await db.Find<Own>("SELECT id, known_as FROM peersupport_supporter WHERE user_id = @me", new { me = user.Id }, ct);
            var waiting = await db.Find<int>("SELECT COUNT(*) FROM peersupport_post WHERE room_id = @SupporterRoomId AND supporter_id = @own AND state = 'Waiting'", new { query.SupporterRoomId, own = own?.Id }, ct);
            return new(room, own?.KnownAs, waiting, await rooms.Shown(room.Id, ct));
        }
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.Support, On = nameof(SupporterRoomId))]
    internal sealed class Page(ISend send, RoomDeeds deeds, TimeProvider clock) : FormPage, IRoomPage
    {
        public Guid SupporterRoomId { get; set; }
        public Guid Id { get; set; }
        public Guid? ReplyTo { get; set; }
        public Guid? PostId { get; set; }
        public string? SignedAs { get; set; }
        public string? Words { get; set; }
        public ReportWhy? Why { get; set; }
        public string? Said { get; set; }

        internal Answer Found { get; private set; } = null!;

        public IReadOnlyList<RoomPosts.Post> Posts => Found.Posts;

        public bool IsGroup => Found.Room.Kind == RoomKind.Group;

        internal string? SaidInWords => RoomPage.SaidInWords(Said);

        public async Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            Id = clock.NewId();
            await Show(ct);
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Do("written", () => deeds.Write(Id, SupporterRoomId, ReplyTo, null, Words, ct));

        public Task<IActionResult> OnPostReport(CancellationToken ct) => Do(RoomPage.Reported(Why), () => deeds.Report(Id, SupporterRoomId, PostId, Why, ct));

        protected override async Task Show(CancellationToken ct) => Found = await send.Ask(new Query(SupporterRoomId), ct);

        private Task<IActionResult> Do(string said, Func<Task> act) => Try<IActionResult>(async () =>
        {
            await act();
            return Redirect($"/peersupport/mine/rooms/{SupporterRoomId}?Said={said}");
        });
    }
}
