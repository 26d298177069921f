using Neighbourhood.FamilyHubs.After;
using Neighbourhood.FamilyHubs.Asked;
using Neighbourhood.FamilyHubs.Contracts;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Asked;

public sealed class WelcomeLinkTests : ArrangedAsked
{
    [Theory]
    [InlineData("Spoke", "spoke")]
    [InlineData("LeftMessage", "left-message")]
    [InlineData("CameIn", "came-in")]
    [InlineData("NotReached", "not-reached")]
    [InlineData("DoesNotWant", "does-not-want")]
    public async Task The_welcome_is_told_to_the_midwife_only_where_she_said_so(string code, string told)
    {
        var (yes, no) = (await AcceptedLink("midwife"), Guid.Empty);
        await IsRefused(Worker.Send(new WelcomeLink.Command(yes, null, 2)), "Code", "Choose");
        await Worker.Send(new WelcomeLink.Command(yes, Enum.Parse<WelcomeCode>(code), 2));
        Assert.Equal(new HubWelcomed(yes, told, Today), Assert.Single(Told<HubWelcomed>()));
        Assert.Single(ClosedTasks);
        no = await AcceptedLink("gp");
        await Worker.Send(new WelcomeLink.Command(no, Enum.Parse<WelcomeCode>(code), 2));
        Assert.Single(Told<HubWelcomed>());
        Assert.Equal(LinkState.Welcomed, await LinkOf(no));
    }

    [Fact]
    public async Task Pressed_twice_it_is_noted_and_told_once()
    {
        var id = await AcceptedLink("midwife");
        await Worker.Send(new WelcomeLink.Command(id, WelcomeCode.Spoke, 2));
        await Worker.Send(new WelcomeLink.Command(id, WelcomeCode.Spoke, 2));
        Assert.Single(Told<HubWelcomed>());
        Assert.Single(ClosedTasks);
        Assert.Equal(["Asked", "Accepted", "Welcomed"], await StepsOf(id));
        Assert.Empty(await Worker.Ask(new ListAsked.Query()));
    }

    [Fact]
    public async Task Nobody_is_welcomed_before_the_midwife_has_an_answer_nor_twice()
    {
        var id = await Linked("midwife");
        await IsRefused(Worker.Send(new WelcomeLink.Command(id, WelcomeCode.Spoke, 1)), "", "Answer the midwife first");
        await Worker.Send(new AcceptLink.Command(id, 1));
        await Worker.Send(new WelcomeLink.Command(id, WelcomeCode.LeftMessage, 2));
        await Assert.ThrowsAsync<Conflict>(() => SecondWorker.Send(new WelcomeLink.Command(id, WelcomeCode.Spoke, 1)));
        await IsRefused(SecondWorker.Send(new WelcomeLink.Command(id, WelcomeCode.Spoke, 3)), "", "noted already");
        Assert.Equal("left-message", Assert.Single(Told<HubWelcomed>()).OutcomeCode);
    }

    [Fact]
    public async Task What_is_chosen_is_one_of_the_list()
    {
        var id = await AcceptedLink();
        await IsRefused(Worker.Send(new WelcomeLink.Command(id, (WelcomeCode)9, 2)), "Code", "Choose");
        Assert.Equal(LinkState.Accepted, await LinkOf(id));
    }

    [Fact]
    public async Task While_contact_is_held_nobody_is_welcomed()
    {
        var id = await AcceptedLink("midwife");
        await Held(Mother);
        await IsRefused(Worker.Send(new WelcomeLink.Command(id, WelcomeCode.Spoke, 2)), "", "ask first");
        Assert.Equal(LinkState.Accepted, await LinkOf(id));
        Assert.Empty(Told<HubWelcomed>());
    }

    [Fact]
    public async Task Only_the_hub_that_was_asked_may_note_it()
    {
        var id = await AcceptedLink("midwife");
        await GuardedFor(actor => actor.Send(new WelcomeLink.Command(id, WelcomeCode.Spoke, 2)));
        await Assert.ThrowsAsync<NotFound>(() => Worker.Send(new WelcomeLink.Command(World.NewId(), WelcomeCode.Spoke, 2)));
        await Assert.ThrowsAsync<Denied>(() => World.As(Roles.Midwife).Send(new WelcomeLink.Command(id, WelcomeCode.Spoke, 2)));
        Assert.Empty(Told<HubWelcomed>());
    }
}
