using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Summaries;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Summaries;

public sealed class ListSummariesTests : ArrangedSummary
{
    private static Task<string?> Waits(Testing.Actor who) => who.With(s => s.GetRequiredService<WaitingSummaries>().Says(default));

    [Fact]
    public async Task The_chair_is_told_what_to_choose_and_the_lead_what_to_confirm()
    {
        await Held();
        Assert.Equal($"/mdt/items/{Item}/summary", Assert.Single((await Chair.Ask(new ListSummaries.Query())).ToChoose).Url);
        Assert.Equal("1 to choose people for.", await Waits(Chair));
        Assert.Null(await Waits(Lead));
        Assert.Null(await Waits(OtherChair));
        Assert.Contains(await Chair.Ask(new GatherMyWork(Chair.Id, Today)), w => w.Title == "Choose who gets a summary of a meeting" && w.Due == new DateOnly(2026, 3, 11));

        Answer[(Child, Mother)] = Telling.Ask;
        var summary = await Chosen(Mother);
        await Chair.Send(new FinishSummary.Command(summary, 1));
        Assert.Null(await Waits(Chair));
        Assert.Equal("1 to read and confirm.", await Waits(Lead));
        Assert.Equal($"/mdt/summaries/{summary}", Assert.Single((await Lead.Ask(new ListSummaries.Query())).ToConfirm).Url);
        Assert.Contains(await Lead.Ask(new GatherMyWork(Lead.Id, Today)), w => w.Path == $"/mdt/summaries/{summary}");
        Assert.DoesNotContain(await Lead.Ask(new GatherMyWork(Chair.Id, Today)), w => w.Path == $"/mdt/summaries/{summary}");
        await Assert.ThrowsAsync<Denied>(() => Nobody.Ask(new ListSummaries.Query()));
    }

    [Fact]
    public async Task Who_declared_a_conflict_with_a_family_that_was_joined_to_another_finds_nothing_of_that_one_either()
    {
        await Held();
        Answer[(Child, Mother)] = Telling.Ask;
        var summary = await Chosen(Mother);
        await Chair.Send(new FinishSummary.Command(summary, 1));
        Assert.Single((await Lead.Ask(new ListSummaries.Query())).ToConfirm);
        var (other, old) = (await Case(90), (await World.Sql<Guid>("SELECT household_id FROM mdt_case WHERE id = @CaseId", new { CaseId })).Single());
        var item = World.NewId();
        await World.Arrange("""
            INSERT INTO mdt_item (id, meeting_id, case_id, place, slot_minutes, presenter_user_id, carried_over, late, status, version) VALUES (@item, @Meeting, @other, 9, 12, @lead, 0, 0, 'Removed', 1)
            """, new { item, Meeting, other, lead = Lead.Id });
        await World.Arrange("INSERT INTO mdt_conflict (item_id, user_id, reason, declared_at) VALUES (@item, @lead, 'My brother', @now)", new { item, lead = Lead.Id, now = World.Clock.Now() });
        var kept = (await World.Sql<Guid>("SELECT household_id FROM mdt_case WHERE id = @other", new { other })).Single();
        foreach (var id in new[] { kept, old }) await World.Arrange("INSERT INTO mdt_joined (id, kept_id) VALUES (@id, @kept)", new { id, kept });
        Assert.Empty((await Lead.Ask(new ListSummaries.Query())).ToConfirm);
        Assert.Null(await Waits(Lead));
        Assert.DoesNotContain(await Lead.Ask(new GatherMyWork(Lead.Id, Today)), w => w.Path == $"/mdt/summaries/{summary}");
    }
}
