using Neighbourhood.Areas.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Programmes;

namespace Neighbourhood.PeerSupport.Supporters;

/// <summary>The program keeps what somebody wrote who would like to volunteer, for the coordinator of the area that they name.</summary>
internal static class ReceiveEnquiry
{
    /// <param name="SupporterId">Made by the form: a second press is the same enquiry.</param>
    /// <param name="Postcode">Chooses the programme, and is not kept.</param>
    /// <param name="Network">A digest; null where it is not known from where it comes.</param>
    [Allows(Permissions.WriteSupporters, Unscoped = "the program keeps what comes from the public page; it belongs to no programme yet")]
    internal sealed record Command(Guid SupporterId, Enquiry Enquiry, string? Postcode, string? Network) : ICommand;

    internal sealed class Handler(Db db, ISend send, SupporterVault vault, History history, ProgrammeOf programmes, TimeProvider clock) : ICommandHandler<Command>
    {
        private sealed record Tried(int Tries);

        private sealed record Open(Guid Id);

        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var enquiry = command.Enquiry.Cleaned();
            enquiry.Check();
            if (await db.Find<int>("SELECT COUNT(*) FROM peersupport_supporter WHERE id = @SupporterId", new { command.SupporterId }, ct) > 0) return default;
            var area = Folded.Postcode(command.Postcode) is { Length: > 0 and <= 10 } ? (await send.Ask(new GetAreaOf(command.Postcode!.Trim(), clock.Today()), ct)).NeighbourhoodId : null;
            var programme = await programmes.Area(area, ct) is { } found ? found.Id
                : (await db.Query<Open>("SELECT id FROM peersupport_programme WHERE closed_on IS NULL ORDER BY opened_on, id", ct: ct)) is [{ } first, ..] ? first.Id : throw new Refused("", "Nobody takes on volunteers here at the moment, so this was not sent. Try again later");
            if (await IsFull(command.Network, ct)) return default;
            await Enquiring.Keep(db, vault, history, clock, command.SupporterId, programme, area, enquiry, ct);
            return default;
        }

        private async Task<bool> IsFull(string? network, CancellationToken ct)
        {
            if (network is null) return false;
            var now = clock.Now();
            var row = new { network, hour = new DateTimeOffset(now.Year, now.Month, now.Day, now.Hour, 0, 0, TimeSpan.Zero) };
            var before = await db.Find<Tried>("SELECT tries FROM peersupport_address WHERE address_digest = @network AND hour_at = @hour", row, ct);
            if (before?.Tries >= await send.Number("peer.enquiriesPerAddressHour", ct: ct)) return true;
            if (before is null) await db.Execute("INSERT INTO peersupport_address (address_digest, hour_at, tries) VALUES (@network, @hour, 1)", row, ct);
            else await db.Execute("UPDATE peersupport_address SET tries = tries + 1 WHERE address_digest = @network AND hour_at = @hour", row, ct);
            return false;
        }
    }
}
