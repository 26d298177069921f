using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.People;

/// <summary>Copies which records are one, as Families tells it: rows keep the id that they were written with, lists and rules read it as the kept one's.</summary>
internal sealed class MergedRecords(Db db)
{
    /// <summary>Notes what was told, and reads anew who is kept among those whom it concerns; a joining and its undoing may come in either order.</summary>
    /// <param name="by">1 for a joining, -1 for its undoing.</param>
    internal async Task Heard(Guid keptId, Guid mergedId, bool ofHousehold, int by, CancellationToken ct)
    {
        var row = new { keptId, mergedId, ofHousehold, by };
        if (await db.Execute("UPDATE familyhubs_alias_told SET standing = standing + @by WHERE merged_id = @mergedId AND kept_id = @keptId", row, ct) == 0)
            await db.Execute("INSERT INTO familyhubs_alias_told (merged_id, kept_id, of_household, standing) VALUES (@mergedId, @keptId, @ofHousehold, @by)", row, ct);

        var (ids, one) = await Joinings.Around([keptId, mergedId],
            ids => db.Query<Joinings.Told>("SELECT merged_id, kept_id, standing FROM familyhubs_alias_told WHERE merged_id IN @ids OR kept_id IN @ids", new { ids }, ct));
        await db.Execute("DELETE FROM familyhubs_alias WHERE merged_id IN @ids", new { ids }, ct);
        foreach (var (id, kept) in one)
            await db.Execute("INSERT INTO familyhubs_alias (merged_id, kept_id, of_household) VALUES (@id, @kept, @ofHousehold)", new { id, kept, ofHousehold }, ct);
    }
}

/// <summary>Two people are one: bookings, visits and holds of either are read as the kept one's.</summary>
internal sealed class ReadsBookingsAsOneWhenPersonMerged(MergedRecords records, AskedAgain again) : IWhen<PersonMerged>
{
    public async Task Handle(PersonMerged happened, CancellationToken ct)
    {
        await records.Heard(happened.KeptId, happened.MergedId, ofHousehold: false, 1, ct);
        await again.Note([happened.MergedId], ct);
    }
}

/// <summary>They were two people after all: each booking is of whom it recorded.</summary>
internal sealed class PartsBookingsWhenPersonMergeUndone(MergedRecords records) : IWhen<PersonMergeUndone>
{
    public Task Handle(PersonMergeUndone happened, CancellationToken ct) => records.Heard(happened.KeptId, happened.MergedId, ofHousehold: false, -1, ct);
}

/// <summary>Two households are one: no third booking of either; two that stand in one session are shown to a person, not joined.</summary>
internal sealed class ReadsBookingsAsOneWhenHouseholdsMerged(MergedRecords records) : IWhen<HouseholdsMerged>
{
    public Task Handle(HouseholdsMerged happened, CancellationToken ct) => records.Heard(happened.KeptId, happened.MergedId, ofHousehold: true, 1, ct);
}

/// <summary>They were two households after all.</summary>
internal sealed class PartsBookingsWhenHouseholdMergeUndone(MergedRecords records) : IWhen<HouseholdMergeUndone>
{
    public Task Handle(HouseholdMergeUndone happened, CancellationToken ct) => records.Heard(happened.KeptId, happened.MergedId, ofHousehold: true, -1, ct);
}
