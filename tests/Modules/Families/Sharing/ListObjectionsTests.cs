using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Families.Sharing;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Families.Sharing;

public sealed class ListObjectionsTests : ArrangedSharing
{
    private Task<string?> Says() => It.Lead.With(s => s.GetServices<IWaiting>().Single(w => w.Path == "/families/objections").Says(TestContext.Current.CancellationToken));

    [Fact]
    public async Task What_waits_stands_with_its_deadline_from_when_both_the_objection_and_the_fear_stood_and_turns_overdue()
    {
        await It.Objected();
        Assert.Empty(await It.Lead.Ask(new ListObjections.Query())); // nobody fears anything: it stands
        Assert.Null(await Says());
        It.World.Clock.Advance(TimeSpan.FromDays(10));
        await It.Concern();
        Assert.Equal((new DateOnly(2026, 3, 13), false), (await It.Lead.Ask(new ListObjections.Query())) is [var row] ? (row.DecideBy, row.Overdue) : default);
        Assert.Equal("1 to decide, the first by 13 March.", await Says());
        It.World.Clock.Advance(TimeSpan.FromDays(2));
        Assert.True(Assert.Single(await It.Lead.Ask(new ListObjections.Query())).Overdue);
    }

    [Fact]
    public async Task Another_teams_lead_sees_it_only_where_no_case_meeting_works_with_the_family_and_who_is_barred_never()
    {
        await It.Concern();
        await It.Objected();
        Assert.Empty(await It.Stranger.Ask(new ListObjections.Query()));
        await It.World.Arrange("UPDATE families_involvement SET to_on = '2026-02-01' WHERE kind = 'case'");
        Assert.Single(await It.Stranger.Ask(new ListObjections.Query()));
        await It.World.Arrange("INSERT INTO families_barred (household_id, user_id, since_on) VALUES (@HouseholdId, @Id, '2026-03-01')", new { It.Form.HouseholdId, It.Stranger.Id });
        Assert.Empty(await It.Stranger.Ask(new ListObjections.Query()));
        await Assert.ThrowsAsync<Denied>(() => It.Worker.Ask(new ListObjections.Query()));
    }
}
