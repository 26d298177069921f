using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Antenatal.People;
using Neighbourhood.Contact.Contracts;
using Neighbourhood.Families.Contracts;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.People;

public sealed class HoldsAndObjectionsTests : ArrangedAround
{
    private Task<IReadOnlySet<Guid>> Held(params Guid[] ids) => World.AsSystem().With(s => s.GetRequiredService<DoNotContact>().Held(ids, CancellationToken.None));

    private Task<IReadOnlySet<Guid>> Objects(params Guid[] ids) => World.AsSystem().With(s => s.GetRequiredService<DoNotContact>().Objecting(ids, CancellationToken.None));

    [Fact]
    public async Task A_hold_stands_until_it_is_released_also_when_its_release_is_heard_first()
    {
        var (one, other) = (World.NewId(), World.NewId());
        await Told(new ContactHeld(one, [Mother], HoldKind.Pregnancy, Today), new ContactHeld(one, [Mother], HoldKind.Pregnancy, Today));
        Assert.Equal([Mother], await Held(Mother, Father));
        await Told(new ContactReleased(one, [Mother], HoldKind.Pregnancy, Today));
        Assert.Empty(await Held(Mother, Father));
        await Told(new ContactReleased(other, [Mother], HoldKind.Death, Today), new ContactHeld(other, [Mother], HoldKind.Death, Today));
        Assert.Empty(await Held(Mother));
    }

    [Fact]
    public async Task An_objection_counts_from_its_own_transaction_on_until_it_is_taken_back_or_decided_otherwise()
    {
        var (one, other) = (World.NewId(), World.NewId());
        SharingPurpose[] purposes = [SharingPurpose.EarlyHelp, SharingPurpose.Marketing];
        await World.Happened(new SharingObjectionRecorded(one, Mother, purposes, [])); // immediate
        Assert.Equal([Mother], await Objects(Mother, Father));
        Assert.Equal(["EarlyHelp"], await World.Sql<string>("SELECT purpose FROM antenatal_objection"));
        await Told(new SharingObjectionWithdrawn(one, Mother, purposes, []));
        await World.Happened(new SharingObjectionRecorded(other, Mother, [SharingPurpose.DirectCare], []));
        await Told(new SharingObjectionOverridden(other, Mother, [SharingPurpose.DirectCare], []));
        await World.Happened(new SharingObjectionRecorded(World.NewId(), Mother, [SharingPurpose.Research], []));
        Assert.Empty(await Objects(Mother));
    }

    [Fact]
    public async Task Joined_records_are_read_as_one_over_any_number_of_steps_and_parted_again()
    {
        var (kept, last) = (World.NewId(), World.NewId());
        await Told(new ContactHeld(World.NewId(), [Mother], HoldKind.Pregnancy, Today), new PersonMerged(kept, Mother), new PersonMerged(last, kept));
        Assert.Equal([last], await Held(last));
        await Told(new PersonMergeUndone(last, kept));
        Assert.Empty(await Held(last));
        Assert.Equal([kept], await Held(kept));
        await Told(new PersonMergeUndone(kept, Mother));
        Assert.Equal([Mother], await Held(kept, Mother));
        var household = World.NewId();
        await Told(new HouseholdMergeUndone(household, Family), new HouseholdsMerged(household, Family)); // in the wrong order
        Assert.Empty(await World.Sql<Guid>("SELECT merged_id FROM antenatal_alias"));
    }

    [Fact]
    public async Task Who_is_restricted_loses_the_small_area_that_was_copied_for_figures_and_keeps_the_locality()
    {
        await Pregnant();
        await World.Happened(new PersonRestricted(Mother)); // immediate
        Assert.Equal([1], await World.Sql<int>("SELECT COUNT(*) FROM antenatal_pregnancy WHERE lsoa IS NULL AND imd_decile IS NULL AND locality_id IS NOT NULL"));
    }
}
