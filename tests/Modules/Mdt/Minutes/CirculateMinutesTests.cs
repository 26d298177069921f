using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Items;
using Neighbourhood.Mdt.Minutes;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Minutes;

public sealed class CirculateMinutesTests : ArrangedMinutes
{
    private sealed record Kept(Guid UserId, VersionKind Kind);

    private async Task<IReadOnlyList<Kept>> Circulated() => await World.Sql<Kept>("SELECT user_id, kind FROM mdt_circulation WHERE meeting_id = @Meeting ORDER BY user_id", new { Meeting });

    private IReadOnlyList<MdtNoticeGiven> Notices => [.. Told<MdtNoticeGiven>().Where(n => n.Kind == MdtNoticeKind.MinutesReady)];

    [Fact]
    public async Task The_coordinator_sends_them_it_is_kept_who_was_sent_what_and_each_is_told_once()
    {
        await Approved();
        var version = await Version(Meeting);
        await Coordinator.Send(new CirculateMinutes.Command(Meeting, version));
        await Coordinator.Send(new CirculateMinutes.Command(Meeting, version)); // a second press
        Assert.Equal("Circulated", await Status(Meeting));
        Assert.Equal(
            new[] { Chair, Deputy, Coordinator, Gp, HealthVisitor, Locum }.Select(w => new Kept(w.Id, VersionKind.Whole)).Append(new(Guest.Id, VersionKind.OwnActions)).OrderBy(k => k.UserId.ToString(), StringComparer.Ordinal),
            await Circulated());
        var told = Assert.Single(Notices);
        Assert.Equal((Meeting, 7), (told.SubjectId, told.UserIds.Distinct().Count()));
        Assert.Contains("Circulated", await World.Sql<string>("SELECT to_status FROM mdt_step WHERE subject_id = @Meeting AND by_user = @Id", new { Meeting, Coordinator.Id }));
        Assert.All((await Chair.Ask(new SeeRecipients(Meeting))).Rows, r => Assert.NotNull(r.SentAt));
    }

    [Fact]
    public async Task Whoever_has_nothing_left_is_sent_nothing_and_told_nothing()
    {
        await Approved();
        await World.Arrange("INSERT INTO mdt_conflict (item_id, user_id, reason, declared_at) VALUES (@Second, @Id, 'A cousin', @now)", new { Second, Guest.Id, now = World.Clock.Now() });
        await Coordinator.Send(new CirculateMinutes.Command(Meeting, await Version(Meeting)));
        Assert.DoesNotContain(await Circulated(), k => k.UserId == Guest.Id);
        Assert.DoesNotContain(Guest.Id, Assert.Single(Notices).UserIds);
    }

    [Fact]
    public async Task Only_what_is_approved_only_by_coordinator_or_chair_and_not_from_a_stale_page()
    {
        await Over();
        await IsRefused(Coordinator.Send(new CirculateMinutes.Command(Meeting, await Version(Meeting))), "", "its minutes cannot be sent");
        await Chair.Send(new ApproveMinutes.Command(Meeting, null, await Version(Meeting), await EntriesVersion(Meeting)));
        await Assert.ThrowsAsync<Conflict>(() => Coordinator.Send(new CirculateMinutes.Command(Meeting, 1)));
        await GuardedFor(async who => await who.Send(new CirculateMinutes.Command(Meeting, 1)));
        foreach (var who in new[] { Gp, Guest, Locum }) await Assert.ThrowsAsync<Denied>(() => who.Send(new CirculateMinutes.Command(Meeting, 1)));
        Assert.Empty(await Circulated());
        Assert.Empty(Notices);
    }

    [Fact]
    public async Task Two_working_days_after_approval_they_go_by_themselves_once()
    {
        World.Clock.MoveTo(new DateTimeOffset(2026, 3, 5, 10, 0, 0, TimeSpan.Zero)); // a Thursday
        await Approved();
        foreach (var day in new[] { 6, 7, 8 })
        {
            World.Clock.MoveTo(new DateTimeOffset(2026, 3, day, 10, 0, 0, TimeSpan.Zero));
            await World.Tick();
            Assert.Equal("MinutesApproved", await Status(Meeting));
        }
        World.Clock.MoveTo(new DateTimeOffset(2026, 3, 9, 10, 0, 0, TimeSpan.Zero)); // the Monday
        await World.Tick();
        World.Clock.Advance(TimeSpan.FromHours(1));
        await World.Tick();
        Assert.Equal("Circulated", await Status(Meeting));
        Assert.Equal(7, (await Circulated()).Count);
        Assert.Single(Notices);
        Assert.Equal(1, (await World.Sql<int>("SELECT COUNT(*) FROM mdt_step WHERE subject_id = @Meeting AND to_status = 'Circulated' AND by_user IS NULL", new { Meeting })).Single());
    }

    [Fact]
    public async Task What_the_coordinator_sent_is_not_sent_again_by_the_clock()
    {
        await Sent();
        World.Clock.Advance(TimeSpan.FromDays(10));
        await World.Tick();
        Assert.Single(Notices);
    }

    [Fact]
    public async Task A_correction_after_they_were_sent_stands_as_an_addendum_and_only_those_who_may_read_it_are_told_again()
    {
        await Approved();
        await Chair.Send(new AddAddendum.Command(World.NewId(), Meeting, First, "Before they were sent."));
        Assert.Empty(Notices);
        await Coordinator.Send(new CirculateMinutes.Command(Meeting, await Version(Meeting)));
        await Gp.Send(new DeclareConflict.Command(First, null, "My sister"));
        await Chair.Send(new AddAddendum.Command(World.NewId(), Meeting, First, "The nursery rang back."));
        Assert.Equal(new[] { Chair, Deputy, Coordinator, HealthVisitor, Locum }.Select(w => w.Id).Order(), Notices[1].UserIds.Order());
        await Chair.Send(new AddAddendum.Command(World.NewId(), Meeting, null, "The next meeting is earlier."));
        Assert.Equal(6, Notices[2].UserIds.Count);
        Assert.DoesNotContain(Guest.Id, Notices.Skip(1).SelectMany(n => n.UserIds));
        Assert.NotNull((await Chair.Ask(new SeeRecipients(Meeting))).Rows.Single(r => r.UserId == Gp.Id).ToldAgainAt);
        Basis = SharingBasis.Objection;
        await Chair.Send(new AddAddendum.Command(World.NewId(), Meeting, Second, "She rang."));
        Assert.Equal(new[] { Chair.Id, Deputy.Id }.Order(), Notices[3].UserIds.Order());
    }
}
