using System.Text.Json;
using Neighbourhood.Contact.Contracts;
using Neighbourhood.Contact.Messages;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Contact.Messages;

public sealed class TakeReceiptTests : ContactTest
{
    /// <summary>As the API reads: what is not known is refused, unless the message says otherwise.</summary>
    private static readonly JsonSerializerOptions Api = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow };

    private Guid _person;
    private Guid _message;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _person = Here.Person();
        var message = Here.Reminder(_person);
        _message = message.MessageId;
        await Here.Queue(message);
        await Here.Dispatcher().RunToEnd();
    }

    private Actor Provider => World.As(Roles.Operator, Guid.Empty);

    private Task<Done> Take(string status) => Provider.Send(new TakeReceipt.Command(_message.ToString("D"), status, "n-1"));

    [Fact]
    public async Task Delivered_is_kept_and_a_later_word_changes_it_no_more()
    {
        await Take("sending");
        Assert.Equal(MessageState.Sent, await Here.State(_message));
        await Take("delivered");
        await Take("delivered");
        await Take("permanent-failure");
        Assert.Equal(MessageState.Delivered, await Here.State(_message));
        Assert.Empty(World.Told.OfType<MessageUndeliverable>());
    }

    [Theory]
    [InlineData("permanent-failure", ContactRefusal.NoSafeWay)]
    [InlineData("temporary-failure", null)]
    public async Task What_comes_back_is_told_once_and_a_dead_number_is_not_used_again(string status, ContactRefusal? next)
    {
        await Take(status);
        await Take(status);
        Assert.Equal(MessageState.Undeliverable, await Here.State(_message));
        Assert.Equal(new MessageUndeliverable(_message, _person, ContactMode.Text, status == "temporary-failure"), Assert.Single(World.Told.OfType<MessageUndeliverable>()));
        Assert.Equal(next, (await Here.Queue(Here.Reminder(_person))).Refusal);
    }

    [Fact]
    public async Task A_failure_of_the_provider_waits_for_the_operator_and_goes_through_the_gate_again()
    {
        await Take("technical-failure");
        await Here.Hold(_person);
        Assert.Equal(MessageState.Refused, await Here.State(_message));
    }

    [Fact]
    public async Task One_that_arrives_before_the_answer_of_the_provider_stands()
    {
        var message = Here.Reminder(_person);
        await Here.Queue(message);
        var dispatcher = Here.Dispatcher();
        var departing = await dispatcher.Prepare(Assert.Single(await dispatcher.Claim()));
        var handed = await dispatcher.HandOver(departing!);
        await Provider.Send(new TakeReceipt.Command(message.MessageId.ToString("D"), "delivered"));
        await dispatcher.Record(departing!, handed);
        Assert.Equal(MessageState.Delivered, await Here.State(message.MessageId));
        Assert.Equal(2, World.Told.OfType<ContactMade>().Count());
    }

    [Fact]
    public async Task An_unknown_message_or_status_and_whoever_may_not_are_refused()
    {
        await Assert.ThrowsAsync<NotFound>(() => Provider.Send(new TakeReceipt.Command(World.NewId().ToString(), "delivered")));
        await Assert.ThrowsAsync<NotFound>(() => Provider.Send(new TakeReceipt.Command("'; DROP TABLE", "delivered")));
        await Assert.ThrowsAsync<NotFound>(() => Provider.Send(new TakeReceipt.Command(null, null)));
        await Assert.ThrowsAsync<Refused>(() => Take("eaten by a dog"));
        await Assert.ThrowsAsync<Denied>(() => Worker().Send(new TakeReceipt.Command(_message.ToString("D"), "delivered")));
    }

    [Fact]
    public void The_callback_is_read_as_the_provider_documents_it_without_the_address()
    {
        var read = JsonSerializer.Deserialize<TakeReceipt.Command>("""
            {"id":"740e5834-3a29-46b4-9a6f-16142fde533a","reference":"r","to":"07700912345","status":"delivered","created_at":"2017-05-14T12:15:30.000000Z","completed_at":"2017-05-14T12:15:30.000000Z",
             "sent_at":"2017-05-14T12:15:30.000000Z","notification_type":"sms","template_id":"f33517ff-2a88-4f6e-b855-c550268ce08a","template_version":1}
            """, Api);
        Assert.Equal(new TakeReceipt.Command("r", "delivered", "740e5834-3a29-46b4-9a6f-16142fde533a"), read);
        Assert.DoesNotContain("07700912345", JsonSerializer.Serialize(read), StringComparison.Ordinal);
    }
}
