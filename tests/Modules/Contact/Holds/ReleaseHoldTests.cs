using Neighbourhood.Contact.Contracts;
using Neighbourhood.Contact.Holds;
using Neighbourhood.Contact.Messages;
using Neighbourhood.Kernel;
using Neighbourhood.Modules.Families;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Contact.Holds;

public sealed class ReleaseHoldTests : ContactTest
{
    private Guid _person;
    private Guid _hold;
    private Actor _operator = null!;
    private Actor _lead = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        (_person, _) = await Here.Family();
        _hold = await Here.Hold(_person);
        (_operator, _lead) = (World.As(Roles.Operator, Guid.Empty), World.As(Roles.SafeguardingLead, FamiliesWorld.Mdt));
    }

    private ReleaseHold.Command Because(int version) => new(_hold, version, "He has moved out");

    [Fact]
    public async Task One_asks_the_other_confirms_and_nothing_that_was_refused_is_sent_by_itself()
    {
        var refused = Here.Reminder(_person);
        await Here.Queue(refused);
        await _lead.Send(Because(1));
        Assert.Equal("confirm", (await _operator.Ask(new ReleaseHold.Query(_hold))).Step);
        Assert.Null((await _lead.Ask(new ReleaseHold.Query(_hold))).Step);
        Assert.Equal(ContactRefusal.Hold, (await Here.Queue(Here.Reminder(_person))).Refusal);
        await _operator.Send(Because(2));
        var told = Assert.Single(World.Told.OfType<ContactReleased>());
        Assert.Equal((_hold, _person, HoldKind.Safety), (told.HoldId, Assert.Single(told.PersonIds), told.Kind));
        await Here.Dispatcher().RunToEnd();
        Assert.Empty(Here.Provider.Taken);
        Assert.Equal(MessageState.Refused, await Here.State(refused.MessageId));
        Assert.True((await Here.Queue(Here.Reminder(_person))).Queued);
        await Assert.ThrowsAsync<NotFound>(() => _operator.Send(Because(3)));
    }

    [Fact]
    public async Task Nobody_is_both_not_even_who_holds_both_roles_and_two_of_one_role_are_not_enough()
    {
        var both = World.As(World.NewId(), null, new Grant(Roles.Operator, null), new Grant(Roles.SafeguardingLead, FamiliesWorld.Mdt));
        await both.Send(Because(1));
        Assert.Contains("Somebody else", (await Assert.ThrowsAsync<Refused>(() => both.Send(Because(2)))).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<Refused>(() => _lead.Send(Because(2))); // the first asked as a lead
        await _operator.Send(Because(2));
    }

    [Fact]
    public async Task Two_operators_are_not_enough_and_a_reason_is_asked_of_each()
    {
        Assert.Equal("Reason", (await Assert.ThrowsAsync<Refused>(() => _operator.Send(Because(1) with { Reason = "" }))).Input);
        await _operator.Send(Because(1));
        await Assert.ThrowsAsync<Refused>(() => World.As(Roles.Operator, Guid.Empty).Send(Because(2)));
        Assert.Equal("Reason", (await Assert.ThrowsAsync<Refused>(() => _lead.Send(Because(2) with { Reason = "ok" }))).Input);
        await Assert.ThrowsAsync<Conflict>(() => _lead.Send(Because(1)));
        Assert.Empty(World.Told.OfType<ContactReleased>());
    }

    [Fact]
    public async Task Workers_are_denied_and_a_pregnancys_hold_is_not_found_here()
    {
        await Assert.ThrowsAsync<Denied>(() => Worker().Send(Because(1)));
        _hold = await Here.Hold(_person, HoldKind.Pregnancy);
        await Assert.ThrowsAsync<NotFound>(() => _operator.Send(Because(1)));
        await Assert.ThrowsAsync<NotFound>(() => _operator.Ask(new ReleaseHold.Query(_hold)));
    }

    [Fact]
    public async Task The_operator_reads_no_name_and_no_reason()
    {
        await World.Arrange("UPDATE contact_hold SET reason = 'He reads her phone'");
        var seen = await _operator.Ask(new ReleaseHold.Query(_hold));
        Assert.Null(seen.Reason);
        Assert.DoesNotContain("Amara", Assert.Single(seen.People), StringComparison.Ordinal);
        Assert.Equal("He reads her phone", (await _lead.Ask(new ReleaseHold.Query(_hold))).Reason);
    }
}
