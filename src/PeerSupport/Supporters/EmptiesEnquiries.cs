using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Supporters;

/// <summary>Somebody who would like to volunteer and with whom nobody came to talk goes no further after some months: what they wrote is removed.</summary>
internal sealed class EmptiesEnquiries(Db db, SupporterSteps steps, ISend send, TimeProvider clock) : ITimed
{
    private const int Batch = 50;

    public string Name => "peersupport.enquiries.empty";

    public TimeSpan Period => TimeSpan.FromHours(6);

    public async Task Run(CancellationToken ct)
    {
        var before = clock.Now().AddDays(-await send.Number("peer.keepEnquiryDays", ct: ct));
        var over = await db.Query<Guid>("""
            SELECT s.id FROM peersupport_supporter s JOIN peersupport_enquiry e ON e.supporter_id = s.id WHERE s.status = 'Enquired' AND e.received_at <= @before
            ORDER BY e.received_at, s.id OFFSET 0 ROWS FETCH NEXT @Batch ROWS ONLY
            """, new { before, Batch }, ct);
        foreach (var id in over)
            await db.InOne(async () =>
            {
                if (!await steps.Brought(id, SupporterStatus.Left, Departures.Label(LeaveReason.NoAnswer), ct)) return;
                await db.Execute("UPDATE peersupport_supporter SET left_on = @today WHERE id = @id", new { id, today = clock.Today() }, ct);
                await Enquiring.Empty(db, clock, id, ct);
            }, ct);
    }
}
