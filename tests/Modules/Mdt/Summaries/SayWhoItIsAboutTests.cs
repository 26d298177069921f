using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Summaries;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Summaries;

public sealed class SayWhoItIsAboutTests : ArrangedSummary
{
    [Fact]
    public async Task A_part_is_about_everybody_of_the_referral_until_somebody_says_otherwise_and_about_whom_it_names_in_any_case()
    {
        await Held("Ring Ben about the nursery");
        var before = await Chair.Ask(new SayWhoItIsAbout.Query(Item));
        Assert.All(before.Pieces.Where(p => p.Kind != PartKind.Action), p => Assert.Equal(2, p.About.Count));
        Assert.Equal(3, before.Pieces.Single(p => p.Kind == PartKind.Action).About.Count);
        await Chair.Send(new SayWhoItIsAbout.Command(Item, [.. before.Pieces.Select(p => SayWhoItIsAbout.Key(p.Kind, p.Id, Child))]));
        var after = await Chair.Ask(new SayWhoItIsAbout.Query(Item));
        Assert.All(after.Pieces.Where(p => p.Kind != PartKind.Action), p => Assert.Equal(SayWhoItIsAbout.Key(p.Kind, p.Id, Child), Assert.Single(p.About)));
        Assert.Contains(after.Pieces.Single(p => p.Kind == PartKind.Action).About, a => a.EndsWith(Father.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Each_part_keeps_somebody_and_only_people_of_the_family_count()
    {
        await Held();
        await IsRefused(Chair.Send(new SayWhoItIsAbout.Command(Item, [])), "Ticked", "at least one person");
        await IsRefused(Chair.Send(new SayWhoItIsAbout.Command(Item, ["Action:x:y"])), "Ticked", "of this family");
        await GuardedFor(async who => await who.Send(new SayWhoItIsAbout.Command(Item, [])));
        await Assert.ThrowsAsync<Denied>(() => Lead.Ask(new SayWhoItIsAbout.Query(Item)));
    }
}
