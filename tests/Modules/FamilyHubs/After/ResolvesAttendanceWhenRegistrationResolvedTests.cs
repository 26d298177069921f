using Neighbourhood.Families.Contracts;
using Neighbourhood.FamilyHubs.After;
using Neighbourhood.FamilyHubs.Register;
using Neighbourhood.Modules.FamilyHubs.Register;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.After;

public sealed class ResolvesAttendanceWhenRegistrationResolvedTests : ArrangedRegister
{
    [Theory]
    [InlineData(RegistrationOutcome.Released, nameof(AttendanceState.Registered), 1)]
    [InlineData(RegistrationOutcome.MergedInto, nameof(AttendanceState.MergedInto), 1)]
    [InlineData(RegistrationOutcome.Refused, nameof(AttendanceState.NotRegistered), 0)]
    public async Task What_was_decided_stands_on_the_attendance_which_keeps_its_id(RegistrationOutcome outcome, string state, int welcomes)
    {
        var session = await Session();
        var (held, _, _, child, _) = NewFamily();
        var entry = Entry(session, child, household: held) with { State = AttendanceState.Waiting };
        await Attend(entry);
        await World.Happened(new RegistrationResolved(held, outcome, outcome == RegistrationOutcome.MergedInto ? Mother : null));
        await World.Deliver();
        var row = Assert.Single(await Rows(session));
        Assert.Equal((entry.Id, state), (row.Id, row.State.ToString()));
        var families = (await Worker.Ask(new ListWelcomes.Query())).Families;
        Assert.Equal(welcomes, families.Count);
        if (welcomes > 0) Assert.Equal(outcome == RegistrationOutcome.MergedInto ? Family : held, families[0].HouseholdId);
    }
}
