using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Meetings;

/// <summary>A coordinator moves an item up or down the list by one place.</summary>
internal static class MoveItem
{
    [Allows(Permissions.ManageList, On = nameof(ItemId))]
    internal sealed record Command(Guid ItemId, bool Up, int Version) : ICommand;

    internal sealed class Handler(Db db, MeetingSteps steps) : ICommandHandler<Command>
    {
        private sealed record Row(Guid Id, int Place, int Version);

        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var meetingId = await db.Find<Guid>("SELECT meeting_id FROM mdt_item WHERE id = @ItemId", command, ct);
            Meeting.CheckIs((await steps.Find(meetingId, ct)).Status, "its list cannot be put in another order", MeetingStatus.ListOpen, MeetingStatus.ListClosed, MeetingStatus.InProgress);
            var list = await db.Query<Row>("""
                SELECT id, place, version FROM mdt_item WHERE meeting_id = @meetingId AND status = 'Listed' ORDER BY place
                """, new { meetingId }, ct);
            var mine = list.FirstOrDefault(i => i.Id == command.ItemId) ?? throw new Refused("", "Only an item that is still to come can be moved");
            if (mine.Version != command.Version) throw new Conflict("Somebody else has changed this item. Look at the list as it stands now, then move it.");
            var other = command.Up ? list.LastOrDefault(i => i.Place < mine.Place) : list.FirstOrDefault(i => i.Place > mine.Place);
            if (other is null) return default;
            await db.Execute("UPDATE mdt_item SET place = @Place, version = version + 1 WHERE id = @Id", new { mine.Id, other.Place }, ct);
            await db.Execute("UPDATE mdt_item SET place = @Place, version = version + 1 WHERE id = @Id", new { other.Id, mine.Place }, ct);
            return default;
        }
    }

    [Allows(Permissions.ManageList, On = nameof(ItemId))]
    internal sealed class Page(ISend send) : MeetingPage(send)
    {
        public Guid ItemId { get; set; }
        public bool Up { get; set; }

        public Task<IActionResult> OnPost(CancellationToken ct) => Do(() => Sender.Send(new Command(ItemId, Up, Version), ct));
    }
}
