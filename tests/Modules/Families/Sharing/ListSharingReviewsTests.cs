using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Sharing;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Families.Sharing;

public sealed class ListSharingReviewsTests : ArrangedSharing
{
    private Task<string?> Says() => It.Worker.With(s => s.GetServices<IWaiting>().Single(w => w.Path == "/families/sharing").Says(TestContext.Current.CancellationToken));

    [Fact]
    public async Task What_is_due_is_listed_still_stands_and_leaves_the_list_when_it_is_asked_again()
    {
        await It.Worker.Send(It.Answer(SharingBasis.Informed) with { ReviewBy = It.Today.AddMonths(3) });
        Assert.Empty(await It.Worker.Ask(new ListSharingReviews.Query()));
        Assert.Null(await Says());
        It.World.Clock.Advance(TimeSpan.FromDays(95));
        var due = Assert.Single(await It.Worker.Ask(new ListSharingReviews.Query()));
        Assert.Equal((It.Mother, SharingPurpose.MdtDiscussion, SharingBasis.Informed), (due.PersonId, due.Purpose, due.Answer));
        Assert.Equal(SharingBasis.Informed, await It.Basis(It.Mother));
        Assert.Equal("1 answer is due to be asked again.", await Says());
        await It.Worker.Send(It.Answer(SharingBasis.Informed));
        Assert.Empty(await It.Worker.Ask(new ListSharingReviews.Query()));
    }

    [Fact]
    public async Task An_answer_at_the_door_is_due_after_a_year()
    {
        It.World.Clock.Advance(TimeSpan.FromDays(364));
        Assert.Empty(await It.Worker.Ask(new ListSharingReviews.Query()));
        It.World.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(2, (await It.Worker.Ask(new ListSharingReviews.Query())).Count); // the mother's and her daughter's
        Assert.Equal("2 answers are due to be asked again.", await Says());
        await It.World.Arrange("UPDATE families_person SET deceased_on = '2026-06-01' WHERE id = @Mother", new { It.Mother });
        Assert.Equal([It.Daughter], (await It.Worker.Ask(new ListSharingReviews.Query())).Select(r => r.PersonId));
    }

    [Fact]
    public async Task Only_of_the_families_that_the_worker_works_with()
    {
        It.World.Clock.Advance(TimeSpan.FromDays(400));
        Assert.Empty(await It.World.Hub(It.World.NewId()).Ask(new ListSharingReviews.Query()));
        await Assert.ThrowsAsync<Denied>(() => It.Nobody.Ask(new ListSharingReviews.Query()));
    }
}
