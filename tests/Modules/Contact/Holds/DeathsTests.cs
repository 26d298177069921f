using Neighbourhood.Contact.Contracts;
using Neighbourhood.Contact.Holds;
using Neighbourhood.Contact.Messages;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Modules.Families;
using Xunit;

namespace Neighbourhood.Modules.Contact.Holds;

public sealed class DeathsTests : ContactTest
{
    private static PersonDied Died(Guid person) => new(person, new DateOnly(2026, 3, 2));

    [Fact]
    public async Task A_death_holds_contact_in_the_same_transaction_and_once()
    {
        var person = Here.Person();
        var message = Here.Reminder(person, World.Clock.GetUtcNow().AddDays(1));
        await Here.Queue(message);
        await World.Happened(Died(person));
        await World.Happened(Died(person));
        Assert.Equal("Death", Assert.Single(await World.Sql<string>("SELECT kind FROM contact_hold")));
        Assert.Equal(MessageState.Refused, await Here.State(message.MessageId));
    }

    [Theory]
    [InlineData(2025, 12, true)]
    [InlineData(2025, 2, false)]
    public async Task Of_a_child_under_one_contact_with_the_parents_is_held_too(int year, int month, bool held)
    {
        var form = World.Form().With(World.Child("Ife", year, month));
        await World.Hub().Send(form);
        var (mother, child) = (form.Adult!.PersonId, form.Children![0].PersonId);
        foreach (var person in new[] { mother, child }) Here.Reach[person] = Here.Reachable(person, form.HouseholdId);
        await World.Happened(Died(child));
        Assert.Equal(ContactRefusal.Hold, (await Here.Queue(Here.Reminder(child))).Refusal);
        Assert.Equal(held ? ContactRefusal.Hold : null, (await Here.Queue(Here.Reminder(mother))).Refusal);
    }

    [Fact]
    public async Task A_death_recorded_by_mistake_lists_what_was_not_sent_and_restores_nothing()
    {
        var (person, _) = await Here.Family();
        var message = Here.Reminder(person, World.Clock.GetUtcNow().AddDays(1));
        await Here.Queue(message);
        await World.Happened(Died(person));
        await World.Happened(new PersonDeathCorrected(person));
        await World.Deliver();
        World.Clock.Advance(TimeSpan.FromDays(2));
        await Here.Dispatcher().RunToEnd();
        Assert.Equal((MessageState.Refused, 0), (await Here.State(message.MessageId), Here.Provider.Taken.Count));
        Assert.Equal(ContactRefusal.Hold, (await Here.Queue(Here.Reminder(person))).Refusal);
        Assert.Equal(person, Assert.Single(await World.Sql<Guid>("SELECT person_id FROM contact_review WHERE looked_at IS NULL")));
    }

    [Theory]
    [InlineData("under 1 month", true)]
    [InlineData("1 month", true)]
    [InlineData("11 months", true)]
    [InlineData("12 months", false)]
    [InlineData("23 months", false)]
    [InlineData("3 years", false)]
    [InlineData("adult", false)]
    [InlineData("expected", false)]
    public void An_age_in_words_says_whether_it_is_under_one(string age, bool under) => Assert.Equal(under, HoldsContactWhenPersonDied.IsUnderOne(age));
}
