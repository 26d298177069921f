using Neighbourhood.Contact.Contracts;
using Neighbourhood.Contact.Messages;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Contact.Messages;

public sealed class AnswerQueueMessageTests : ContactTest
{
    [Fact]
    public async Task A_message_is_queued_with_ids_and_no_address()
    {
        var person = Here.Person();
        var message = Here.Reminder(person);
        Assert.Equal(new QueueMessage.Answer(true, null), await Here.Queue(message));
        Assert.Equal(MessageState.Queued, await Here.State(message.MessageId));
        await Here.Dispatcher().RunToEnd();
        Assert.Equal("+447700900123", Assert.Single(Here.Provider.Taken).Address);
        var kept = Assert.Single(await World.Sql<string>("SELECT CONCAT(field_values, body, subject_line, COALESCE(error, ''), provider_id) FROM contact_message"));
        Assert.DoesNotContain("7700900123", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("Amara", kept, StringComparison.Ordinal);
        Assert.Equal(message.SubjectIds, await World.Sql<Guid>("SELECT subject_id FROM contact_message_subject"));
    }

    [Fact]
    public async Task Sent_again_it_answers_as_the_first_time_and_other_content_under_its_id_is_a_conflict()
    {
        var message = Here.Reminder(Here.Person());
        await Here.Queue(message);
        Assert.True((await Here.Queue(message)).Queued);
        await Assert.ThrowsAsync<Conflict>(() => Here.Queue(message with { ReasonCode = "other" }));
        Assert.Single(await World.Sql<Guid>("SELECT id FROM contact_message"));
    }

    [Theory]
    [InlineData("write to amara@demo.example")]
    [InlineData("ring 07700 900123")]
    [InlineData("ring +44 (0)1632-960 001")]
    [InlineData("999 000 0018")]
    [InlineData("{first name}")]
    public async Task What_looks_like_an_address_or_a_number_of_a_person_is_refused(string value)
    {
        var message = Here.Offer(Here.Person()) with { Values = new Dictionary<string, string>(StringComparer.Ordinal) { ["why"] = value } };
        Assert.Equal("Values", (await Assert.ThrowsAsync<Refused>(() => Here.Queue(message))).Input);
        Assert.Empty(await World.Sql<Guid>("SELECT id FROM contact_message"));
    }

    [Fact]
    public async Task Days_and_times_are_no_numbers_of_a_person()
    {
        var message = Here.Offer(Here.Person()) with { Values = new Dictionary<string, string>(StringComparer.Ordinal) { ["why"] = "we meet on 4 March 2026 at 10:30 to 12:00" } };
        Assert.True((await Here.Queue(message)).Queued);
    }

    [Fact]
    public async Task Missing_unknown_and_long_values_and_codes_are_all_told_at_once()
    {
        var message = Here.Offer(Here.Person()) with { ReasonCode = "", Values = new Dictionary<string, string>(StringComparer.Ordinal) { ["who"] = new('x', 201) } };
        var refused = await Assert.ThrowsAsync<Refused>(() => Here.Queue(message));
        Assert.Equal(["ReasonCode", "Values", "Values", "Values"], refused.Reasons.Select(r => r.Input));
        await Assert.ThrowsAsync<InvalidOperationException>(() => Here.Queue(message with { MessageId = World.NewId(), TemplateCode = "no-such" }));
    }

    [Fact]
    public async Task A_refusal_is_answered_and_kept_so_that_a_worker_can_read_why()
    {
        var person = Here.Person();
        await Here.Hold(person);
        var message = Here.Reminder(person);
        Assert.Equal(new QueueMessage.Answer(false, ContactRefusal.Hold), await Here.Queue(message));
        Assert.Equal((MessageState.Refused, "Hold"), (await Here.State(message.MessageId), await Here.Refusal(message.MessageId)));
    }

    [Fact]
    public async Task What_tells_of_somebody_else_asks_whether_this_person_may_be_told()
    {
        Here.Telling = Telling.Ask;
        var person = Here.Person();
        var message = Here.Reminder(person);
        Assert.Equal(ContactRefusal.MayNotBeTold, (await Here.Queue(message with { AboutPersonIds = [World.NewId()] })).Refusal);
        Assert.True((await Here.Queue(message with { MessageId = World.NewId(), AboutPersonIds = [person] })).Queued);
    }

    [Fact]
    public async Task At_night_it_is_queued_for_the_morning_and_notBefore_is_kept()
    {
        var person = Here.Person();
        var later = Here.Reminder(person, new DateTimeOffset(2026, 3, 5, 23, 0, 0, TimeSpan.Zero));
        Assert.True((await Here.Queue(later)).Queued);
        Assert.Equal(new DateTimeOffset(2026, 3, 6, 8, 0, 0, TimeSpan.Zero), Assert.Single(await World.Sql<DateTimeOffset>("SELECT due_at FROM contact_message")));
        await Here.Dispatcher().RunToEnd();
        Assert.Empty(Here.Provider.Taken);
        World.Clock.MoveTo(new DateTimeOffset(2026, 3, 6, 8, 0, 0, TimeSpan.Zero));
        await Here.Dispatcher().RunToEnd();
        Assert.Single(Here.Provider.Taken);
    }

    [Fact]
    public async Task Without_the_permission_it_is_denied() => await Assert.ThrowsAsync<Denied>(() => World.As(Roles.PanelMember).Send(Here.Reminder(Here.Person())));
}
