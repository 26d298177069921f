using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Bookings;

/// <summary>A hub worker takes a booking back: the family does not come, or the hub cannot keep the place. Whoever waits moves up.</summary>
internal static class CancelBooking
{
    [Allows(Permissions.Book, On = nameof(BookingId))]
    internal sealed record Query(Guid BookingId) : IQuery<Answer>;

    internal sealed record Answer(BookedSession Session, string Family, BookingStatus Status, int Version);

    internal sealed class Shows(Db db, ISend send, BookedSessions sessions) : IQueryHandler<Query, Answer>
    {
        private sealed record Kept(Guid SessionId, Guid HouseholdId, BookingStatus Status, int Version);

        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var kept = await db.Find<Kept>("SELECT session_id, household_id, status, version FROM familyhubs_booking WHERE id = @BookingId", query, ct) ?? throw new NotFound("The booking");
            var family = await send.Ask(new GetHouseholds([kept.HouseholdId]), ct);
            return new(await sessions.Find(kept.SessionId, ct), family.Count > 0 ? family[0].Name : "A family", kept.Status, kept.Version);
        }
    }

    /// <param name="ByFamily">They said that they do not come; false where the hub takes the place back; null for not said.</param>
    [Allows(Permissions.Book, On = nameof(BookingId))]
    internal sealed record Command(Guid BookingId, bool? ByFamily, string? Reason, int Version) : ICommand;

    internal sealed class Handler(BookingDesk desk) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            new Refusals().If(command.ByFamily is null, nameof(command.ByFamily), "Say who cancels")
                .Text(command.Reason, nameof(command.Reason), 300, command.ByFamily == false ? "Say why we cannot keep the place" : null).Throw();
            await desk.Cancel(command.BookingId, command.ByFamily!.Value, command.Reason, command.Version, ct);
            return default;
        }
    }

    internal static void Map(IEndpointRouteBuilder api) =>
        api.MapPost("/api/familyhubs/bookings/cancel", async (Command command, ISend send, CancellationToken ct) =>
        {
            await send.Send(command, ct);
            return Results.NoContent();
        });

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.Book, On = nameof(BookingId))]
    internal sealed class Page(ISend send) : FormPage
    {
        public Guid BookingId { get; set; }
        public bool? ByFamily { get; set; }
        public string? Reason { get; set; }
        public int Version { get; set; }

        internal Answer Shown { get; private set; } = null!;

        public async Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            await Show(ct);
            Version = Shown.Version;
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(BookingId, ByFamily, Reason, Version), ct);
            await Show(ct);
            return Redirect($"/familyhubs/sessions/{Shown.Session.Id}/bookings?said=booking-cancelled");
        });

        protected override async Task Show(CancellationToken ct) => Shown = await send.Ask(new Query(BookingId), ct);
    }
}
