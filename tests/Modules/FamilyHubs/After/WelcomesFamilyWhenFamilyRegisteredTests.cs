using Neighbourhood.Families.Contracts;
using Neighbourhood.FamilyHubs.After;
using Neighbourhood.FamilyHubs.Register;
using Neighbourhood.Modules.FamilyHubs.Register;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.After;

public sealed class WelcomesFamilyWhenFamilyRegisteredTests : ArrangedRegister
{
    private async Task<IReadOnlyList<ListWelcomes.Row>> Welcomes() => (await Worker.Ask(new ListWelcomes.Query())).Families;

    [Fact]
    public async Task A_family_that_waited_is_registered_on_its_registers_and_welcomed()
    {
        var session = await Session();
        var entry = Entry(session, Mother) with { State = AttendanceState.Waiting };
        await Attend(entry);
        Assert.Empty(await Welcomes());
        await World.Happened(new FamilyRegistered(Family, [Mother], null, "door"));
        await World.Deliver();
        var row = Assert.Single(await Rows(session));
        Assert.Equal((entry.Id, AttendanceState.Registered), (row.Id, row.State));
        Assert.Equal(Family, Assert.Single(await Welcomes()).HouseholdId);
    }

    [Fact]
    public async Task A_family_that_was_registered_elsewhere_is_welcomed_only_when_it_came_by_a_door()
    {
        await Session();
        await World.Happened(new FamilyRegistered(Family, [Mother], null, "import"));
        await World.Happened(new FamilyRegistered(Family, [Mother], null, "door"));
        await World.Deliver();
        // Nobody did it: there is no hub to welcome them.
        Assert.Empty(await Welcomes());
    }
}
