using Neighbourhood.Antenatal.Contracts;
using Neighbourhood.FamilyHubs.Asked;
using Neighbourhood.FamilyHubs.Contracts;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Asked;

public sealed class AcceptLinkTests : ArrangedAsked
{
    [Fact]
    public async Task A_hub_answers_what_a_midwife_asks()
    {
        var id = await Linked("midwife");
        var row = Assert.Single(await Worker.Ask(new ListAsked.Query()));
        Assert.Equal((AskedKind.Link, WorkingDay(Today, 3)), (row.Item.Kind, row.Item.DueOn!.Value));
        await Worker.Send(new AcceptLink.Command(id, 1));
        Assert.Equal(new HubLinkAnswered(id, Accepted: true, null, Today), Assert.Single(Told<HubLinkAnswered>()));
        Assert.Equal(LinkState.Accepted, await LinkOf(id));
    }

    [Fact]
    public async Task Accepted_the_hub_works_with_her_and_owes_a_welcome_in_five_working_days()
    {
        var id = await AcceptedLink();
        var task = Assert.Single(Tasks);
        Assert.Equal((Links.TaskKind, Mother, Hub, WorkingDay(Today, 5)), (task.KindCode, task.PersonId!.Value, task.AssigneeTeamId!.Value, task.Due!.Value));
        Assert.Equal([false, true], Told<HubInvolvementBegan>().Select(b => b.Shown));
        Assert.Equal((WorkingDay(Today, 5), "Welcome her: her midwife asked"), (Assert.Single(await Worker.Ask(new ListAsked.Query())).Item.DueOn!.Value, (await Worker.Ask(new ListAsked.Query()))[0].Item.What));
        Assert.Equal($"/familyhubs/asked/links/{id}", task.Path);
    }

    [Fact]
    public async Task Pressed_twice_it_is_accepted_once()
    {
        var id = await Linked();
        await Worker.Send(new AcceptLink.Command(id, 1));
        await Worker.Send(new AcceptLink.Command(id, 1));
        Assert.Single(Told<HubLinkAnswered>());
        Assert.Single(Tasks);
        Assert.Equal(["Asked", "Accepted"], await StepsOf(id));
    }

    [Fact]
    public async Task A_page_that_is_out_of_date_is_a_conflict_and_an_answer_stays()
    {
        var id = await Linked();
        await Worker.Send(new DeclineLink.Command(id, LinkRefusal.Full, 1));
        var conflict = await Assert.ThrowsAsync<Conflict>(() => SecondWorker.Send(new AcceptLink.Command(id, 1)));
        Assert.Equal(AskedWords.Label(LinkState.Declined), conflict.Stands["Link"]);
        await IsRefused(SecondWorker.Send(new AcceptLink.Command(id, 2)), "", "ask again");
        Assert.Equal(LinkState.Declined, await LinkOf(id));
        Assert.Empty(Tasks);
    }

    [Fact]
    public async Task While_contact_is_held_nothing_is_accepted()
    {
        var id = await Linked();
        await Held(Mother);
        await IsRefused(Worker.Send(new AcceptLink.Command(id, 1)), "", "ask first");
        Assert.Equal(LinkState.Asked, await LinkOf(id));
        Assert.Empty(Told<HubLinkAnswered>());
        var seen = await Worker.Ask(new SeeLink(id));
        Assert.True(seen.Held);
        Assert.Null(seen.SafeWays);
    }

    [Fact]
    public async Task What_the_midwife_took_back_is_not_accepted()
    {
        var id = await Linked();
        await Happens(new HubLinkWithdrawn(id, "asked"));
        await IsRefused(Worker.Send(new AcceptLink.Command(id, 1)), "", "Ask the midwife");
    }

    [Fact]
    public async Task Only_the_hub_that_was_asked_may_accept()
    {
        var id = await Linked();
        await GuardedFor(actor => actor.Send(new AcceptLink.Command(id, 1)));
        await Assert.ThrowsAsync<NotFound>(() => Worker.Send(new AcceptLink.Command(World.NewId(), 1)));
        await Assert.ThrowsAsync<Denied>(() => World.As(Roles.Midwife).Send(new AcceptLink.Command(id, 1)));
        await Manager.Send(new AcceptLink.Command(id, 1));
    }

    [Fact]
    public async Task The_links_own_page_accepts_it_and_shows_how_it_stands()
    {
        var id = await Linked();
        await Worker.With(async services =>
        {
            var page = Mdt.PageOf.In(services, _ => new AcceptLink.Page((ISend)services.GetService(typeof(ISend))!) { HubLinkId = id });
            await page.OnGet(CancellationToken.None);
            Assert.Equal((1, LinkState.Asked), (page.Version, page.View.State));
            Assert.Equal($"/familyhubs/asked/links/{id}?said=answered", Assert.IsType<Microsoft.AspNetCore.Mvc.RedirectResult>(await page.OnPost(CancellationToken.None)).Url);
            return 0;
        });
        Assert.Equal(LinkState.Accepted, await LinkOf(id));
    }
}
