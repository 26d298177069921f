using Neighbourhood.Antenatal.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Households;
using Neighbourhood.Families.Matching;
using Neighbourhood.Families.Relations;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Families.Births;

public sealed class RegisterBirthTests : IAsyncLifetime
{
    private static readonly DateOnly Today = new(2026, 3, 2);

    private World _world = null!;
    private RegisterFamily _family = null!;
    private Guid _pregnancy;

    private Guid Mother => _family.Adult!.PersonId;

    private Actor Midwife => _world.As(Roles.Midwife, FamiliesWorld.North);

    public async ValueTask InitializeAsync()
    {
        _world = await FamiliesWorld.Start();
        _family = await _world.Family();
        _pregnancy = _world.NewId();
        await _world.Arrange("UPDATE families_person SET date_of_birth = '1996-05-01', birth_month_only = 0 WHERE id = @Mother", new { Mother });
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private sealed record Row(string FirstName, string? FamilyName, DateOnly? DateOfBirth, string NhsStatus, string? NhsNumber, string Sensitivity, bool IsUnborn);

    private sealed record Tie(string Type, string? ParentalResponsibility);

    private RegisterBirth Birth(params RegisterBirth.Baby[] babies) => new(_pregnancy, babies, Mother);

    private RegisterBirth.Baby Baby(bool live = true, int daysAgo = 1) => new(_world.NewId(), _world.NewId(), Today.AddDays(-daysAgo), live);

    private async Task<Row> RowOf(Guid id) =>
        (await _world.Sql<Row>("SELECT first_name, family_name, date_of_birth, nhs_status, nhs_number, sensitivity, is_unborn FROM families_person WHERE id = @id", new { id })).Single();

    private Task<IReadOnlyList<Tie>> TiesOf(Guid person, Guid other) =>
        _world.Sql<Tie>("SELECT type, parental_responsibility FROM families_relationship WHERE person_id = @person AND other_id = @other", new { person, other });

    private async Task<string> UnbornOf(Guid id) => (await _world.Sql<string>("SELECT state FROM families_unborn WHERE id = @id", new { id })).Single();

    private async Task IsRefused(RegisterBirth birth, string says)
    {
        var refused = await Assert.ThrowsAsync<Refused>(() => Midwife.Send(birth));
        Assert.Equal("Babies", refused.Input);
        Assert.Contains(says, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_baby_joins_its_mothers_household_with_no_name_of_its_own_yet()
    {
        var baby = Baby();
        Assert.Equal([baby.PersonId], await Midwife.Send(Birth(baby)));
        Assert.Equal(new Row("Baby", "Okafor", Today.AddDays(-1), "08", null, "Normal", false), await RowOf(baby.PersonId));
        var card = (await Midwife.Ask(new GetHousehold(_family.HouseholdId)))!;
        Assert.Equal("child", card.Members.Single(m => m.PersonId == baby.PersonId).Role);
        Assert.Equal([new Tie("Parent", "Yes")], await TiesOf(Mother, baby.PersonId));
        Assert.Equal([new Tie("Child", null)], await TiesOf(baby.PersonId, Mother));
        Assert.Equal("Born", await UnbornOf(baby.UnbornId!.Value));
        Assert.Equal(new MembershipChanged(_family.HouseholdId, baby.PersonId, MembershipChange.Joined, Today), _world.Told[^1]);
    }

    [Fact]
    public async Task Twins_are_told_apart_and_are_no_pair_to_compare()
    {
        var (one, two) = (Baby(), Baby());
        await Midwife.Send(Birth(one, two));
        await _world.Deliver();
        Assert.Equal(["First baby", "Second baby"], [(await RowOf(one.PersonId)).FirstName, (await RowOf(two.PersonId)).FirstName]);
        Assert.Empty(await _world.Sql<Guid>("SELECT id FROM families_pair"));
    }

    [Fact]
    public async Task Asked_again_nothing_is_made_twice()
    {
        var baby = Baby();
        await Midwife.Send(Birth(baby));
        Assert.Equal([baby.PersonId], await Midwife.Send(Birth(baby)));
        Assert.Equal(2, (await _world.Sql<Guid>("SELECT id FROM families_person")).Count);
        Assert.Single(await TiesOf(Mother, baby.PersonId));
        await IsRefused(Birth(baby with { PersonId = _world.NewId() }), "recorded already");
    }

    [Fact]
    public async Task A_baby_who_was_not_born_alive_is_no_person_here_and_is_expected_no_more()
    {
        var baby = Baby(live: false);
        Assert.Empty(await Midwife.Send(Birth(baby)));
        Assert.Single(await _world.Sql<Guid>("SELECT id FROM families_person"));
        Assert.Equal("NoLonger", await UnbornOf(baby.UnbornId!.Value));
    }

    [Fact]
    public async Task Who_was_entered_by_hand_as_her_unborn_child_leaves_the_card_once_when_the_one_baby_is_born()
    {
        var (unborn, baby, next) = (await Entered("Sunny"), Baby(), _world.NewId());
        await Midwife.Send(Birth(baby));
        Assert.Equal([Mother, baby.PersonId], await Card());
        Assert.DoesNotContain(_world.Told, t => t is MembershipChanged left && left.PersonId == unborn && left.Change == MembershipChange.Left);
        Assert.Empty(await _world.Sql<Guid>("SELECT id FROM families_pair"));
        next = await Entered("Sky");
        await Midwife.Send(Birth(baby)); // sent again, after another is expected
        Assert.Contains(next, await Card());
    }

    [Fact]
    public async Task Where_it_is_not_plain_who_stood_for_whom_nobody_leaves_and_data_quality_is_asked()
    {
        var (one, two, baby) = (await Entered("Sunny"), await Entered("Sky"), Baby());
        await Midwife.Send(Birth(baby));
        Assert.Equal(4, (await Card()).Count);
        var listed = await _world.As(Roles.DataQuality, FamiliesWorld.North).Ask(new ListPairs.Query());
        Assert.Equal(2, listed.Rows.Count);
        Assert.All(listed.Rows, r => Assert.Contains("unborn child", r.Because, StringComparison.Ordinal));
        Assert.Equal(2, (await _world.Sql<Guid>("SELECT id FROM families_pair WHERE (one_id IN @all AND other_id = @baby) OR (other_id IN @all AND one_id = @baby)", new { all = new List<Guid> { one, two }, baby = baby.PersonId })).Count);
    }

    [Fact]
    public async Task While_another_baby_of_hers_is_expected_nobody_leaves_and_with_the_last_one_does()
    {
        var (unborn, first, second) = (await Entered("Sunny"), Baby(), Baby());
        await _world.Happened(new PregnancyNotified(_pregnancy, Mother, [first.UnbornId!.Value, second.UnbornId!.Value], Today));
        await _world.Deliver();
        await Midwife.Send(Birth(first));
        Assert.Contains(unborn, await Card());
        await Midwife.Send(Birth(second));
        Assert.DoesNotContain(unborn, await Card());
    }

    private async Task<Guid> Entered(string name)
    {
        var id = _world.NewId();
        await _world.AsSystem().Send(new AddMember.Command(id, _family.HouseholdId, name, "Okafor", false, "UnbornChild", null));
        return id;
    }

    private async Task<IReadOnlyList<Guid>> Card() => [.. (await Midwife.Ask(new GetHousehold(_family.HouseholdId)))!.Members.Select(m => m.PersonId)];

    [Fact]
    public async Task Another_mothers_baby_is_refused()
    {
        var (other, baby) = (await _world.Family(_world.Form("Ines", "Reyes", phone: "01632 960 003")), Baby());
        await Midwife.Send(Birth(baby));
        await IsRefused(Birth(baby) with { MotherId = other.Adult!.PersonId }, "another mother");
        await IsRefused(Birth(baby with { UnbornId = null }) with { MotherId = other.Adult!.PersonId, PregnancyId = _world.NewId() }, "another mother");
        await IsRefused(Birth(baby) with { PregnancyId = _world.NewId() }, "another mother");
    }

    [Fact]
    public async Task A_day_to_come_a_day_before_her_own_and_nobody_are_refused()
    {
        await IsRefused(Birth(), "Say which baby");
        await IsRefused(Birth(Baby(daysAgo: -1)), "today or earlier");
        await IsRefused(Birth(Baby() with { BornOn = new DateOnly(1996, 5, 1) }), "after the mother's own");
        var baby = Baby();
        await IsRefused(Birth(baby, baby), "an id of its own");
        Assert.Empty(await _world.Sql<Guid>("SELECT id FROM families_unborn"));
    }

    [Fact]
    public async Task The_baby_of_a_restricted_mother_is_restricted()
    {
        await _world.Arrange("UPDATE families_person SET sensitivity = 'Restricted', restricted_by_hand = 1 WHERE id = @Mother", new { Mother });
        var baby = Baby();
        await Midwife.Send(Birth(baby));
        Assert.Equal("Restricted", (await RowOf(baby.PersonId)).Sensitivity);
        Assert.Equal([true], await _world.Sql<bool>("SELECT restricted_by_hand FROM families_person WHERE id = @PersonId", new { baby.PersonId }));
    }

    [Fact]
    public async Task The_father_of_the_home_is_tied_where_he_is_her_partner_and_his_responsibility_is_not_guessed()
    {
        var tom = _world.NewId();
        await _world.AsSystem().Send(new AddMember.Command(tom, _family.HouseholdId, "Tom", "Bell", false, "Father", new DateOnly(1990, 5, 1)));
        var (before, after) = (Baby(), Baby());
        await Midwife.Send(Birth(before));
        Assert.Empty(await TiesOf(tom, before.PersonId));
        await _world.AsSystem().Send(new AddRelationship.Command(_world.NewId(), tom, Mother, "Partner"));
        await Midwife.Send(Birth(after));
        Assert.Equal([new Tie("Parent", "Unknown")], await TiesOf(tom, after.PersonId));
    }

    [Fact]
    public async Task After_six_weeks_the_missing_number_is_to_be_traced()
    {
        var baby = Baby(daysAgo: 41);
        await Midwife.Send(Birth(baby));
        Assert.Equal("08", (await RowOf(baby.PersonId)).NhsStatus);
        var late = Baby(daysAgo: 42);
        await Midwife.Send(Birth(late));
        Assert.Equal("03", (await RowOf(late.PersonId)).NhsStatus);
    }

    [Fact]
    public async Task Another_day_of_birth_is_a_conflict_unless_it_corrects_and_then_what_it_was_is_kept()
    {
        var baby = Baby();
        await Midwife.Send(Birth(baby));
        var right = baby with { UnbornId = null, BornOn = Today.AddDays(-50) };
        await Assert.ThrowsAsync<Conflict>(() => Midwife.Send(Birth(right)));
        Assert.Equal([baby.PersonId], await Midwife.Send(Birth(right) with { Corrects = true }));
        await Midwife.Send(Birth(right) with { Corrects = true });
        var row = await RowOf(baby.PersonId);
        Assert.Equal((Today.AddDays(-50), "03"), (row.DateOfBirth, row.NhsStatus));
        Assert.Equal(["Born: 1 March 2026 became 11 January 2026", "NHS number status: Trace postponed (baby under six weeks) became Trace required"], await _world.Sql<string>("""
            SELECT CONCAT(field, ': ', before_value, ' became ', after_value) FROM families_change WHERE person_id = @PersonId ORDER BY field
            """, new { baby.PersonId }));
        Assert.Equal([Today.AddDays(-50)], await _world.Sql<DateOnly>("SELECT DISTINCT from_on FROM families_relationship WHERE person_id = @PersonId OR other_id = @PersonId", new { baby.PersonId }));
        Assert.Equal(2, (await _world.Sql<Guid>("SELECT id FROM families_person")).Count);
    }

    [Fact]
    public async Task No_correction_makes_a_baby_another_mothers_older_than_her_or_born_after_its_death()
    {
        var (other, baby) = (await _world.Family(_world.Form("Ines", "Reyes", phone: "01632 960 003")), Baby(daysAgo: 9));
        await Midwife.Send(Birth(baby));
        var corrects = Birth(baby with { UnbornId = null, BornOn = Today.AddDays(-8) }) with { Corrects = true };
        await IsRefused(corrects with { MotherId = other.Adult!.PersonId }, "another mother");
        await IsRefused(corrects with { Babies = [corrects.Babies[0] with { BornOn = new DateOnly(1996, 4, 30) }] }, "after the mother's own");
        await IsRefused(corrects with { Babies = [corrects.Babies[0] with { BornOn = Today.AddDays(1) }] }, "today or earlier");
        await Assert.ThrowsAsync<NotFound>(() => Midwife.Send(corrects with { Babies = [corrects.Babies[0] with { PersonId = _world.NewId() }] }));
        await _world.Arrange("UPDATE families_person SET deceased_on = @on WHERE id = @PersonId", new { baby.PersonId, on = Today.AddDays(-9) });
        await IsRefused(corrects, "after the day on which the baby died");
        Assert.Equal(Today.AddDays(-9), (await RowOf(baby.PersonId)).DateOfBirth);
    }

    [Fact]
    public async Task Who_belongs_to_no_family_is_added_to_one_first()
    {
        await _world.Arrange("UPDATE families_member SET to_on = '2026-01-01', from_on = '2025-01-01' WHERE person_id = @Mother", new { Mother });
        await IsRefused(Birth(Baby()), "belongs to no family");
    }

    [Fact]
    public async Task Only_who_may_record_a_birth_registers_one() =>
        await Assert.ThrowsAsync<Denied>(() => _world.Hub().Send(Birth(Baby())));
}
