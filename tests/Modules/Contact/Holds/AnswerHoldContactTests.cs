using Neighbourhood.Contact.Contracts;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Contact.Holds;

public sealed class AnswerHoldContactTests : ContactTest
{
    [Fact]
    public async Task It_is_kept_told_and_stops_all_that_waits_to_each_of_them()
    {
        var (one, other, third) = (Here.Person(), Here.Person(), Here.Person());
        foreach (var person in new[] { one, other, third }) await Here.Queue(Here.Reminder(person, World.Clock.GetUtcNow().AddDays(1)));
        var request = new HoldContact(World.NewId(), [one, other, one], HoldKind.Pregnancy, World.NewId(), World.NewId());
        var midwife = World.As(Roles.Midwife);
        Assert.Equal(request.HoldId, await midwife.Send(request));
        Assert.Equal(request.HoldId, await midwife.Send(request));
        Assert.Equal(["Refused", "Refused", "Queued"], await World.Sql<string>("SELECT state FROM contact_message ORDER BY id"));
        var told = Assert.Single(World.Told.OfType<ContactHeld>());
        Assert.Equal([one, other], told.PersonIds);
        Assert.Equal((HoldKind.Pregnancy, new DateOnly(2026, 3, 2)), (told.Kind, told.On));
    }

    [Fact]
    public async Task Sent_after_something_was_written_it_is_an_error_of_the_program()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => World.AsSystem().With<int>(async services =>
        {
            var (db, send) = ((Db)services.GetService(typeof(Db))!, (ISend)services.GetService(typeof(ISend))!);
            await db.InOne(async () =>
            {
                await send.Send(Here.Reminder(Here.Person()));
                await send.Send(new HoldContact(World.NewId(), [Here.Person()], HoldKind.Other));
            });
            return 0;
        }));
        Assert.Empty(await World.Sql<Guid>("SELECT id FROM contact_hold"));
    }

    [Fact]
    public async Task Nobody_to_hold_is_refused_and_without_the_permission_it_is_denied()
    {
        await Assert.ThrowsAsync<Refused>(() => Worker().Send(new HoldContact(World.NewId(), [], HoldKind.Other)));
        await Assert.ThrowsAsync<Denied>(() => World.As(Roles.Analyst).Send(new HoldContact(World.NewId(), [Here.Person()], HoldKind.Other)));
    }
}
