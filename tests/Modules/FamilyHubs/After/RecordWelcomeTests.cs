using Neighbourhood.Contact.Contracts;
using Neighbourhood.FamilyHubs.After;
using Neighbourhood.FamilyHubs.Register;
using Neighbourhood.Kernel;
using Neighbourhood.Modules.FamilyHubs.Register;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.After;

public sealed class RecordWelcomeTests : ArrangedRegister
{
    private async Task<Guid> New()
    {
        await Worker.Send(new TakeRegister.Command(await Session(), Family, []));
        return Assert.Single((await Worker.Ask(new ListWelcomes.Query())).Families).Id;
    }

    [Fact]
    public async Task How_it_went_is_kept_and_the_task_ends_and_the_family_leaves_the_list()
    {
        var id = await New();
        Assert.Equal("done", await Worker.Send(new RecordWelcome.Command(id, WelcomeCode.Spoke, null, 1)));
        Assert.Equal("done", await Worker.Send(new RecordWelcome.Command(id, WelcomeCode.Spoke, null, 1)));
        Assert.Equal(Assert.Single(Tasks).TaskId, Assert.Single(ClosedTasks).TaskId);
        Assert.Empty((await Worker.Ask(new ListWelcomes.Query())).Families);
        var seen = await Worker.Ask(new RecordWelcome.Query(id));
        Assert.Equal((WelcomeCode.Spoke, true, "Acorn Hub"), (seen.Code, seen.Done, seen.Site));
        await Assert.ThrowsAsync<Conflict>(() => Worker.Send(new RecordWelcome.Command(id, WelcomeCode.CameIn, null, 1)));
    }

    [Fact]
    public async Task Who_was_not_reached_stays_on_the_list()
    {
        var id = await New();
        Assert.Equal("again", await Worker.Send(new RecordWelcome.Command(id, WelcomeCode.NotReached, null, 1)));
        Assert.True(Assert.Single((await Worker.Ask(new ListWelcomes.Query())).Families).Tried);
        Assert.Empty(ClosedTasks);
    }

    [Fact]
    public async Task A_message_goes_to_an_adult_through_the_gate_and_what_it_refuses_is_said()
    {
        var id = await New();
        Assert.Equal("queued", await Worker.Send(new RecordWelcome.Command(id, WelcomeCode.LeftMessage, World.NewId(), 1)));
        var message = Assert.Single(Queued);
        Assert.Equal((Mother, "hub-welcome", "Acorn Hub"), (message.ToPersonId, message.TemplateCode, message.Values!["place"]));
        Refusing[Mother] = ContactRefusal.Hold;
        var said = await Worker.Send(new RecordWelcome.Command(id, WelcomeCode.LeftMessage, World.NewId(), 2));
        Assert.Contains("held", WelcomeWords.Said(said), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_does_not_want_to_hear_from_us_gets_no_message()
    {
        Assert.Equal("done", await Worker.Send(new RecordWelcome.Command(await New(), WelcomeCode.DoesNotWant, World.NewId(), 1)));
        Assert.Empty(Queued);
    }

    [Fact]
    public async Task Only_staff_of_that_hub_record_it()
    {
        var id = await New();
        await Refuses(Worker.Send(new RecordWelcome.Command(id, null, null, 1)), "Code", "how it went");
        await Assert.ThrowsAsync<NotFound>(() => OtherWorker.Send(new RecordWelcome.Command(id, WelcomeCode.Spoke, null, 1)));
        await Assert.ThrowsAsync<NotFound>(() => OtherWorker.Ask(new RecordWelcome.Query(id)));
        await Assert.ThrowsAsync<Denied>(() => Nobody.Send(new RecordWelcome.Command(id, WelcomeCode.Spoke, null, 1)));
    }
}
