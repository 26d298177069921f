using Neighbourhood.FamilyHubs.Register;
using Neighbourhood.FamilyHubs.Sessions;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Register;

public sealed class CorrectAttendanceTests : ArrangedRegister
{
    private async Task<(Guid Session, Guid Id)> There()
    {
        var session = await Session();
        var entry = Entry(session, Mother);
        await Attend(entry);
        return (session, entry.Id);
    }

    [Fact]
    public async Task Role_and_outcome_are_put_right_and_a_device_does_not_change_them_back()
    {
        var (session, id) = await There();
        var booking = await Booked(session, Family, Mother);
        await Worker.Send(new CorrectAttendance.Command(id, AttendanceRole.Expectant, Outcome.LeftEarly, "friend", true, 1));
        await Attend(Entry(session, Mother, AttendanceRole.Carer, at: World.Clock.Now().AddMinutes(-10)));
        var row = Assert.Single(await Rows(session));
        Assert.Equal((AttendanceRole.Expectant, Outcome.LeftEarly), (row.Role, row.Outcome));
        Assert.Equal(["LeftEarly"], await OutcomesOf(booking));
        await Assert.ThrowsAsync<Conflict>(() => Worker.Send(new CorrectAttendance.Command(id, AttendanceRole.Mother, Outcome.Attended, null, null, 1)));
    }

    [Fact]
    public async Task What_no_register_holds_is_refused_and_so_is_a_closed_register()
    {
        var (session, id) = await There();
        await Refuses(Worker.Send(new CorrectAttendance.Command(id, null, Outcome.Attended, null, null, 1)), "Role", "as whom");
        await Refuses(Worker.Send(new CorrectAttendance.Command(id, AttendanceRole.Mother, Outcome.WasNotBrought, null, null, 1)), "Outcome", "how they were");
        await Refuses(Worker.Send(new CorrectAttendance.Command(id, AttendanceRole.Mother, Outcome.Attended, "tarot", null, 1)), "HeardFrom", "from the list");
        await Assert.ThrowsAsync<NotFound>(() => OtherWorker.Send(new CorrectAttendance.Command(id, AttendanceRole.Mother, Outcome.Attended, null, null, 1)));
        await Assert.ThrowsAsync<Denied>(() => Nobody.Send(new CorrectAttendance.Command(id, AttendanceRole.Mother, Outcome.Attended, null, null, 1)));
        await World.Arrange("UPDATE familyhubs_session SET status = @status WHERE id = @session", new { session, status = SessionStatus.RegisterClosed });
        await Refuses(Worker.Send(new CorrectAttendance.Command(id, AttendanceRole.Mother, Outcome.Attended, null, null, 1)), "", "register is closed");
    }
}
