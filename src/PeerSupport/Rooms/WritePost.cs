using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Rooms;

/// <summary>A supporter, or a parent who came by the address, writes on a wall or in a group; it waits until the coordinator has read it.</summary>
internal static class WritePost
{
    /// <param name="SignedAs">A first name of the parent's own choice; a supporter's is what parents call them.</param>
    /// <param name="ReplyTo">What it answers in a group, where that is shown; on a wall nothing is answered.</param>
    [Allows(Permissions.Support, On = nameof(SupporterRoomId))]
    internal sealed record Command(Guid Id, Guid SupporterRoomId, Guid? ReplyTo, string? SignedAs, string? Words) : ICommand<Guid>;

    private sealed record Own(Guid Id, string? KnownAs);

    internal sealed class Handler(Db db, RoomPosts rooms, WordsVault vault, CurrentUser user, TimeProvider clock) : ICommandHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            if (await rooms.By(command.SupporterRoomId, ct) is not { } room) throw new Refused("", "It is closed: nobody writes there any more.");
            if (command.ReplyTo is not null && room.Kind == RoomKind.Wall) throw new Refused("", "On a wall each note stands by itself. Write it as a note of its own.");
            var own = user.Id is null ? null : await db.Find<Own>("SELECT id, known_as FROM peersupport_supporter WHERE user_id = @me", new { me = user.Id }, ct);
            var name = (own is null ? command.SignedAs : own.KnownAs)?.Trim();
            new Refusals()
                .Text(command.Words, nameof(command.Words), Room.LongestWords, "Write something")
                .Text(name, nameof(command.SignedAs), Room.LongestName, own is null ? "Enter a first name, it need not be yours" : "Choose first what parents call you, on About me")
                .If(name is { Length: > 0 } && !name.All(c => char.IsLetter(c) || c is '-' or '\'' or '’'), nameof(command.SignedAs), "Enter one first name, with letters alone")
                .If(command.ReplyTo is { } reply && await db.Find<int>("SELECT COUNT(*) FROM peersupport_post WHERE id = @reply AND room_id = @SupporterRoomId AND state = 'Shown'", new { reply, command.SupporterRoomId }, ct) == 0,
                    "", "What you answer is not shown any more. Write it as a post of its own.")
                .Throw();
            await db.Execute("""
                INSERT INTO peersupport_post (id, room_id, reply_to, supporter_id, signed_as, words, state, held_code, written_at, reports)
                VALUES (@Id, @SupporterRoomId, @ReplyTo, @supporter, @signed, @words, @state, @flag, @now, 0)
                """, new
            {
                command.Id,
                command.SupporterRoomId,
                command.ReplyTo,
                supporter = own?.Id,
                signed = vault.Close(command.Id, name),
                words = vault.Close(command.Id, command.Words!.Trim()),
                state = PostState.Waiting,
                flag = PostFlags.Of(command.Words),
                now = clock.Now(),
            }, ct);
            return command.Id;
        }
    }
}
