using Neighbourhood.FamilyHubs.Offer;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Offer;

public sealed class FindOfferTests : ArrangedOffer
{
    private Actor HealthVisitor => World.As(Roles.HealthVisitor);

    private static FindOffer.Query Any { get; } = new(null, null, null, null, null, null, null);

    [Fact]
    public async Task A_practitioner_finds_what_fits_an_age_in_words()
    {
        var session = await Session(await Activity(from: 0, to: 11));
        Assert.Equal(session, Assert.Single(await HealthVisitor.Ask(Any with { Age = "8 months" })).SessionId);
        Assert.Empty(await HealthVisitor.Ask(Any with { Age = "3 years" }));
        Assert.Empty(await HealthVisitor.Ask(Any with { BeforeBirth = true }));
        Assert.Empty(await HealthVisitor.Ask(Any with { Needs = "bsl,lift" }));
    }

    [Fact]
    public async Task What_cannot_be_is_refused_with_its_field()
    {
        var refused = await Assert.ThrowsAsync<Refused>(() => HealthVisitor.Ask(Any with { Age = "soon", Audience = "all", Needs = "moon", Language = new string('x', 51) }));
        Assert.Equal(["Age", "Audience", "Language", "Needs"], refused.Reasons.Select(r => r.Input));
        await Assert.ThrowsAsync<Denied>(() => Nobody.Ask(Any));
    }
}
