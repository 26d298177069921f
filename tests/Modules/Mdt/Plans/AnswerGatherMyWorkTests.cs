using Neighbourhood.Access.Contracts;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Plans;

public sealed class AnswerGatherMyWorkTests : ArrangedTeam
{
    [Fact]
    public async Task Nobody_is_told_of_anothers_closing_forms()
    {
        var (_, caseId) = await Accepted();
        await WriteMovingOnTests.Ended(this, caseId);
        Assert.Empty(await Member.Ask(new GatherMyWork(Referrer.Id, Today)));
        Assert.Single(await Referrer.Ask(new GatherMyWork(Referrer.Id, Today)));
        Assert.Empty(await Nobody.Ask(new GatherMyWork(Nobody.Id, Today)));
    }
}
