using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport;
using Neighbourhood.PeerSupport.Rooms;
using Neighbourhood.Testing;

namespace Neighbourhood.Modules.PeerSupport.Rooms;

/// <summary>A group of the programme with an address for parents, and a supporter who may write there.</summary>
public abstract class ArrangedRooms : ArrangedPeers
{
    protected const string Secret = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
    protected static IPAddress Home { get; } = IPAddress.Parse("192.0.2.7");

    internal Guid RoomId { get; private set; }
    internal Guid Supporter { get; private set; }
    internal Actor Robin { get; private set; } = null!;

    internal OpenRoom.Command Opening(Guid? programme = null, string? title = "Early babies in Sale", Topic? topic = Topic.Premature, RoomKind? kind = RoomKind.Group, Guid? site = null) =>
        new(World.NewId(), programme ?? Programme, site, topic, kind, title, "For parents whose baby came early");

    internal async Task Opened()
    {
        RoomId = await Coordinator.Send(Opening());
        await Coordinator.Send(new GiveRoomAddress.Command(RoomId, await Digest(Secret)));
        (Supporter, Robin) = await Supporting();
    }

    internal Task<string> Digest(string secret) => World.AsSystem().With(scope => Task.FromResult(Room.Digest(scope.GetRequiredService<DigestKey>(), secret)));

    /// <summary>As a parent who came by the address: through the door, as nobody.</summary>
    internal Task<Guid> ParentWrites(string words = "Somebody to sit with me helped most.", string name = "Sky", Guid? replyTo = null, Guid? id = null) =>
        World.AsSystem().Send(new WritePost.Command(id ?? World.NewId(), RoomId, replyTo, name, words));

    internal async Task<Guid> ShownPost(string words = "Somebody to sit with me helped most.")
    {
        var id = await ParentWrites(words);
        await Coordinator.Send(new DecidePost.Command(RoomId, id, PostDeed.Show, PostState.Waiting));
        return id;
    }

    internal async Task<PostState> StateOf(Guid postId) => Enum.Parse<PostState>((await World.Sql<string>("SELECT state FROM peersupport_post WHERE id = @postId", new { postId })).Single());

    internal Task<IReadOnlyList<RoomPosts.Post>> Read() => World.AsSystem().With(scope => scope.GetRequiredService<RoomPosts>().Shown(RoomId, default));
}
