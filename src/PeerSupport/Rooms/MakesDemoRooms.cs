using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Rooms;

/// <summary>A made-up group with what is shown, what waits and what was reported, and a wall of a hub. The group's id is left as "peer:room"; its address is printed.</summary>
internal sealed class MakesDemoRooms(ISend send, CurrentUser user, DigestKey key, TimeProvider clock) : IDemoPart
{
    public int Order => 66;

    public string Says => "groups and walls of peer support";

    public async Task Make(Kernel.Demo demo, CancellationToken ct)
    {
        if (!demo.Ids.TryGetValue("peer:programme", out var programme) || !demo.Accounts.TryGetValue("peersupporter", out var supporter) || !demo.Accounts.TryGetValue("peercoordinator", out var coordinator)) return;
        user.IsSystemFor(coordinator);
        var room = await send.Send(new OpenRoom.Command(clock.NewId(), programme, null, Topic.Premature, RoomKind.Group, "Early babies", "For parents whose baby came early, and for those who have been there"), ct);
        Guid? site = demo.Ids.TryGetValue("site:marram", out var marram) ? marram : null;
        await send.Send(new OpenRoom.Command(clock.NewId(), programme, site, Topic.NewBaby, RoomKind.Wall, "What helped in the first weeks", "For everybody with a new baby"), ct);
        var secret = Room.NewSecret();
        await send.Send(new GiveRoomAddress.Command(room, Room.Digest(key, secret)), ct);
        demo.Lines.Add($"A group's page for parents: {Room.Path(secret)}");
        demo.Ids["peer:room"] = room;
        user.IsSystemFor(null);
        var first = await Write(room, "Sky", "Somebody who sat with me by the cot and said nothing. That helped most.", null, ct);
        var reported = await Write(room, "Wren", "Everybody who says that it gets easier has forgotten how it was.", null, ct);
        await Write(room, "Ash", "Does anybody know a doctor who is kind? Ours wants to give her 5 ml of something.", null, ct);
        await Write(room, "Sol", "Ring me on 07700 900744 if you want to talk.", null, ct);
        await Show(room, first, coordinator, ct);
        await Show(room, reported, coordinator, ct);
        user.IsSystemFor(supporter);
        await Show(room, await Write(room, null, "The same for me. It is all right to be angry, too.", first, ct), coordinator, ct);
        user.IsSystemFor(null);
        await send.Send(new ReportPost.Command(clock.NewId(), room, reported, ReportWhy.Unkind), ct);
    }

    private async Task Show(Guid room, Guid post, Guid coordinator, CancellationToken ct)
    {
        user.IsSystemFor(coordinator);
        await send.Send(new DecidePost.Command(room, post, PostDeed.Show, PostState.Waiting), ct);
    }

    private Task<Guid> Write(Guid room, string? name, string words, Guid? replyTo, CancellationToken ct) => send.Send(new WritePost.Command(clock.NewId(), room, replyTo, name, words), ct);
}
