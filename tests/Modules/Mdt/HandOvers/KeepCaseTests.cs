using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Cases;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.HandOvers;
using Xunit;

namespace Neighbourhood.Modules.Mdt.HandOvers;

public sealed class KeepCaseTests : ArrangedHandOver
{
    [Fact]
    public async Task The_case_stays_and_nobody_is_asked_about_it_any_more()
    {
        await Arranged();
        await World.Happened(new Neighbourhood.Families.Contracts.HouseholdMoved(Family, Today, Timperley));
        await World.Deliver();
        await Coordinator.Send(new KeepCase.Command(Case));
        await Coordinator.Send(new KeepCase.Command(Case));
        Assert.False((await Coordinator.Ask(new SeeTransfer(Case))).Gives!.Moved);
        Assert.Single(await StepsOf(Case), s => s == nameof(CaseNote.CaseKept));
        Assert.Empty(Told(MdtNoticeKind.TransferOffered));
    }

    [Fact]
    public async Task Only_who_runs_the_team_may()
    {
        await Arranged();
        await Assert.ThrowsAsync<Denied>(() => Member.Send(new KeepCase.Command(Case)));
        await Assert.ThrowsAsync<NotFound>(() => TheirChair.Send(new KeepCase.Command(Case)));
    }
}
