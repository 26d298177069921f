using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Requests;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Requests;

public sealed class FindAskerTests : ArrangedAskers
{
    [Fact]
    public async Task Who_is_like_what_they_wrote_and_who_a_search_finds_is_shown_once_and_not_the_dead()
    {
        World.Answers<FindLikelyDuplicates, FindLikelyDuplicates.Answer>(_ => new([new(Mother, Family, "Ama Mensah", "adult", "the same telephone number")], false));
        World.Answers<FindHouseholds, IReadOnlyList<GetHouseholds.Household>>(_ => [new(Family, "Family", Masking.Full, "Sale South", 3)]);
        await World.Arrange("INSERT INTO peersupport_death (person_id, died_on) VALUES (@Father, @Today)", new { Father, Today });
        var id = await Write();
        Assert.Equal(Mother, Assert.Single(await Coordinator.Ask(new FindAsker(id, null))).PersonId);
        var found = await Coordinator.Ask(new FindAsker(id, "Mensah"));
        Assert.Equal(2, found.Count);
        Assert.DoesNotContain(found, f => f.PersonId == Father);
        await Assert.ThrowsAsync<NotFound>(() => OtherCoordinator.Ask(new FindAsker(id, null)));
    }
}
