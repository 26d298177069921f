using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Sites;

/// <summary>A hub manager takes a room out of use from a day; the sessions that are still planned in it are seen first.</summary>
internal static class RetireRoom
{
    /// <param name="RetiredOn">The first day on which it is not used.</param>
    /// <param name="SessionsSeen">How many sessions from that day on the manager has seen; they keep the room until each is moved.</param>
    [Allows(Permissions.ManageSites, On = nameof(SiteId))]
    internal sealed record Command(Guid SiteId, Guid RoomId, DateOnly? RetiredOn, int? SessionsSeen, int Version) : ICommand;

    [Allows(Permissions.ManageSites, On = nameof(SiteId))]
    internal sealed record Query(Guid SiteId, Guid RoomId, DateOnly? From) : IQuery<Answer>;

    internal sealed record Answer(string Name, int Version, IReadOnlyList<SessionsAhead.Row> Sessions);

    internal sealed class Answers(Db db, TimeProvider clock) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var room = await RoomRow.Find(db, query.SiteId, query.RoomId, ct);
            return new(room.Name, room.Version, await SessionsAhead.OfRoom(db, query.RoomId, query.From ?? clock.Today(), ct));
        }
    }

    internal sealed class Handler(Db db, History history, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var room = await RoomRow.Find(db, command.SiteId, command.RoomId, ct);
            if (room.RetiredOn is { } retired)
            {
                if (retired == command.RetiredOn) return default; // a second press
                throw new Refused("", $"This room is not used from {When.Date(retired)} on already");
            }
            new Refusals()
                .If(command.RetiredOn is null, "RetiredOn", "Enter the first day on which it is not used")
                .If(command.RetiredOn > clock.Today().AddYears(5), "RetiredOn", "The day must be within five years").Throw();
            var from = command.RetiredOn!.Value;
            SessionsAhead.CheckSeen((await SessionsAhead.OfRoom(db, command.RoomId, from, ct)).Count, command.SessionsSeen, from);
            await db.ExecuteVersioned("UPDATE familyhubs_room SET retired_on = @from, version = version + 1 WHERE id = @RoomId AND version = @Version", new { command.RoomId, command.Version, from }, ct: ct);
            await history.Add(Subject.Site, command.SiteId, null, "Room taken out of use", room.Name, ct);
            return default;
        }
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.ManageSites, On = nameof(SiteId))]
    internal sealed class Page(ISend send) : FormPage
    {
        public Guid SiteId { get; set; }
        public Guid RoomId { get; set; }
        [Display(Name = "The first day")]
        public DateOnly? RetiredOn { get; set; }
        public bool Seen { get; set; }

        /// <summary>How many sessions the page showed when it was ticked.</summary>
        public int Shown { get; set; }

        public int Version { get; set; }

        internal Answer Stands { get; private set; } = null!;

        public async Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            await Show(ct);
            Version = Stands.Version;
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(SiteId, RoomId, RetiredOn, Seen ? Shown : null, Version), ct);
            return Redirect($"/familyhubs/sites/{SiteId}?said=room-retired");
        });

        protected override async Task Show(CancellationToken ct)
        {
            Stands = await send.Ask(new Query(SiteId, RoomId, RetiredOn), ct);
            ModelState.Remove(nameof(Shown));
            Shown = Stands.Sessions.Count;
        }
    }
}
