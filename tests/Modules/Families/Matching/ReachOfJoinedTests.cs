using Neighbourhood.Families.Contracts;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Families.Matching;

public sealed class ReachOfJoinedTests : IAsyncLifetime
{
    private World _world = null!;
    private RegisterFamily _kept = null!;
    private RegisterFamily _merged = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await FamiliesWorld.Start();
        _kept = await _world.Family();
        _merged = await _world.Family(_world.Form("Amy", "Okaforr", "ZH2 2BB"));
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private async Task<GetReach.Answer> Reach(Guid personId) => (await _world.AsSystem().Ask(new GetReach(personId)))!;

    [Fact]
    public async Task Whoever_is_restricted_under_one_of_two_joined_records_is_restricted_under_both_and_open_again_when_they_are_parted()
    {
        var join = await _world.Join(_merged.Adult!.PersonId, _kept.Adult!.PersonId);
        Assert.False((await Reach(_kept.Adult.PersonId)).Restricted);
        await _world.Restrict(_merged.Adult.PersonId);
        Assert.True((await Reach(_kept.Adult.PersonId)).Restricted);
        Assert.True((await Reach(_merged.Adult.PersonId)).Restricted);
        await _world.Part(join);
        Assert.False((await Reach(_kept.Adult.PersonId)).Restricted);
    }

    [Fact]
    public async Task A_merged_id_answers_as_the_kept_person_and_a_death_or_an_unsafe_number_of_either_record_is_that_of_both()
    {
        await _world.Join(_merged.Adult!.PersonId, _kept.Adult!.PersonId);
        Assert.Equal("Amara", (await Reach(_merged.Adult.PersonId)).FirstName);
        var (kept, merged) = (_kept.Adult.PersonId, _merged.Adult.PersonId);
        await _world.Arrange("UPDATE families_contact_point SET safe_to_leave_message = 'Yes' WHERE person_id = @kept", new { kept });
        await _world.Arrange("UPDATE families_contact_point SET safe_to_leave_message = 'No' WHERE person_id = @merged", new { merged });
        Assert.Equal(SafeToUse.No, Assert.Single((await Reach(kept)).Points, p => p.Mode == ReachMode.Text).Safe);
        await _world.Arrange("UPDATE families_person SET deceased_on = '2026-03-01' WHERE id = @merged", new { merged });
        Assert.True((await Reach(kept)).Deceased);
    }

    [Fact]
    public async Task A_household_that_was_joined_with_one_where_somebody_is_restricted_is_restricted()
    {
        var other = await _world.Family(_world.Form("Bo", "Hart", "ZH2 3CC", "07700 900777"));
        await _world.DataQuality().Send(new Neighbourhood.Families.Matching.JoinHouseholds.Command(_world.NewId(), _kept.HouseholdId, other.HouseholdId, _kept.HouseholdId, MatchingWorld.Why));
        Assert.False((await Reach(_kept.Adult!.PersonId)).Restricted);
        await _world.Restrict(other.Adult!.PersonId);
        Assert.True((await Reach(_kept.Adult.PersonId)).Restricted);
    }

    [Fact]
    public async Task What_may_not_be_told_under_one_record_may_not_be_told_under_the_other_and_who_is_connected_under_one_is_under_both()
    {
        var partner = await _world.Family(_world.Form("Bo", "Hart", "ZH2 3CC", "07700 900777"));
        var (kept, merged, to) = (_kept.Adult!.PersonId, _merged.Adult!.PersonId, partner.Adult!.PersonId);
        await _world.Arrange("""
            INSERT INTO families_telling (id, about_id, to_id, subject, allowed, said_by_id, reason, from_on, recorded_at) VALUES (@id, @kept, @to, 'Anything', 1, @kept, 'She said so', '2026-03-01', '2026-03-01 10:00:00.000')
            """, new { id = _world.NewId(), kept, to });
        await _world.Arrange("""
            INSERT INTO families_telling (id, about_id, to_id, subject, allowed, reason, from_on, recorded_at) VALUES (@id, @merged, @to, 'Anything', 0, 'She is afraid of him', '2026-03-01', '2026-03-01 10:00:00.000')
            """, new { id = _world.NewId(), merged, to });
        await _world.Arrange("""
            INSERT INTO families_relationship (id, pair_id, person_id, other_id, type, main_carer, informal_carer, recorded_at, version) VALUES (@id, @id, @merged, @to, 'Partner', 0, 0, '2026-03-01 10:00:00.000', 1)
            """, new { id = _world.NewId(), merged, to });
        Assert.Equal((Telling.Yes, false), (await MayBeTold(kept, to), await _world.AsSystem().Ask(new AreConnected(kept, to))));
        await _world.Join(merged, kept);
        Assert.Equal((Telling.No, true), (await MayBeTold(kept, to), await _world.AsSystem().Ask(new AreConnected(kept, to))));
    }

    private Task<Telling> MayBeTold(Guid about, Guid to) => _world.AsSystem().Ask(new MayBeTold(about, to, TellingSubject.CasePlan));
}
