using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Rooms;

/// <summary>What a coordinator does with what somebody wrote.</summary>
internal enum PostDeed { Show, Remove }

/// <summary>A coordinator shows what somebody wrote on a wall or in a group, or removes it: then its words are gone.</summary>
internal static class DecidePost
{
    /// <param name="State">As the coordinator saw it.</param>
    [Allows(Permissions.Moderate, On = nameof(PeerRoomId))]
    internal sealed record Command(Guid PeerRoomId, Guid PostId, PostDeed? Deed, PostState State) : ICommand;

    private sealed record Row(PostState State, string? HeldCode, int Reports);

    internal sealed class Handler(Db db, History history, CurrentUser user, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            if (command.Deed is not { } deed || !Enum.IsDefined(deed)) throw new Refused(nameof(command.Deed), "Choose whether to show it");
            var post = await db.Find<Row>("SELECT state, held_code, reports FROM peersupport_post WHERE id = @PostId AND room_id = @PeerRoomId", command, ct) ?? throw new NotFound("This post");
            var to = deed == PostDeed.Show ? PostState.Shown : PostState.NotShown;
            if (post.State == to && post.Reports == 0) return default;
            if (post.State == PostState.NotShown) throw new Refused("", "Its words are gone. Whoever wrote it may write again.");
            if (post.State != command.State)
                throw new Conflict("This post has changed since you read it. Read it again.",
                    new Dictionary<string, string?>(StringComparer.Ordinal) { ["It is"] = Room.Label(post.State) }, new Dictionary<string, string?>(StringComparer.Ordinal) { ["It is"] = Room.Label(to) });
            if (to == PostState.Shown && !PostFlags.MayBeShown(post.HeldCode)) throw new Refused("", "It may say who somebody is or how to reach them: it cannot be shown. Remove it, and they may write again.");
            var now = clock.Now();
            await db.Execute("""
                UPDATE peersupport_post SET state = @to, words = CASE WHEN @gone = 1 THEN NULL ELSE words END, signed_as = CASE WHEN @gone = 1 THEN NULL ELSE signed_as END, reports = 0,
                    decided_at = @now, decided_by = @me WHERE id = @PostId
                """, new { command.PostId, to, gone = to == PostState.NotShown, now, me = user.Id }, ct);
            await db.Execute("UPDATE peersupport_report SET settled_at = @now WHERE post_id = @PostId AND settled_at IS NULL", new { command.PostId, now }, ct);
            await history.Add(Subject.Post, command.PostId, post.State.ToString(), to.ToString(), ct: ct);
            return default;
        }
    }

    /// <summary>The buttons of the group's page lead here; it is seen by itself only where it was refused.</summary>
    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.Moderate, On = nameof(PeerRoomId))]
    internal sealed class Page(ISend send) : FormPage
    {
        public Guid PeerRoomId { get; set; }
        public Guid PostId { get; set; }
        public PostDeed? Deed { get; set; }
        public PostState State { get; set; }

        public void OnGet() => ModelState.Clear();

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(PeerRoomId, PostId, Deed, State), ct);
            return Redirect($"/peersupport/rooms/{PeerRoomId}?Said={Deed}");
        });
    }
}
