using Neighbourhood.Antenatal.Contracts;
using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Losses;

/// <summary>Messages that were held when one of several babies was lost, until her midwife has read each again.</summary>
internal sealed class Rereading(Db db, ISend send)
{
    /// <summary>Who keeps messages.</summary>
    private const string Messages = "Contact";

    private sealed record Row(DateTimeOffset? RereadFrom);

    /// <summary>Since when; null where nothing is to be read again.</summary>
    internal async Task<DateTimeOffset?> Since(Guid pregnancyId, CancellationToken ct) =>
        (await db.Find<Row>("SELECT reread_from FROM antenatal_pregnancy WHERE id = @pregnancyId", new { pregnancyId }, ct))?.RereadFrom;

    internal async Task<IReadOnlyList<string>> Held(PregnancySteps.Now now, CancellationToken ct) =>
        [.. (await send.Ask(new GatherWouldCancel(now.Id, now.PersonId), ct)).Where(p => p is { Module: Messages, WasCancelled: true }).Select(p => p.Says)];
}
