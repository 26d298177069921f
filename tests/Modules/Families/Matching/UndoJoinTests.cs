using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Matching;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Families.Matching;

public sealed class UndoJoinTests : IAsyncLifetime
{
    private World _world = null!;
    private RegisterFamily _kept = null!;
    private RegisterFamily _merged = null!;
    private Actor _worker = null!;

    private Guid Kept => _kept.Adult!.PersonId;

    private Guid Merged => _merged.Adult!.PersonId;

    public async ValueTask InitializeAsync()
    {
        _world = await FamiliesWorld.Start();
        _kept = await _world.Family();
        _merged = await _world.Family(_world.Form("Amy", "Okaforr", "ZH2 2BB", "07700 900555", RegisterFamily.Telling.No));
        _worker = _world.As(Roles.HealthVisitor);
        await _world.Involve(_merged.HouseholdId, user: _worker.Id);
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Scenario_38_a_merge_that_is_undone_rewrote_no_row_shows_what_was_theirs_and_lists_what_was_recorded_since()
    {
        var rows = await _world.Rows();
        var all = _world.DataQuality();
        var before = (await all.NameOf(Kept), await all.NameOf(Merged), (await all.Ask(new GetHousehold(_merged.HouseholdId)))!.Members.Single().Name);
        var join = await _world.Join(Merged, Kept);
        Assert.Equal(new PersonMerged(Kept, Merged), _world.Told[^1]);
        Assert.Equal(rows, await _world.Rows());
        Assert.Equal("Amara Okafor", await all.NameOf(Merged));
        Assert.Equal("Amara Okafor", (await all.Ask(new GetHousehold(_merged.HouseholdId)))!.Members.Single().Name);

        // Recorded since: she joins another family, under the kept record.
        _world.Clock.Advance(TimeSpan.FromDays(3));
        var since = _world.NewId();
        await _world.Arrange("""
            INSERT INTO families_member (id, household_id, person_id, role, parental_responsibility, lives_here, from_on) VALUES (@since, @home, @Kept, 'Partner', 'Unknown', 'Part', '2026-03-05')
            """, new { since, home = _merged.HouseholdId, Kept });
        var preview = await all.Ask(new UndoJoin.Query(join));
        Assert.Equal((true, new DateOnly(2026, 4, 1)), (preview.MayUndo, preview.Until));
        Assert.Equal([since], preview.Since.Where(r => r.Kind == "memberships of households").Select(r => r.Id));

        var told = _world.Told.Count;
        await _world.Part(join);
        Assert.Equal([new PersonMergeUndone(Kept, Merged)], _world.Told.Skip(told));
        Assert.Equal(before.Item1, await all.NameOf(Kept));
        Assert.Equal(before.Item2, await all.NameOf(Merged));
        Assert.Equal([.. rows, .. (await _world.Rows()).Where(r => r.StartsWith(since.ToString(), StringComparison.Ordinal))], (await _world.Rows()).OrderBy(r => r.StartsWith(since.ToString(), StringComparison.Ordinal)));

        var after = await all.Ask(new UndoJoin.Query(join));
        var toMove = after.ToMove.Single(m => m.RowId == since);
        Assert.Equal(("Families", "memberships of households", (DateTimeOffset?)null), (toMove.Module, toMove.Kind, toMove.SettledAt));
        Assert.Equal(join, Assert.Single((await all.Ask(new ListPairs.Query())).Parted).AliasId);
        foreach (var entry in after.ToMove) await all.Send(new SettleMove.Command(join, entry.Id));
        Assert.Empty((await all.Ask(new ListPairs.Query())).Parted);
    }

    [Fact]
    public async Task It_is_refused_after_thirty_days_plainly_and_on_the_thirtieth_it_is_not()
    {
        var join = await _world.Join(Merged, Kept);
        _world.Clock.Advance(TimeSpan.FromDays(31));
        var refused = await Assert.ThrowsAsync<Refused>(() => _world.Part(join));
        Assert.Equal("These records were joined on 2 March 2026. They could be parted until 1 April 2026, and not later", refused.Message);
        Assert.False((await _world.DataQuality().Ask(new UndoJoin.Query(join))).MayUndo);
        Assert.Equal("Amara Okafor", await _world.DataQuality().NameOf(Merged));

        var other = await _world.Family(_world.Form("Zoe", "Zander", phone: "01632 960 009"));
        var second = await _world.Join(other.Adult!.PersonId, Kept);
        _world.Clock.Advance(TimeSpan.FromDays(30));
        await _world.Part(second);
        Assert.Equal("Zoe Zander", await _world.DataQuality().NameOf(other.Adult.PersonId));
    }

    [Fact]
    public async Task While_joined_either_records_workers_reach_the_person_and_after_it_only_their_own()
    {
        Assert.Equal(Masking.Hidden, (await _worker.Ask(new GetPeople([Kept]))).Single().Masking);
        var join = await _world.Join(Merged, Kept);
        var person = (await _worker.Ask(new GetPeople([Kept]))).Single();
        Assert.Equal((Masking.Full, "Amara Okafor"), (person.Masking, person.Name));
        Assert.Equal([Kept], (await _worker.Find("okaforr")).Rows.Select(r => r.PersonId)); // by the name that they know
        await _world.Part(join);
        Assert.Equal(Masking.Hidden, (await _worker.Ask(new GetPeople([Kept]))).Single().Masking);
        Assert.Equal([Merged], (await _worker.Find("okaforr")).Rows.Select(r => r.PersonId));
    }

    [Fact]
    public async Task The_stricter_of_two_restrictions_and_objections_holds_for_both_while_they_are_joined()
    {
        var asks = new GetSharingBasis(Kept, SharingPurpose.EarlyHelp);
        Assert.Equal(SharingBasis.Informed, await _world.AsSystem().Ask(asks));
        await _world.Restrict(Merged);
        var join = await _world.Join(Merged, Kept);
        Assert.Equal(SharingBasis.Objection, await _world.AsSystem().Ask(asks));
        Assert.Equal(Masking.Restricted, (await _world.DataQuality().Ask(new GetHousehold(_kept.HouseholdId)))!.Masking);
        // Who may not see restricted people does not find the family by the other record either.
        await _world.Involve(_kept.HouseholdId, team: FamiliesWorld.Site);
        Assert.Empty((await _world.Hub().Find("okafor")).Rows);
        await _world.Part(join);
        Assert.Equal(SharingBasis.Informed, await _world.AsSystem().Ask(asks));
        Assert.Equal(Masking.Full, (await _world.DataQuality().Ask(new GetHousehold(_kept.HouseholdId)))!.Masking);
        Assert.Single((await _world.Hub().Find("okafor")).Rows);
    }

    [Fact]
    public async Task The_foot_of_the_page_says_that_it_was_joined_and_only_data_quality_may_part_it()
    {
        var join = await _world.Join(Merged, Kept);
        Task<JoinedPanel.Model?> Foot(Actor viewer, Guid id) => viewer.With(async s => (JoinedPanel.Model?)await s.GetRequiredService<JoinedPersonPanel>().For(id, CancellationToken.None));
        Assert.Equal((join, true), ((await Foot(_world.DataQuality(), Kept))!.Lines.Single().Id, (await Foot(_world.DataQuality(), Merged))!.MaySee));
        Assert.False((await Foot(_worker, Kept))!.MaySee);
        await _world.Part(join);
        Assert.Null(await Foot(_world.DataQuality(), Kept));
        await Assert.ThrowsAsync<Denied>(() => _worker.Send(new UndoJoin.Command(join, "They are two after all")));
        await Assert.ThrowsAsync<Denied>(() => _worker.Ask(new UndoJoin.Query(join)));
    }

    [Fact]
    public async Task What_is_missing_or_gone_is_said()
    {
        var join = await _world.Join(Merged, Kept);
        Assert.Equal("Why", (await Assert.ThrowsAsync<Refused>(() => _world.DataQuality().Send(new UndoJoin.Command(join, " ")))).Input);
        await Assert.ThrowsAsync<NotFound>(() => _world.DataQuality().Ask(new UndoJoin.Query(_world.NewId())));
        await Assert.ThrowsAsync<NotFound>(() => _world.DataQuality().Send(new SettleMove.Command(join, _world.NewId())));
        await _world.Part(join);
        await Assert.ThrowsAsync<Conflict>(() => _world.Part(join));
        // Joined anew, on the same pair.
        await _world.Join(Merged, Kept);
        Assert.Equal("Amara Okafor", await _world.DataQuality().NameOf(Merged));
    }
}
