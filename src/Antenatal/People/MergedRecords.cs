using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.People;

/// <summary>Copies which records are one, as Families tells it: rows keep the id that they were written with, lists and rules read it as the kept one's.</summary>
internal sealed class MergedRecords(Db db)
{
    /// <summary>Notes what was told, and reads anew who is kept among those whom it concerns; a joining and its undoing may come in either order.</summary>
    /// <param name="by">1 for a joining, -1 for its undoing.</param>
    internal async Task Heard(Guid keptId, Guid mergedId, int by, CancellationToken ct)
    {
        var row = new { keptId, mergedId, by };
        if (await db.Execute("UPDATE antenatal_alias_told SET standing = standing + @by WHERE merged_id = @mergedId AND kept_id = @keptId", row, ct) == 0)
            await db.Execute("INSERT INTO antenatal_alias_told (merged_id, kept_id, standing) VALUES (@mergedId, @keptId, @by)", row, ct);

        var (ids, one) = await Joinings.Around([keptId, mergedId],
            ids => db.Query<Joinings.Told>("SELECT merged_id, kept_id, standing FROM antenatal_alias_told WHERE merged_id IN @ids OR kept_id IN @ids", new { ids }, ct));
        await db.Execute("DELETE FROM antenatal_alias WHERE merged_id IN @ids", new { ids }, ct);
        foreach (var (id, kept) in one)
            await db.Execute("INSERT INTO antenatal_alias (merged_id, kept_id) VALUES (@id, @kept)", new { id, kept }, ct);
    }
}

/// <summary>Two people are one: pregnancies, holds and objections of either are read as the kept one's.</summary>
internal sealed class ReadsPregnanciesAsOneWhenPersonMerged(Db db, MergedRecords records, Aliases aliases, LookAgain again, ISend send, TimeProvider clock) : IWhen<PersonMerged>
{
    public async Task Handle(PersonMerged happened, CancellationToken ct)
    {
        await records.Heard(happened.KeptId, happened.MergedId, 1, ct);
        var ids = await aliases.AllOf(happened.KeptId, ct);
        // The stricter of two restrictions holds: where Families says no area of hers, none of either record is kept here.
        if (await send.Ask(new GetReportArea([happened.KeptId], clock.Today()), ct) is not [{ Lsoa: not null }]) await DropsAreaWhenPersonRestricted.Drop(db, ids, ct);
        // Two that are open are not joined: whoever looks after each sees which stays.
        if (await db.Find<int>("""
            SELECT COUNT(*) FROM antenatal_pregnancy WHERE person_id IN @ids AND status IN ('Notified', 'Booked', 'Ongoing', 'Born', 'HandedOver')
            """, new { ids }, ct) > 1) await again.Ask(ids, LookWhy.Twice, ct);
    }
}

/// <summary>They were two people after all: each pregnancy is of whom it recorded.</summary>
internal sealed class PartsPregnanciesWhenPersonMergeUndone(Db db, MergedRecords records, LookAgain again) : IWhen<PersonMergeUndone>
{
    public async Task Handle(PersonMergeUndone happened, CancellationToken ct)
    {
        await records.Heard(happened.KeptId, happened.MergedId, -1, ct);
        foreach (var pregnancy in await db.Query<Guid>("SELECT id FROM antenatal_pregnancy WHERE person_id = @KeptId OR person_id = @MergedId", happened, ct)) await again.End(pregnancy, ct, LookWhy.Twice);
    }
}

/// <summary>Two households are one: what stands under either is found under both.</summary>
internal sealed class ReadsPregnanciesAsOneWhenHouseholdsMerged(MergedRecords records) : IWhen<HouseholdsMerged>
{
    public Task Handle(HouseholdsMerged happened, CancellationToken ct) => records.Heard(happened.KeptId, happened.MergedId, 1, ct);
}

/// <summary>They were two households after all.</summary>
internal sealed class PartsPregnanciesWhenHouseholdMergeUndone(MergedRecords records) : IWhen<HouseholdMergeUndone>
{
    public Task Handle(HouseholdMergeUndone happened, CancellationToken ct) => records.Heard(happened.KeptId, happened.MergedId, -1, ct);
}
