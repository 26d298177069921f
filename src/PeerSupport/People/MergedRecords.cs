using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.People;

/// <summary>Copies which records are one, as Families tells it: rows keep the id that they were written with, lists and rules read it as the kept one's.</summary>
internal sealed class MergedRecords(Db db)
{
    /// <summary>Notes what was told, and reads anew who is kept among those whom it concerns; a joining and its undoing may come in either order.</summary>
    /// <param name="by">1 for a joining, -1 for its undoing.</param>
    internal async Task Heard(Guid keptId, Guid mergedId, int by, CancellationToken ct)
    {
        var row = new { keptId, mergedId, by };
        if (await db.Execute("UPDATE peersupport_alias_told SET standing = standing + @by WHERE merged_id = @mergedId AND kept_id = @keptId", row, ct) == 0)
            await db.Execute("INSERT INTO peersupport_alias_told (merged_id, kept_id, standing) VALUES (@mergedId, @keptId, @by)", row, ct);

        var (ids, one) = await Joinings.Around([keptId, mergedId],
            ids => db.Query<Joinings.Told>("SELECT merged_id, kept_id, standing FROM peersupport_alias_told WHERE merged_id IN @ids OR kept_id IN @ids", new { ids }, ct));
        await db.Execute("DELETE FROM peersupport_alias WHERE merged_id IN @ids", new { ids }, ct);
        foreach (var (id, kept) in one)
            await db.Execute("INSERT INTO peersupport_alias (merged_id, kept_id) VALUES (@id, @kept)", new { id, kept }, ct);
    }
}

/// <summary>Two people are one: what was asked, holds and objections of either are read as the kept one's; what stands twice, and who turns out to know whom, is put to the coordinator.</summary>
internal sealed class ReadsPeersAsOneWhenPersonMerged(
    MergedRecords records, Aliases aliases, DoNotContact contact, Silences silences, Stops stops, Looks looks, Rechecks rechecks) : IWhen<PersonMerged>
{
    public async Task Handle(PersonMerged happened, CancellationToken ct)
    {
        await records.Heard(happened.KeptId, happened.MergedId, 1, ct);
        var ids = await aliases.AllOf(happened.KeptId, ct);
        if ((await contact.Died(ids, ct)).Count > 0) await stops.OfPerson(happened.KeptId, ct);
        if ((await contact.Held(ids, ct)).Count > 0) await silences.Silence(ids, Silences.Hold, LookWhy.Held, ct);
        if ((await contact.Objecting(ids, ct)).Count > 0) await silences.Silence(ids, Silences.Objection, LookWhy.Objected, ct);
        var open = await looks.OpenRequests(ids, ct);
        // Two that are open are not joined: the coordinator sees which stays.
        if (open.Count > 1)
            foreach (var request in open) await looks.Ask(request, LookWhy.Twice, ct);
        await rechecks.Conflicts(ids, ct);
    }
}

/// <summary>They were two people after all: each request is of whom it was written for.</summary>
internal sealed class PartsPeersWhenPersonMergeUndone(MergedRecords records, DoNotContact contact, Silences silences, Looks looks) : IWhen<PersonMergeUndone>
{
    public async Task Handle(PersonMergeUndone happened, CancellationToken ct)
    {
        await records.Heard(happened.KeptId, happened.MergedId, -1, ct);
        await looks.End([happened.KeptId, happened.MergedId], LookWhy.Twice, ct);
        // What was silent because of the other record is asked about, and opens by nobody but the coordinator.
        await silences.Lifted([happened.KeptId, happened.MergedId], ct);
        // What ended because the other record was of somebody who died ended by mistake: nothing is restored.
        foreach (var one in new[] { happened.KeptId, happened.MergedId })
            if ((await contact.Died([one], ct)).Count == 0) await looks.AskOfDeath(one, ct);
    }
}

/// <summary>Two households are one: what stands under either is found under both.</summary>
internal sealed class ReadsPeersAsOneWhenHouseholdsMerged(MergedRecords records) : IWhen<HouseholdsMerged>
{
    public Task Handle(HouseholdsMerged happened, CancellationToken ct) => records.Heard(happened.KeptId, happened.MergedId, 1, ct);
}

/// <summary>They were two households after all.</summary>
internal sealed class PartsPeersWhenHouseholdMergeUndone(MergedRecords records) : IWhen<HouseholdMergeUndone>
{
    public Task Handle(HouseholdMergeUndone happened, CancellationToken ct) => records.Heard(happened.KeptId, happened.MergedId, -1, ct);
}
