using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Neighbourhood.FamilyHubs.Contracts;
using Neighbourhood.FamilyHubs.Offer;
using Neighbourhood.Kernel;
using Neighbourhood.Modules.Mdt;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Offer;

public sealed class EnrolFamilyTests : ArrangedOffer
{
    [Fact]
    public async Task People_of_a_family_are_enrolled_once_and_the_hub_works_with_them_from_now()
    {
        var id = await Planned();
        await Worker.Send(new EnrolFamily.Command(id, Family, [Mother, Child, Mother]));
        await Worker.Send(new EnrolFamily.Command(id, Family, [Mother, Child]));
        Restricted.Add(Child);
        Assert.Equal([$"Mother {Mother}", "Ines"], (await Worker.Ask(new SeeProgramme(id))).People.Select(p => p.Name));
        var began = Assert.Single(World.Told.OfType<HubInvolvementBegan>());
        Assert.Equal((Family, Hub), (began.HouseholdId, began.SiteId));
    }

    [Fact]
    public async Task A_record_that_was_joined_with_another_is_the_same_person()
    {
        var (id, merged) = (await Planned(), World.NewId());
        await World.Arrange("INSERT INTO familyhubs_alias (merged_id, kept_id, of_household) VALUES (@merged, @Mother, 0)", new { merged, Mother });
        Families[Family] = [.. Families[Family], new(merged, "Mother", Neighbourhood.Families.Contracts.Masking.Full, "mother", "adult", "full", null, null)];
        await Worker.Send(new EnrolFamily.Command(id, Family, [merged]));
        await Worker.Send(new EnrolFamily.Command(id, Family, [Mother]));
        Assert.Single(await World.Sql<Guid>("SELECT id FROM familyhubs_enrolment"));
        await Comes(id, Mother, 2);
        Assert.Equal(2, Assert.Single((await Worker.Ask(new SeeProgramme(id))).People).Attended);
    }

    [Fact]
    public async Task A_family_that_the_worker_does_not_see_is_not_found_and_nothing_is_kept()
    {
        var (id, other) = (await Planned(), NewFamily());
        Unseen.Add(other.Household);
        await Assert.ThrowsAsync<NotFound>(() => Worker.Send(new EnrolFamily.Command(id, other.Household, [other.Mother])));
        await Assert.ThrowsAsync<NotFound>(() => OtherWorker.Send(new EnrolFamily.Command(id, Family, [Mother])));
        await Assert.ThrowsAsync<Denied>(() => Nobody.Send(new EnrolFamily.Command(id, Family, [Mother])));
        await IsRefused(Worker.Send(new EnrolFamily.Command(id, Family, [other.Mother])), "PersonIds", "this family");
        await IsRefused(Worker.Send(new EnrolFamily.Command(id, Family, [])), "PersonIds", "who comes");
        Assert.Empty(await World.Sql<Guid>("SELECT id FROM familyhubs_enrolment"));
        Assert.Empty(World.Told);
    }

    [Fact]
    public async Task Nobody_is_enrolled_with_whom_contact_is_held_or_when_it_is_over()
    {
        var id = await Planned();
        await World.Arrange("INSERT INTO familyhubs_hold (hold_id, person_id, kind) VALUES (@hold, @Mother, 'loss')", new { hold = World.NewId(), Mother });
        await IsRefused(Worker.Send(new EnrolFamily.Command(id, Family, [Mother])), "PersonIds", "Do not contact");
        await World.Happened(new Neighbourhood.Families.Contracts.PersonDied(Child, Today));
        await IsRefused(Worker.Send(new EnrolFamily.Command(id, Family, [Child])), "PersonIds", "A death is recorded");
        World.Clock.Advance(TimeSpan.FromDays(60));
        await IsRefused(Worker.Send(new EnrolFamily.Command(id, Family, [Child])), "", "over");
    }

    [Fact]
    public async Task The_page_looks_for_a_family_and_enrols_who_is_chosen()
    {
        var id = await Planned();
        await Worker.On((send, _) => new EnrolFamily.Page(send) { ProgrammeId = id, Text = "Mother" }, async page =>
        {
            await page.OnPostSearch(CancellationToken.None);
            Assert.Equal(Family, Assert.Single(page.Found).Id);
            page.Text = " ";
            await page.OnPostSearch(CancellationToken.None);
            Assert.Contains("Enter a name", page.ModelState["Text"]!.Errors.Single().ErrorMessage, StringComparison.Ordinal);
            page.ModelState.Clear();
            page.HouseholdId = Family;
            Assert.IsType<PageResult>(await page.OnPost(CancellationToken.None)); // nobody chosen: the family is still there
            Assert.Equal((422, Family), (page.Response.StatusCode, page.Family!.Id));
            page.ModelState.Clear();
            page.PersonIds = [Mother];
            Assert.Equal($"/familyhubs/programmes/{id}?said=enrolled", Assert.IsType<RedirectResult>(await page.OnPost(CancellationToken.None)).Url);
            return 0;
        });
    }
}
