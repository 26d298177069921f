using Neighbourhood.Contact.People;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Contact.People;

public sealed class CloseReviewTests : ContactTest
{
    [Fact]
    public async Task A_worker_reads_what_was_not_sent_and_closes_the_list()
    {
        var (person, _) = await Here.Family();
        await Here.Queue(Here.Reminder(person, World.Clock.GetUtcNow().AddDays(1)));
        await World.Happened(new PersonDied(person, new DateOnly(2026, 3, 2)));
        await World.Happened(new PersonDeathCorrected(person));
        await World.Deliver();
        var review = Assert.Single(await World.Sql<Guid>("SELECT id FROM contact_review"));
        Assert.Equal("session-reminder", Assert.Single((await Worker().Ask(new CloseReview.Query(person, review))).Lines).TemplateCode);
        await Worker().Send(new CloseReview.Command(person, review));
        Assert.Empty(await World.Sql<Guid>("SELECT id FROM contact_review WHERE looked_at IS NULL"));
        await Assert.ThrowsAsync<NotFound>(() => Worker().Send(new CloseReview.Command(person, World.NewId())));
        await Assert.ThrowsAsync<NotFound>(() => Worker(World.NewId()).Ask(new CloseReview.Query(person, review)));
    }
}
