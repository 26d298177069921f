using FsCheck.Fluent;
using Neighbourhood.Contact.Contracts;
using Neighbourhood.Contact.Messages;
using Neighbourhood.Contact.People;
using Xunit;

namespace Neighbourhood.Modules.Contact.Gates;

public sealed class BudgetTests : ContactTest
{
    [Fact]
    public async Task Four_in_eight_weeks_for_the_whole_household_and_only_what_nobody_asked_for()
    {
        var home = World.NewId();
        Guid[] people = [Here.Person(home), Here.Person(home)];
        for (var n = 0; n < 4; n++) Assert.True((await Here.Queue(Here.Offer(people[n % 2]))).Queued);
        Assert.Equal(new QueueMessage.Answer(false, ContactRefusal.Budget), await Here.Queue(Here.Offer(people[0])));
        Assert.True((await Here.Queue(Here.Reminder(people[0]))).Queued);
        Assert.True((await Here.Queue(Here.Offer(Here.Person()))).Queued);
        World.Clock.Advance(TimeSpan.FromDays(57));
        Assert.True((await Here.Queue(Here.Offer(people[1]))).Queued);
    }

    [Fact]
    public async Task What_a_worker_did_unasked_counts_too()
    {
        var (person, _) = await Here.Family();
        for (var n = 0; n < 4; n++)
            await Worker().Send(new RecordContact.Command(World.NewId(), person, ContactMode.Telephone, ContactOutcome.NoAnswer, n > 0, new DateOnly(2026, 3, 1)));
        for (var n = 0; n < 3; n++) Assert.True((await Here.Queue(Here.Offer(person))).Queued);
        Assert.Equal(ContactRefusal.Budget, (await Here.Queue(Here.Offer(person))).Refusal);
    }

    [Fact]
    public async Task It_is_never_exceeded_by_many_who_queue_at_once()
    {
        var home = World.NewId();
        var people = Enumerable.Range(0, 4).Select(_ => Here.Person(home)).ToList();
        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(n => Task.Run(() => Here.Queue(Here.Offer(people[n % 4])))));
        Assert.Equal(4, answers.Count(a => a.Queued));
        Assert.All(answers.Where(a => !a.Queued), a => Assert.Equal(ContactRefusal.Budget, a.Refusal));
        await Here.Dispatcher().RunToEnd();
        Assert.Equal(4, Here.Provider.Taken.Count);
    }

    [Fact]
    public async Task In_no_window_of_eight_weeks_are_more_than_four_sent_whenever_they_were_queued_for()
    {
        var home = World.NewId();
        var (person, sent) = (Here.Person(home), new List<DateTimeOffset>());
        Here.Provider.Before = _ => sent.Add(World.Clock.GetUtcNow());
        var dispatcher = Here.Dispatcher();
        foreach (var (ahead, pause) in (from ahead in Gen.Choose(0, 100) from pause in Gen.Choose(0, 12) select (ahead, pause)).ListOf(40).Sample(1).Single())
        {
            await Here.Queue(Here.Offer(person, World.Clock.GetUtcNow().AddDays(ahead)));
            World.Clock.Advance(TimeSpan.FromDays(pause));
            await dispatcher.RunToEnd();
        }
        Assert.True(sent.Count > 4, $"Only {sent.Count} were sent: it looked at nothing");
        Assert.All(sent, at => Assert.True(sent.Count(s => s > at.AddDays(-56) && s <= at) <= 4));
    }

    [Fact]
    public async Task A_message_that_was_refused_or_cancelled_gives_its_place_back()
    {
        var (person, _) = await Here.Family();
        var offers = Enumerable.Range(0, 4).Select(_ => Here.Offer(person, World.Clock.GetUtcNow().AddDays(1))).ToList();
        foreach (var offer in offers) await Here.Queue(offer);
        await Worker().Send(new CancelMessage.Command(person, offers[0].MessageId));
        Assert.True((await Here.Queue(Here.Offer(person))).Queued);
        Assert.False((await Here.Queue(Here.Offer(person))).Queued);
    }
}
