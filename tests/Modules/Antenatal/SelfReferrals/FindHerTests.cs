using Neighbourhood.Antenatal.SelfReferrals;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.SelfReferrals;

public sealed class FindHerTests : ArrangedRequests
{
    [Fact]
    public async Task She_is_looked_for_by_what_she_wrote_and_by_a_search_among_those_whom_the_midwife_may_see()
    {
        FindLikelyDuplicates? asked = null;
        World.Answers<FindLikelyDuplicates, FindLikelyDuplicates.Answer>(q =>
        {
            asked = q;
            return new([new(Mother, Family, "Ama M", "29 years", "the same telephone number")], true);
        });
        World.Answers<FindHouseholds, IReadOnlyList<GetHouseholds.Household>>(_ => [new(Family, "Family", Masking.Full, "Sale", 3)]);
        var request = await Heard(Hers(reach: "07700 900982"));
        Assert.Equal([new FindHer.Known(Mother, "Ama M", "29 years", "the same telephone number")], await Midwife.Ask(new FindHer(request, null)));
        Assert.Equal(("Ama", "Mensah", "M33 4ND", "07700 900982"), (asked!.FirstName, asked.FamilyName, asked.Postcode, asked.Phone));
        // The mother and the father: a child of three is nobody to choose.
        Assert.Equal([Mother, Father], (await Midwife.Ask(new FindHer(request, "Mensah"))).Select(k => k.PersonId));
        await Assert.ThrowsAsync<NotFound>(() => OtherMidwife.Ask(new FindHer(request, null)));
    }
}
