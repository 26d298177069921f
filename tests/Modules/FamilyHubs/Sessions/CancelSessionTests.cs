using Neighbourhood.Contact.Contracts;
using Neighbourhood.FamilyHubs.Contracts;
using Neighbourhood.FamilyHubs.Sessions;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Sessions;

public sealed class CancelSessionTests : ArrangedSession
{
    private static CancelSession.Command Cancel(Guid session, int version = 1, string? code = "staff", string? reason = "Two of us are ill") => new(session, code, reason, version);

    [Fact]
    public async Task Everybody_booked_is_told_at_any_hour_on_the_day_itself_and_others_hear_that_it_is_not_on()
    {
        var session = await Session();
        var (booked, waiting) = (await Booked(session), await Booked(session, "Waiting"));
        await Worker.Send(Cancel(session));
        Assert.Equal(SessionStatus.Cancelled, await StatusOf(session));
        var told = Assert.Single(Queued);
        Assert.Equal("session-cancelled-today", told.TemplateCode);
        Assert.Equal([new SessionCancelled(session, "staff")], World.Told.OfType<SessionCancelled>());
        Assert.Equal(["CancelledByHub", "CancelledByHub"], await World.Sql<string>("SELECT status FROM familyhubs_booking WHERE id IN @ids", new { ids = (IReadOnlyList<Guid>)[booked, waiting] }));
        var view = await Worker.Ask(new SeeSession(session));
        Assert.Equal(("staff", "Two of us are ill"), (view.Session.CancelledCode, view.Session.CancelledReason));
        Assert.Equal("Two of us are ill", Assert.Single(view.Steps).Reason);
    }

    [Fact]
    public async Task One_of_another_day_is_told_by_the_message_that_keeps_quiet_hours()
    {
        var session = await Session(status: SessionStatus.Open, starts: World.Clock.Now().AddDays(3));
        await Booked(session);
        await Worker.Send(Cancel(session));
        Assert.Equal("session-cancelled", Assert.Single(Queued).TemplateCode);
    }

    [Fact]
    public async Task Whom_the_gate_refuses_is_no_error_and_a_second_press_tells_nobody_twice()
    {
        var session = await Session();
        await Booked(session);
        var mother = (await World.Sql<Guid>("SELECT person_id FROM familyhubs_booking_person WHERE told = 1")).Single();
        Refusing[mother] = ContactRefusal.NoSafeWay;
        await Worker.Send(Cancel(session));
        await Worker.Send(Cancel(session));
        Assert.Equal(SessionStatus.Cancelled, await StatusOf(session));
        Assert.Single(World.Told.OfType<SessionCancelled>());
    }

    [Fact]
    public async Task A_lead_or_the_manager_cancels_and_another_worker_asks_one_of_them()
    {
        var session = await Session();
        await Refused("", "leads this session, or the hub's manager", () => SecondWorker.Send(Cancel(session)));
        Assert.Equal(SessionStatus.Open, await StatusOf(session));
        await Manager.Send(Cancel(session));
        Assert.Equal(SessionStatus.Cancelled, await StatusOf(session));
    }

    [Fact]
    public async Task It_needs_a_reason_of_the_list_and_words()
    {
        var session = await Session();
        await Refused("ReasonCode", "Choose why", () => Worker.Send(Cancel(session, code: null)));
        await Refused("ReasonCode", "Choose why", () => Worker.Send(Cancel(session, code: "tired")));
        await Refused("Reason", "few words", () => Worker.Send(Cancel(session, reason: " ")));
        await Refused("Reason", "300 characters", () => Worker.Send(Cancel(session, reason: new string('a', 301))));
        Assert.Empty(World.Told);
    }

    [Theory]
    [InlineData("Running")]
    [InlineData("Held")]
    [InlineData("RegisterClosed")]
    [InlineData("Amended")]
    public async Task One_that_has_begun_is_not_cancelled(string status)
    {
        var session = await Session(status: Enum.Parse<SessionStatus>(status));
        await Refused("", "has begun", () => Worker.Send(Cancel(session)));
        Assert.Empty(World.Told.OfType<SessionCancelled>());
    }

    [Fact]
    public async Task A_planned_one_is_cancelled_too_and_a_stale_page_or_another_hub_is_not()
    {
        var session = await Session(status: SessionStatus.Planned);
        await Assert.ThrowsAsync<Conflict>(() => Worker.Send(Cancel(session, version: 4)));
        await Assert.ThrowsAsync<NotFound>(() => OtherManager.Send(Cancel(session)));
        await Assert.ThrowsAsync<Denied>(() => Nobody.Send(Cancel(session)));
        await Worker.Send(Cancel(session));
        Assert.Equal(SessionStatus.Cancelled, await StatusOf(session));
    }
}
