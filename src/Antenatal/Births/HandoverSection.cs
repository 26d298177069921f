using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Births;

/// <summary>On a pregnancy's page, from the birth on: whether the health visitors have received the family, and how the midwife's care ends.</summary>
internal sealed class HandoverSection(Handovers handovers, OpenThings open, BornBabies babies, ISend send, CurrentUser user, TimeProvider clock) : IPregnancySection
{
    public string Permission => Permissions.View;

    public int Order => 60;

    public string Partial => "/Antenatal/Births/HandoverSection.cshtml";

    /// <param name="Open">What is still open, where the care could end otherwise.</param>
    internal sealed record Model(Guid PregnancyId, IReadOnlyList<Line> Lines, bool MaySend, bool MayEnd, IReadOnlyList<string> Open);

    internal sealed record Line(Guid Id, DateOnly SentOn, string To, string How, bool Late, bool ToMe);

    public async Task<object?> For(PregnancySteps.Now pregnancy, CancellationToken ct)
    {
        if (pregnancy.Status is not (PregnancyStatus.Born or PregnancyStatus.HandedOver or PregnancyStatus.Closed)) return null;
        var rows = await handovers.Of(pregnancy.Id, ct);
        var goes = await handovers.Goes(pregnancy, ct);
        if (pregnancy.Status == PregnancyStatus.Closed && rows.Count == 0 && !goes) return null;
        var staff = await send.Names(rows.SelectMany(r => new[] { r.ToUserId, r.ReceivedBy }), ct);
        var died = (await babies.Of(pregnancy.Id, ct)) is { Count: > 0 } born && born.All(b => b.DiedOn is not null);
        var ends = pregnancy.Status == PregnancyStatus.HandedOver || (pregnancy.Status == PregnancyStatus.Born && died);
        return new Model(pregnancy.Id, [.. rows.Select(r => Of(r, staff))], goes && !died && user.May(Permissions.HandOver),
            ends && user.May(Permissions.Write), ends ? await open.Of(pregnancy.Id, ct) : []);
    }

    private Line Of(Handovers.Standing row, Func<Guid?, string> staff) => new(row.Id, row.SentOn, row.ToUserId is { } one ? staff(one) : "the health visitors' team",
        row.ReceivedOn is { } received ? $"received on {received.Date()}, {staff(row.ReceivedBy)}" : row.WithdrawnOn is not null ? "sent to somebody else since" : $"to be received by {row.ReplyBy.Date()}",
        row.Waits && row.ReplyBy < clock.Today(), row.WithdrawnOn is null && user.May(Permissions.ReceiveHandOver));
}
