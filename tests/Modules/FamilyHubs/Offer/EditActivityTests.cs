using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Access.Contracts;
using Neighbourhood.FamilyHubs.Offer;
using Neighbourhood.Kernel;
using Neighbourhood.Modules.Mdt;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Offer;

public sealed class EditActivityTests : ArrangedOffer
{
    [Fact]
    public async Task What_was_changed_stands_and_a_second_press_changes_nothing()
    {
        var (id, provider) = (await Added(), World.NewId());
        World.Answers<GetOrganisations, IReadOnlyList<GetOrganisations.Organisation>>(q => [new(provider, "Harbour Lane Trust", OrganisationType.NhsTrust, null, null, null)]);
        var terms = Terms with { Title = "Play and stay", Virtual = true, Providers = [provider], Evidence = Evidence.EvidenceBased, EvidenceSource = "EIF guidebook" };
        await Manager.Send(new EditActivity.Command(id, terms, 1));
        await Manager.Send(new EditActivity.Command(id, terms, 1));
        var shown = await Worker.Ask(new SeeActivity(id));
        Assert.Equal(("Play and stay", true, 2, "Harbour Lane Trust", "EIF guidebook"), (shown.Row.Title, shown.Row.Virtual, shown.Row.Version, Assert.Single(shown.Providers).Name, shown.Row.EvidenceSource));
        Assert.Equal(ActivityTerms.Fields(shown.Row, [provider]), ActivityTerms.Fields(ActivityTerms.Of(shown.Row, [provider]).Row(id, Hub, null, 2), [provider]));
    }

    [Fact]
    public async Task A_stale_page_shows_both_and_overwrites_nothing()
    {
        var id = await Added();
        await Manager.Send(new EditActivity.Command(id, Terms with { Title = "Play and stay" }, 1));
        var conflict = await Assert.ThrowsAsync<Conflict>(() => Manager.Send(new EditActivity.Command(id, Terms with { Title = "Songs" }, 1)));
        Assert.Equal(("Play and stay", "Songs"), (conflict.Stands["Title"], conflict.Sent["Title"]));
        Assert.Equal("Play and stay", (await Worker.Ask(new SeeActivity(id))).Row.Title);
    }

    [Fact]
    public async Task Nobody_else_changes_it()
    {
        var id = await Added();
        await Assert.ThrowsAsync<NotFound>(() => OtherManager.Send(new EditActivity.Command(id, Terms, 1)));
        await Assert.ThrowsAsync<Denied>(() => Worker.Send(new EditActivity.Command(id, Terms, 1)));
        await Assert.ThrowsAsync<NotFound>(() => OtherWorker.Ask(new SeeActivity(id)));
        await Assert.ThrowsAsync<NotFound>(() => Manager.Send(new EditActivity.Command(World.NewId(), Terms, 1)));
    }

    [Fact]
    public async Task The_page_shows_it_as_it_stands_and_after_a_conflict_pressing_again_is_a_choice()
    {
        var id = await Added(Terms with { Cost = "2.50", Languages = "Polish, Urdu" });
        await Manager.With(async services =>
        {
            var page = PageOf.In(services, s => new EditActivity.Page(s.GetRequiredService<ISend>(), s.GetRequiredService<HubChoices>()) { ActivityId = id });
            await page.OnGet(CancellationToken.None);
            Assert.Equal(("2.50", "Polish, Urdu", "4 years", 1), (page.Terms.Cost, page.Terms.Languages, page.Terms.AgeTo, page.Version));
            await Manager.Send(new EditActivity.Command(id, Terms with { Title = "Songs" }, 1));
            page.Terms = Terms with { Title = "Play" };
            await page.OnPost(CancellationToken.None);
            Assert.Equal((409, "Songs", 2), (page.Response.StatusCode, page.Conflict!.Stands["Title"], page.Version));
            page.ModelState.Clear();
            Assert.IsType<RedirectResult>(await page.OnPost(CancellationToken.None));
            return 0;
        });
        Assert.Equal("Play", (await Worker.Ask(new SeeActivity(id))).Row.Title);
    }

    [Fact]
    public async Task For_whom_it_is_made_to_suit_is_kept_in_the_order_of_the_list_and_can_be_found()
    {
        var activity = await Added(Terms with { SendNeeds = ["hearing", "autism"] });
        Assert.Equal("autism,hearing", (await Worker.Ask(new SeeActivity(activity))).Row.SendNeeds);
        await Manager.Send(new EditActivity.Command(activity, Terms with { SendNeeds = ["mobility"] }, 1));
        Assert.Equal("mobility", (await Worker.Ask(new SeeActivity(activity))).Row.SendNeeds);
        await IsRefused(Manager.Send(new EditActivity.Command(activity, Terms with { SendNeeds = ["moon"] }, 2)), "Terms.SendNeeds", "from the list");
        await Session(activity);
        Assert.Single(await World.As(Roles.HealthVisitor).Ask(new FindOffer.Query(null, null, null, null, null, "mobility", null)));
        Assert.Empty(await World.As(Roles.HealthVisitor).Ask(new FindOffer.Query(null, null, null, null, null, "cognitive", null)));
    }
}
