using Neighbourhood.Contact.Contracts;
using Neighbourhood.Contact.Messages;
using Neighbourhood.Contact.Wordings;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Contact.Messages;

public sealed class ScenarioTests : ContactTest
{
    /// <summary>Scenario 43 of acceptance.md.</summary>
    [Fact]
    public async Task Given_a_message_queued_before_a_hold_When_its_hour_comes_Then_it_is_not_sent()
    {
        var person = Here.Person();
        var message = Here.Reminder(person, World.Clock.GetUtcNow().AddDays(1));
        await Here.Queue(message);
        await Here.Hold(person, HoldKind.Pregnancy);
        World.Clock.Advance(TimeSpan.FromDays(1));
        await Here.Dispatcher().RunToEnd();
        Assert.Empty(Here.Provider.Taken);
        Assert.Equal((MessageState.Refused, "Hold"), (await Here.State(message.MessageId), await Here.Refusal(message.MessageId)));
    }

    /// <summary>Scenario 37 of acceptance.md.</summary>
    [Fact]
    public async Task Given_an_interpreter_flag_When_sending_an_invitation_Then_the_language_version_is_used_or_the_message_is_held_with_a_task()
    {
        var person = Here.Person();
        Here.Reach[person] = Here.Reach[person] with { InterpreterNeeded = true, Language = "Polish" };
        var (worker, message) = (Worker(), Here.Offer(person));
        Assert.Equal(new QueueMessage.Answer(true, null), await worker.Send(message));
        await World.Deliver();
        await Here.Dispatcher().RunToEnd();
        await World.Deliver();
        Assert.Equal(MessageState.Waits, await Here.State(message.MessageId));
        Assert.Empty(Here.Provider.Taken);
        var task = Assert.Single(Here.Tasks);
        Assert.Equal((worker.Id, person, new DateOnly(2026, 3, 3)), (task.AssigneeUserId, task.PersonId, task.Due));

        await World.As(Roles.SettingsEditor, Guid.Empty).Send(new EditWording.Command(
            World.NewId(), "first-offer", "service", "Polish", MessageFormat.Standard, null, "Witamy", "Witaj {first name}. Piszemy, bo {why}. {say no}.", "Zofia, interpreter", "Families who read Polish", 0));
        await Here.Dispatcher().RunToEnd();
        await World.Deliver();
        Assert.Equal("Witaj Amara. Piszemy, bo you have a child under five. Tell anyone at your family hub.", Assert.Single(Here.Provider.Taken).Body);
        Assert.Equal(task.TaskId, Assert.Single(Here.ClosedTasks));
        Assert.Equal("Polish", Assert.Single(await World.Sql<string>("SELECT language FROM contact_message")));

        Here.Provider.Taken.Clear();
        await Here.Queue(Here.Offer(person));
        await Here.Dispatcher().RunToEnd();
        Assert.StartsWith("Witaj", Assert.Single(Here.Provider.Taken).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_task_for_what_a_rule_had_sent_goes_to_whoever_keeps_the_words()
    {
        var person = Here.Person();
        Here.Reach[person] = Here.Reach[person] with { InterpreterNeeded = true, Language = "Urdu" };
        await World.AsSystem().Send(Here.Reminder(person));
        await World.Deliver();
        Assert.Equal(Here.Keeper, Assert.Single(Here.Tasks).AssigneeUserId);
    }

    /// <summary>The hold half of scenario 6: it stands first, and stays when all that follows fails.</summary>
    [Fact]
    public async Task A_hold_stands_though_all_that_follows_in_its_command_fails_and_no_message_leaves()
    {
        var person = Here.Person();
        var message = Here.Reminder(person);
        await Here.Queue(message);
        await Assert.ThrowsAsync<InvalidOperationException>(() => World.AsSystem().With<int>(async services =>
        {
            var (db, send) = ((Db)services.GetService(typeof(Db))!, (ISend)services.GetService(typeof(ISend))!);
            await db.InOne(async () =>
            {
                await send.Send(new HoldContact(World.NewId(), [person], HoldKind.Pregnancy, World.NewId(), World.NewId()));
                await send.Send(Here.Reminder(Here.Person()));
                throw new InvalidOperationException("A handler fails");
            });
            return 0;
        }));
        await World.Deliver();
        await Here.Dispatcher().RunToEnd();
        Assert.Empty(Here.Provider.Taken);
        Assert.Equal(MessageState.Refused, await Here.State(message.MessageId));
        Assert.Single(await World.Sql<Guid>("SELECT id FROM contact_message"));
        var held = Assert.Single(World.Told.OfType<ContactHeld>());
        Assert.Equal((person, HoldKind.Pregnancy), (Assert.Single(held.PersonIds), held.Kind));
    }
}
