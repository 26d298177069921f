using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Devices;

/// <summary>A hub worker sets up a phone or tablet, while online, to take registers at one place without a network.</summary>
internal static class SetUpDevice
{
    /// <param name="Id">Made by the browser: set up again it answers the same.</param>
    /// <param name="Name">What the worker calls it: "Front desk tablet".</param>
    [Allows(Permissions.UseDevice, On = nameof(SiteId))]
    internal sealed record Command(Guid Id, Guid SiteId, string? Name) : ICommand<Answered>;

    /// <param name="NamesHours">How long names may stay on it.</param>
    /// <param name="PinTries">How often a wrong PIN may be tried without a network.</param>
    internal sealed record Answered(Guid DeviceId, Guid SiteId, string Site, int NamesHours, int PinTries);

    /// <summary>The places where the worker may take registers, by name.</summary>
    [Allows(Permissions.UseDevice, Unscoped = "only the user's own places are answered")]
    internal sealed record Query : IQuery<Places>;

    internal sealed record Places(IReadOnlyList<Place> Sites);

    internal sealed record Place(Guid Id, string Name);

    internal sealed class Handler(Db db, History history, ISend send, CurrentUser user, DigestKey key, TimeProvider clock) : ICommandHandler<Command, Answered>
    {
        internal const int LongestName = 80;

        private sealed record Site(string Name, Guid? NeighbourhoodId, DateOnly? ClosedOn);

        public async Task<Answered> Handle(Command command, CancellationToken ct)
        {
            new Refusals().Text(command.Name, "Name", LongestName, "Enter a name by which you know this device")
                .If(command.Id == Guid.Empty, "", "Send an id for the device").Throw();
            var site = (await db.Find<Site>("SELECT name, neighbourhood_id, closed_on FROM familyhubs_site WHERE id = @SiteId", new { command.SiteId }, ct))!;
            if (site.ClosedOn <= clock.Today()) throw new Refused("SiteId", "This place is closed. Choose another.");
            await db.Execute("""
                INSERT INTO familyhubs_device (id, site_id, user_id, name, token_digest, set_up_at, seen_at, unsent, version)
                VALUES (@Id, @SiteId, @me, @name, @digest, @now, @now, 0, 1)
                """, new { command.Id, command.SiteId, me = user.Id ?? Guid.Empty, name = command.Name!.Trim(), digest = key.Of($"device {command.Id:D}"), now = clock.Now() }, ct);
            await history.Add(Subject.Device, command.Id, null, "SetUp", ct: ct);
            return new(command.Id, command.SiteId, site.Name, await send.Number("hub.deviceNamesHours", site.NeighbourhoodId, ct), await send.Number("hub.devicePinTries", site.NeighbourhoodId, ct));
        }
    }

    internal sealed class ListHandler(Db db, CurrentUser user, TimeProvider clock) : IQueryHandler<Query, Places>
    {
        public async Task<Places> Handle(Query query, CancellationToken ct)
        {
            var mine = user.ScopesFor(Permissions.UseDevice);
            return new(await db.Query<Place>("""
                SELECT id, name FROM familyhubs_site WHERE (@everywhere = 1 OR id IN @scopes) AND (closed_on IS NULL OR closed_on > @today) ORDER BY name, id
                """, new { everywhere = mine is null, scopes = mine?.ToList() ?? [], today = clock.Today() }, ct));
        }
    }

    [Allows(Permissions.UseDevice, Unscoped = "only the user's own places are listed, and the command checks the one that is chosen")]
    internal sealed class Page(ISend send) : DoorPage
    {
        public Task<IActionResult> OnGet(CancellationToken ct) => Answer(() => send.Ask(new Query(), ct));

        public Task<IActionResult> OnPost(CancellationToken ct) => Answer(sent => send.Send(Read(sent), ct), ct);

        private static Command Read(JsonElement sent) =>
            new(EntryReading.Id(sent, "id") ?? Guid.Empty, EntryReading.Id(sent, "siteId") ?? Guid.Empty, EntryReading.Text(sent, "name"));
    }
}
