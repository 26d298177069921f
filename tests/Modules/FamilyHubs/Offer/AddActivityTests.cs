using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.FamilyHubs.Offer;
using Neighbourhood.Kernel;
using Neighbourhood.Modules.Mdt;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Offer;

public sealed class AddActivityTests : ArrangedOffer
{
    [Fact]
    public async Task An_activity_is_kept_as_it_was_said_once()
    {
        var (id, terms) = (World.NewId(), Terms with
        {
            Title = " Saturday dads & <b>grandads</b> ",
            Audience = Audience.Fathers,
            AgeFrom = "18 months",
            AgeTo = "9 months",
            Cost = "£2.50",
            Languages = "Polish, urdu, Polish",
            Accessibility = ["bsl", "wheelchair"],
            Principles = ["connection"],
            CoDesignLink = "https://example.org/notes",
        });
        await IsRefused(Manager.Send(new AddActivity.Command(id, Hub, terms)), "Terms.AgeTo", "must not be below");
        terms = terms with { AgeTo = "4 years" };
        await Manager.Send(new AddActivity.Command(id, Hub, terms));
        await Manager.Send(new AddActivity.Command(id, Hub, terms));
        await Assert.ThrowsAsync<Conflict>(() => Manager.Send(new AddActivity.Command(id, Hub, terms with { Title = "Other" })));
        var row = (await Worker.Ask(new SeeActivity(id))).Row;
        Assert.Equal(("Saturday dads & <b>grandads</b>", 18, 59, 250, "Polish,urdu", "wheelchair,bsl", "connection"),
            (row.Title, row.AgeFromMonths!.Value, row.AgeToMonths!.Value, row.CostPence, row.Languages, row.Accessibility, row.Principles));
    }

    [Fact]
    public async Task All_that_cannot_be_is_said_at_once_and_nothing_is_kept()
    {
        var wrong = new ActivityTerms
        {
            AgeFrom = "soon",
            Bookable = (Bookable)9,
            Capacity = 0,
            ChildrenPerLead = 0,
            Cost = "-1",
            Languages = string.Join(',', Enumerable.Range(0, 11)),
            Evidence = Evidence.EvidenceBased,
            CoDesignLink = "javascript:alert(1)",
            Accessibility = ["moon"],
            Principles = ["moon"],
        };
        var refused = await Assert.ThrowsAsync<Refused>(() => Manager.Send(new AddActivity.Command(World.NewId(), Hub, wrong)));
        Assert.Equal(
            ["Terms.Title", "Terms.About", "Terms.Strand", "Terms.Category", "Terms.Audience", "Terms.AgeFrom", "Terms.Bookable", "Terms.Capacity", "Terms.ChildrenPerLead", "Terms.Minutes", "Terms.Cost",
                "Terms.Languages", "Terms.EvidenceSource", "Terms.CoDesignLink", "Terms.Accessibility", "Terms.Principles"],
            refused.Reasons.Select(r => r.Input));
        Assert.Empty(await World.Sql<Guid>("SELECT id FROM familyhubs_activity"));
    }

    [Fact]
    public async Task Words_that_no_family_may_read_and_numbers_are_refused()
    {
        await IsRefused(Added(Terms with { About = "Come by referral only" }), "Terms.About", "referral");
        await IsRefused(Added(Terms with { About = "Ring 0161 496 0000" }), "Terms.About", "telephone");
        await IsRefused(Added(Terms with { Title = "Referrals" }), "Terms.Title", "referral");
        await IsRefused(Added(Terms with { Providers = [World.NewId()] }), "Terms.Providers", "organisations of the list");
    }

    [Fact]
    public async Task Ages_beyond_what_a_hub_is_for_are_a_warning_and_no_refusal()
    {
        async Task<string> Warned(string age) => string.Join(" ", (await Worker.Ask(new SeeActivity(await Added(Terms with { AgeTo = age, Bookable = Bookable.Book })))).Warnings);
        Assert.Equal("", await Warned("19 years"));
        Assert.Contains("special educational needs", await Warned("25 years"), StringComparison.Ordinal);
        Assert.Contains("beyond 25", await Warned("26 years"), StringComparison.Ordinal);
        var hard = await Added(Terms with { About = new string('a', 201), Strand = Strand.Targeted });
        Assert.Equal(2, (await Worker.Ask(new SeeActivity(hard))).Warnings.Count);
    }

    [Fact]
    public async Task Only_a_manager_of_that_hub_adds_to_its_offer()
    {
        await Assert.ThrowsAsync<Denied>(() => Worker.Send(new AddActivity.Command(World.NewId(), Hub, Terms)));
        await Assert.ThrowsAsync<NotFound>(() => OtherManager.Send(new AddActivity.Command(World.NewId(), Hub, Terms)));
        await Assert.ThrowsAsync<Denied>(() => Nobody.Send(new AddActivity.Command(World.NewId(), Hub, Terms)));
    }

    [Fact]
    public async Task The_page_keeps_what_was_typed_and_goes_to_what_it_made()
    {
        await Manager.With(async services =>
        {
            var page = PageOf.In(services, s => new AddActivity.Page(s.GetRequiredService<ISend>(), s.GetRequiredService<HubChoices>(), s.GetRequiredService<TimeProvider>()));
            await page.OnGet(CancellationToken.None);
            Assert.Equal(Hub, page.SiteId); // the only one
            page.Terms = Terms with { Title = null };
            Assert.IsType<PageResult>(await page.OnPost(CancellationToken.None));
            Assert.Equal((422, Terms.About), (page.Response.StatusCode, page.Terms.About));
            page.ModelState.Clear();
            page.SiteId = null; // said together with what else is missing
            Assert.IsType<PageResult>(await page.OnPost(CancellationToken.None));
            Assert.Equal(["SiteId", "Terms.Title"], page.ModelState.Keys.Order(StringComparer.Ordinal));
            page.ModelState.Clear();
            page.SiteId = Hub;
            page.Terms = Terms;
            Assert.Equal($"/familyhubs/activities/{page.Id}?said=added", Assert.IsType<RedirectResult>(await page.OnPost(CancellationToken.None)).Url);
            return 0;
        });
    }
}
