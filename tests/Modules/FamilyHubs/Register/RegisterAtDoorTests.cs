using Neighbourhood.Families.Contracts;
using Neighbourhood.FamilyHubs.After;
using Neighbourhood.FamilyHubs.Register;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Register;

public sealed class RegisterAtDoorTests : ArrangedRegister
{
    private RegisterAtDoor.Command New(Guid session, string? name = "Amara")
    {
        var (adult, child) = (World.NewId(), World.NewId());
        var form = new RegisterFamily(
            World.NewId(), new(adult, name, "Okafor"), "ZH1 1AA", false, new(RegisterFamily.ReachBy.Phone, "07700 900123"), RegisterFamily.Telling.Yes, [RegisterFamily.Role.Mum], [new(child, "Ife", null)]);
        return new(session, form, [new(World.NewId(), adult, AttendanceRole.Mother), new(World.NewId(), child, AttendanceRole.Child)]);
    }

    [Fact]
    public async Task A_family_that_is_made_is_registered_on_the_register()
    {
        var session = await Session();
        var command = New(session);
        Assert.Equal((AttendanceState.Registered, 0), await Sent(command));
        Assert.Equal(command.Form.HouseholdId, Assert.Single(Registering).HouseholdId);
        Assert.All(await Rows(session), r => Assert.Equal(AttendanceState.Registered, r.State));
        Assert.Single((await Worker.Ask(new ListWelcomes.Query())).Families);
        Assert.Equal((AttendanceState.Registered, 0), await Sent(command));
        Assert.Equal(2, (await Rows(session)).Count);
    }

    [Fact]
    public async Task A_family_that_is_held_waits_on_the_register_and_is_not_welcomed_yet()
    {
        Registers = _ => RegisterFamily.Outcome.Held;
        var session = await Session();
        Assert.Equal((AttendanceState.Waiting, 0), await Sent(New(session)));
        Assert.All(await Rows(session), r => Assert.Equal(AttendanceState.Waiting, r.State));
        Assert.Empty((await Worker.Ask(new ListWelcomes.Query())).Families);
    }

    [Fact]
    public async Task A_family_that_is_refused_stays_on_the_register_and_is_put_right_under_the_same_ids()
    {
        Registers = r => r.Adult?.FirstName is null ? throw new Refused("FirstName", "Enter a name we can use") : RegisterFamily.Outcome.Made;
        var session = await Session();
        var command = New(session, null);
        Assert.Equal((AttendanceState.NotRegistered, 1), await Sent(command));
        Assert.Equal(2, (await Sums(session)).Named);
        // It was one person after all, and has a name.
        var right = command with { Form = command.Form with { Adult = command.Form.Adult! with { FirstName = "Amara" } }, Attending = [command.Attending[0]] };
        Assert.Equal((AttendanceState.Registered, 0), await Sent(right));
        var row = Assert.Single(await Rows(session));
        Assert.Equal((command.Attending[0].AttendanceId, AttendanceState.Registered), (row.Id, row.State));
    }

    [Fact]
    public async Task Somebody_must_be_here_and_it_must_be_a_session_of_the_workers_hub()
    {
        var session = await Session();
        await Refuses(Worker.Send(New(session) with { Attending = [] }), "AdultIsHere", "is here");
        await Assert.ThrowsAsync<NotFound>(() => OtherWorker.Send(New(session)));
        await Assert.ThrowsAsync<Denied>(() => Nobody.Send(New(session)));
        Assert.Empty(Registering);
    }

    private async Task<(AttendanceState, int)> Sent(RegisterAtDoor.Command command)
    {
        var answer = await Worker.Send(command);
        return (answer.State, answer.Reasons.Count);
    }
}
