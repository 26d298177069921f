using System.Text.Json;
using Microsoft.Extensions.Logging;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Devices;

/// <summary>
/// Takes what one request of a device brings: each entry alone in its transaction, in the order of kinds, so that one that is refused stops no other. A concern is
/// always taken, whatever stands with the device.
/// </summary>
internal sealed class Synchroniser(ISend send, ILogger<Synchroniser> log)
{
    internal const int MostEntries = 200;

    /// <summary>Two devices that meet at one row: who was second tries again and meets what stands by then.</summary>
    private const int Tries = 4;

    private static readonly EntryAnswer Unreadable = EntryAnswer.Of(null, Taken.Not(EntryReason.BadContent, new EntryAnswer.Mend("", "This entry could not be read.")));

    internal async Task<SyncAnswer> Run(Guid? deviceId, int unsent, IReadOnlyList<JsonElement> sent, CancellationToken ct)
    {
        var read = sent.Select(EntryReading.Read).ToList();
        var open = deviceId is { } known && await Greet(known, unsent, ct);
        var answers = new List<EntryAnswer>();
        foreach (var entry in read.Select(r => r.Entry).OfType<DeviceEntry>().OrderBy(e => EntryReading.Turn(e.Kind)))
            if (entry.Kind == EntryKind.Concern) answers.AddRange(await Concern(open ? deviceId : null, entry, ct));
            else if (open) answers.AddRange(await Take(deviceId!.Value, entry, ct));
        if (!open) return new([.. answers], new(0, 0, 0, 0), [], [], [], Ended: true);

        foreach (var (id, _) in read.Where(r => r.Entry is null)) answers.Add(Unreadable with { Id = id });
        var sessions = read.Select(r => r.Entry?.SessionId).OfType<Guid>().Distinct().ToList();
        var now = await send.Ask(new SynchroniseDevice.Query(deviceId!.Value, sessions), ct);
        // A closing among them may have come to what was taken before it, in this request and in earlier ones.
        var after = now.AfterClose.ToDictionary(a => a.Id!.Value);
        return new(
            [.. answers.Select(a => a.Id is { } id && a.Reason != EntryReason.OtherContent && after.TryGetValue(id, out var since) ? since : a)], now.Sum, now.Sessions, now.Drop, now.Rename, Ended: false,
            [.. now.AfterClose.Where(a => answers.All(one => one.Id != a.Id))]);
    }

    private async Task<bool> Greet(Guid deviceId, int unsent, CancellationToken ct)
    {
        try
        {
            return await send.Send(new GreetDevice.Command(deviceId, unsent), ct);
        }
        catch (NotFound)
        {
            return false; // unknown, or of another site: to its worker the same as ended
        }
    }

    /// <summary>Kept before anything is said of it, by itself: no fault in the row of the device may lose it.</summary>
    private async Task<IReadOnlyList<EntryAnswer>> Concern(Guid? deviceId, DeviceEntry entry, CancellationToken ct)
    {
        Taken taken;
        try
        {
            taken = Taken.Joined(await send.Send(EntryTaking.ConcernOf(entry), ct));
        }
        catch (Refused refused)
        {
            taken = Taken.Not(EntryReason.Refused, EntryAnswer.Mend.Of(refused.Reasons));
        }
        catch (Conflict)
        {
            taken = Taken.OtherContent;
        }
        catch (Exception fault) when (fault is not (Busy or OperationCanceledException))
        {
            log.LogError("A concern {EntryId} could not be saved: {Error}", entry.Id, fault.GetType().Name);
            return [];
        }
        if (deviceId is not { } device) return [EntryAnswer.Of(entry.Id, taken)];
        return taken == Taken.OtherContent || await Take(device, entry, ct) is not [var kept] ? [EntryAnswer.Of(entry.Id, taken)] : [kept];
    }

    /// <summary>None where it could not be judged now: nothing of it is kept, the device keeps it and sends it again.</summary>
    private async Task<IReadOnlyList<EntryAnswer>> Take(Guid deviceId, DeviceEntry entry, CancellationToken ct)
    {
        for (var tries = 1; ; tries++)
            try
            {
                return [await Judge(deviceId, entry, last: tries == Tries, ct)];
            }
            catch (Conflict) when (tries < Tries)
            {
                // Somebody else was first at this row; what stands now is read anew.
            }
            catch (Exception fault) when (fault is not (Busy or OperationCanceledException))
            {
                log.LogError("An entry {EntryId} of kind {Kind} could not be taken: {Error}", entry.Id, entry.Kind, fault.GetType().Name);
                return [];
            }
    }

    private async Task<EntryAnswer> Judge(Guid deviceId, DeviceEntry entry, bool last, CancellationToken ct)
    {
        RefuseEntry.Command refusal;
        try
        {
            return await send.Send(new TakeEntry.Command(deviceId, entry), ct);
        }
        catch (NotTaken not)
        {
            refusal = new(deviceId, entry, not.Code, not.Reasons);
        }
        catch (Refused refused)
        {
            refusal = new(deviceId, entry, EntryReason.Refused, EntryAnswer.Mend.Of(refused.Reasons));
        }
        catch (Exception no) when (no is NotFound or Denied)
        {
            refusal = new(deviceId, entry, EntryReason.NotFound, [new("", no.Message)]);
        }
        catch (Conflict) when (last)
        {
            refusal = new(deviceId, entry, EntryReason.OtherContent, [new("", "What this stands on was saved before with other content.")]);
        }
        return await send.Send(refusal, ct);
    }
}
