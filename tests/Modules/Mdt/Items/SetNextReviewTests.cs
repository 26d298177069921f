using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Items;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Items;

public sealed class SetNextReviewTests : ArrangedMeeting
{
    [Theory]
    [InlineData(41, false)]
    [InlineData(42, true)]
    [InlineData(84, true)]
    [InlineData(85, false)]
    public async Task In_six_to_twelve_weeks(int days, bool taken)
    {
        await Case();
        var item = await Started(await Running());
        var sent = Chair.Send(new SetNextReview.Command(item, Today.AddDays(days), 2));
        if (!taken) await IsRefused(sent, "NextReviewOn", "13 April 2026 to 25 May 2026");
        else await sent;
    }

    [Fact]
    public async Task Not_before_an_action_is_due_not_empty_and_not_from_a_stale_page()
    {
        await Case();
        var item = await Started(await Running());
        await Chair.Send(new AddAction.Command(World.NewId(), item, "Ring", Gp.Id, Today.AddDays(50)));
        await IsRefused(Chair.Send(new SetNextReview.Command(item, Today.AddDays(49), 2)), "NextReviewOn", "An action is due after");
        await IsRefused(Chair.Send(new SetNextReview.Command(item, null, 2)), "NextReviewOn", "Enter the day");
        await Assert.ThrowsAsync<Conflict>(() => Chair.Send(new SetNextReview.Command(item, Today.AddDays(60), 1)));
        await GuardedFor(who => who.Send(new SetNextReview.Command(item, Today.AddDays(60), 2)));
    }
}
