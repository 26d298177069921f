using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Summaries;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Summaries;

public sealed class RightsOfSummariesTests : ArrangedSummary
{
    [Fact]
    public async Task A_summary_is_part_of_what_a_person_may_ask_for_and_a_draft_or_another_persons_is_looked_at_first()
    {
        await Held();
        var summary = await Chosen(Mother);
        GatherForAccess.Part Of(IReadOnlyList<GatherForAccess.Part> parts) => parts.Single(p => p.Id == summary);
        Assert.Equal(Withholding.OthersData, Of(await World.AsSystem().Ask(new GatherForAccess(Mother))).Withheld);
        await Chair.Send(new FinishSummary.Command(summary, 1));
        var mine = Of(await World.AsSystem().Ask(new GatherForAccess(Mother)));
        Assert.Null(mine.Withheld);
        Assert.Equal([Child], mine.Others);
        var theirs = Of(await World.AsSystem().Ask(new GatherForAccess(Child)));
        Assert.Equal(Withholding.OthersData, theirs.Withheld);
        Assert.Equal([Mother], theirs.Others);
        await Chair.Send(new WithholdSummary.Command(summary, "He watches her post", 2));
        Assert.Equal(Withholding.SeriousHarm, Of(await World.AsSystem().Ask(new GatherForAccess(Mother))).Withheld);
        await Assert.ThrowsAsync<Denied>(() => Chair.Ask(new GatherForAccess(Mother)));
    }

    [Fact]
    public async Task It_counts_among_what_is_kept_about_a_person()
    {
        await Held();
        var summary = await Chosen(Mother);
        foreach (var person in new[] { Mother, Child })
            Assert.Equal([summary], (await World.AsSystem().Ask(new GatherAboutPerson(person))).Single(p => p.Kind.Contains("summaries", StringComparison.Ordinal)).Ids);
        Assert.DoesNotContain(await World.AsSystem().Ask(new GatherAboutPerson(Father)), p => p.Kind.Contains("summaries", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_words_go_with_the_person_they_were_written_for()
    {
        await Held();
        var summary = await Chosen(Mother);
        await Chair.Send(new WithholdSummary.Command(summary, "He watches her post", 1));
        await World.Happened(new PersonErased(Mother));
        await World.Deliver();
        Assert.Equal("Removed", await TextOf(summary));
        Assert.Empty(await World.Sql<string>("SELECT reason FROM mdt_step WHERE subject_id = @summary AND reason IS NOT NULL", new { summary }));
    }
}
