using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Concerns;
using Neighbourhood.PeerSupport.Programmes;

namespace Neighbourhood.PeerSupport.Rooms;

/// <summary>A parent who was given the address reads what is shown, writes by a first name of their choice, reports, and says when somebody worries them: without an account.</summary>
internal static class ReadRoom
{
    [BindProperties(SupportsGet = true)]
    [Anyone(Room.Why)]
    internal sealed class Page(RoomDoor door, RoomPosts posts, PeerHours hours, ProgrammeOf programmes, TimeProvider clock) : PublicForm, IRoomPage
    {
        public Guid Id { get; set; }
        public Guid? ReplyTo { get; set; }
        public Guid? PostId { get; set; }
        public string? SignedAs { get; set; }
        public string? Words { get; set; }
        public ReportWhy? Why { get; set; }
        public string? Seen { get; set; }
        public ConcernKind? Kind { get; set; }
        public bool? ImmediateDanger { get; set; }

        /// <summary>When the page was opened, in milliseconds: the same at a second press, which must not be another concern.</summary>
        public long? Written { get; set; }

        /// <summary>What was just done, in one word.</summary>
        public string? Said { get; set; }

        /// <summary>Null where the address does not work.</summary>
        internal RoomPosts.Found? Found { get; private set; }

        internal PeerHours.Now Now { get; private set; } = null!;

        public IReadOnlyList<RoomPosts.Post> Posts { get; private set; } = [];

        public bool IsGroup => Found?.Kind == RoomKind.Group;

        internal string? SaidInWords => RoomPage.SaidInWords(Said);

        public async Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            (Id, Written) = (clock.NewId(), clock.Now().ToUnixTimeMilliseconds());
            await Show(ct);
            if (Found is null) Response.StatusCode = StatusCodes.Status410Gone;
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Do("written", (deeds, room) => deeds.Write(Id, room, ReplyTo, SignedAs, Words, ct), ct);

        public Task<IActionResult> OnPostReport(CancellationToken ct) => Do(RoomPage.Reported(Why), (deeds, room) => deeds.Report(Id, room, PostId, Why, ct), ct);

        public Task<IActionResult> OnPostConcern(CancellationToken ct) => Do("worried", (deeds, room) => deeds.Worry(new(Id, null, room, Seen, Kind, ImmediateDanger, Alert.Begun(Written, clock.Now())), ct), ct);

        /// <summary>Whether the way to say that one is worried stands open.</summary>
        internal bool IsWorried => Said == RoomPage.Worrying || Seen is not null || new[] { nameof(Seen), nameof(Kind), nameof(ImmediateDanger) }.Any(IsWrong);

        internal string Path => Room.Path(Secret);

        protected override string Button => (string?)Request.Query["handler"] switch { "Report" => "Report it", "Concern" => "Tell somebody", _ => base.Button };

        private string Secret => RouteData.Values["secret"] as string ?? "";

        protected override async Task Show(CancellationToken ct)
        {
            Found = await door.Find(Secret, ct);
            if (Found is null) await Evenly(() => door.Failed(HttpContext.Connection.RemoteIpAddress, ct), ct);
            Posts = Found is null ? [] : await posts.Shown(Found.Id, ct);
            Now = await hours.Of(Found is null ? null : (await programmes.By(Found.ProgrammeId, ct)).NeighbourhoodId, ct);
        }

        private Task<IActionResult> Do(string said, Func<RoomDeeds, Guid, Task> act, CancellationToken ct) => Try<IActionResult>(async () =>
        {
            if (await door.Find(Secret, ct) is not { } room) throw new Refused("", Room.Over);
            if (!await door.Do(said, HttpContext.Connection.RemoteIpAddress, deeds => act(deeds, room.Id), ct)) throw new Refused("", "Too much was written from where you are. Try again in an hour. If somebody is in danger now, ring 999.");
            return Redirect($"{Path}?Said={said}");
        });
    }
}
