using Neighbourhood.Access.Contracts;
using Xunit;

namespace Neighbourhood.Modules.Mdt.HandOvers;

public sealed class AnswerGatherMyWorkTests : ArrangedHandOver
{
    [Fact]
    public async Task What_a_team_is_asked_is_work_of_those_who_run_it()
    {
        await Arranged();
        await TransferOffered();
        Assert.Equal("Answer whether your team takes a case over", Assert.Single(await TheirChair.Ask(new GatherMyWork(TheirChair.Id, Today))).Title);
        Assert.Empty(await TheirMember.Ask(new GatherMyWork(TheirMember.Id, Today)));
    }
}
