using Neighbourhood.Contact.Contracts;
using Neighbourhood.Contact.Holds;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Contact.Holds;

public sealed class StopContactTests : ContactTest
{
    [Fact]
    public async Task A_worker_stops_contact_also_with_a_family_that_they_do_not_work_with_and_twice_is_once()
    {
        var (person, _) = await Here.Family();
        var (worker, command) = (Worker(World.NewId()), new StopContact.Command(World.NewId(), person, HoldKind.Safety, "He reads her phone"));
        await worker.Send(command);
        await worker.Send(command);
        Assert.Equal([("Safety", "He reads her phone")], await World.Sql<(string, string)>("SELECT kind, reason FROM contact_hold"));
        Assert.Equal(ContactRefusal.Hold, (await Here.Queue(Here.Reminder(person))).Refusal);
    }

    [Fact]
    public async Task Of_a_pregnancy_no_reason_is_kept()
    {
        var (person, _) = await Here.Family();
        await Worker().Send(new StopContact.Command(World.NewId(), person, HoldKind.Pregnancy, "She told me what happened"));
        Assert.Equal([null], await World.Sql<string?>("SELECT reason FROM contact_hold"));
    }

    [Fact]
    public async Task Why_is_asked_for_and_nobody_unknown_is_held()
    {
        var (person, _) = await Here.Family();
        Assert.Equal("Kind", (await Assert.ThrowsAsync<Refused>(() => Worker().Send(new StopContact.Command(World.NewId(), person, null, null)))).Input);
        Assert.Equal("Reason", (await Assert.ThrowsAsync<Refused>(() => Worker().Send(new StopContact.Command(World.NewId(), person, HoldKind.Other, " ")))).Input);
        await Assert.ThrowsAsync<NotFound>(() => Worker().Send(new StopContact.Command(World.NewId(), World.NewId(), HoldKind.Pregnancy, null)));
        await Assert.ThrowsAsync<Denied>(() => World.As(Roles.Analyst).Send(new StopContact.Command(World.NewId(), person, HoldKind.Pregnancy, null)));
        Assert.Empty(await World.Sql<Guid>("SELECT id FROM contact_hold"));
    }
}
