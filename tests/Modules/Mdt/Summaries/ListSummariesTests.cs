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
}
