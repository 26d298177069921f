using Neighbourhood.Contact.Contracts;
using Neighbourhood.Contact.Messages;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Contact.Messages;

public sealed class ShowOutboxTests : ContactTest
{
    [Fact]
    public async Task A_worker_sees_to_whom_how_what_and_why_not_of_the_families_they_work_with()
    {
        var (person, _) = await Here.Family();
        await Here.Queue(Here.Reminder(person));
        await Here.Dispatcher().RunToEnd();
        World.Clock.Advance(TimeSpan.FromMinutes(1));
        await Here.Hold(person);
        await Here.Queue(Here.Reminder(person));
        var me = Worker();
        var lines = (await me.Ask(new ShowOutbox.Query(false, null))).Lines;
        Assert.Equal([(MessageState.Refused, "Contact is stopped: ask first"), (MessageState.Sent, null)], lines.Select(l => (l.State, l.Why)));
        Assert.Equal(("Amara Okafor", ContactMode.Text, false), (lines[1].To, lines[1].Mode, lines[1].MayCancel));
        Assert.StartsWith("Hello {first name}.", lines[1].Body, StringComparison.Ordinal);
        Assert.Single((await me.Ask(new ShowOutbox.Query(true, null))).Lines);
        Assert.Equal([person.ToString()], (await World.Sql<string>("SELECT subjects FROM kernel_audit WHERE kind = 'view' AND what = 'Contact.ShowOutbox'")).Distinct());
    }

    [Fact]
    public async Task Of_a_family_that_one_does_not_work_with_nothing_is_listed_and_the_operator_sees_neither_name_nor_words()
    {
        var (person, _) = await Here.Family();
        await Here.Queue(Here.Reminder(person));
        await Here.Dispatcher().RunToEnd();
        Assert.Empty((await Worker(World.NewId()).Ask(new ShowOutbox.Query(false, null))).Lines);
        var line = Assert.Single((await World.As(Roles.Operator, Guid.Empty).Ask(new ShowOutbox.Query(false, null))).Lines);
        Assert.Equal((null, null), (line.Subject, line.Body));
        Assert.DoesNotContain("Amara", line.To, StringComparison.Ordinal);
        await Assert.ThrowsAsync<Denied>(() => World.As(Roles.PanelMember).Ask(new ShowOutbox.Query(false, null)));
    }

    [Fact]
    public async Task It_goes_on_to_older_messages()
    {
        var (person, _) = await Here.Family();
        for (var n = 0; n < 55; n++)
        {
            World.Clock.Advance(TimeSpan.FromSeconds(1));
            await Here.Queue(Here.Reminder(person));
        }
        var first = await Worker().Ask(new ShowOutbox.Query(false, null));
        var second = await Worker().Ask(new ShowOutbox.Query(false, first.Next));
        Assert.Equal((50, 5, true), (first.Lines.Count, second.Lines.Count, second.Next is null));
    }

    [Fact]
    public async Task Many_that_were_queued_at_one_moment_are_all_shown()
    {
        var (person, _) = await Here.Family();
        for (var n = 0; n < 55; n++) await Here.Queue(Here.Reminder(person));
        var first = await Worker().Ask(new ShowOutbox.Query(false, null));
        var second = await Worker().Ask(new ShowOutbox.Query(false, first.Next, first.NextId));
        Assert.Equal((50, 5, 55), (first.Lines.Count, second.Lines.Count, first.Lines.Concat(second.Lines).Select(l => l.Id).Distinct().Count()));
    }
}
