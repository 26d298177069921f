using Neighbourhood.FamilyHubs.Asked;
using Neighbourhood.FamilyHubs.Contracts;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Asked;

public sealed class DeclineLinkTests : ArrangedAsked
{
    [Theory]
    [InlineData("Full", "full")]
    [InlineData("WrongPlace", "wrong-place")]
    [InlineData("NoWayToReach", "no-way-to-reach")]
    [InlineData("Other", "other")]
    public async Task Declined_the_midwife_is_told_why_by_a_code(string why, string code)
    {
        var id = await Linked();
        await IsRefused(Worker.Send(new DeclineLink.Command(id, null, 1)), "Why", "Choose");
        await IsRefused(Worker.Send(new DeclineLink.Command(id, (LinkRefusal)9, 1)), "Why", "Choose");
        await Worker.Send(new DeclineLink.Command(id, Enum.Parse<LinkRefusal>(why), 1));
        Assert.Equal(new HubLinkAnswered(id, Accepted: false, code, Today), Assert.Single(Told<HubLinkAnswered>()));
        Assert.Empty(await World.Sql<Guid>("SELECT id FROM familyhubs_involvement"));
        Assert.Single(Told<HubInvolvementEnded>()); // the hub sees her no more
        await IsRefused(Worker.Send(new AcceptLink.Command(id, 2)), "", "ask again");
    }

    [Fact]
    public async Task Pressed_twice_it_is_declined_once()
    {
        var id = await Linked();
        await Worker.Send(new DeclineLink.Command(id, LinkRefusal.Full, 1));
        await Worker.Send(new DeclineLink.Command(id, LinkRefusal.Full, 1));
        Assert.Single(Told<HubLinkAnswered>());
        Assert.Equal(["Asked", "Declined"], await StepsOf(id));
        Assert.Empty(await Worker.Ask(new ListAsked.Query()));
    }

    [Fact]
    public async Task What_was_changed_since_the_page_was_shown_is_a_conflict_and_an_answer_stays()
    {
        var id = await AcceptedLink();
        await Assert.ThrowsAsync<Conflict>(() => SecondWorker.Send(new DeclineLink.Command(id, LinkRefusal.Full, 1)));
        await IsRefused(SecondWorker.Send(new DeclineLink.Command(id, LinkRefusal.Full, 2)), "", "answered already");
        Assert.Equal(LinkState.Accepted, await LinkOf(id));
    }

    [Fact]
    public async Task While_contact_is_held_a_hub_may_still_say_no()
    {
        var id = await Linked();
        await Held(Mother);
        await Worker.Send(new DeclineLink.Command(id, LinkRefusal.NoWayToReach, 1));
        Assert.False(Assert.Single(Told<HubLinkAnswered>()).Accepted);
    }

    [Fact]
    public async Task Only_the_hub_that_was_asked_may_decline()
    {
        var id = await Linked();
        await GuardedFor(actor => actor.Send(new DeclineLink.Command(id, LinkRefusal.Full, 1)));
        await Assert.ThrowsAsync<NotFound>(() => Worker.Send(new DeclineLink.Command(World.NewId(), LinkRefusal.Full, 1)));
        await Assert.ThrowsAsync<Denied>(() => World.As(Roles.Midwife).Send(new DeclineLink.Command(id, LinkRefusal.Full, 1)));
        Assert.Empty(Told<HubLinkAnswered>());
    }

    [Fact]
    public async Task The_form_is_shown_only_while_the_midwife_waits()
    {
        var (waits, accepted) = (await Linked(), await AcceptedLink());
        await Worker.With(async services =>
        {
            DeclineLink.Page Page(Guid id) => Mdt.PageOf.In(services, _ => new DeclineLink.Page((ISend)services.GetService(typeof(ISend))!) { HubLinkId = id });
            Assert.IsType<Microsoft.AspNetCore.Mvc.RazorPages.PageResult>(await Page(waits).OnGet(CancellationToken.None));
            Assert.IsType<Microsoft.AspNetCore.Mvc.RedirectResult>(await Page(accepted).OnGet(CancellationToken.None));
            return 0;
        });
    }
}
