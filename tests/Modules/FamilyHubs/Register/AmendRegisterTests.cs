using Neighbourhood.FamilyHubs.Register;
using Neighbourhood.FamilyHubs.Sessions;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Register;

public sealed class AmendRegisterTests : ArrangedRegister
{
    private async Task<(Guid Session, Guid Entry, int Version)> AfterClose()
    {
        var session = await Over();
        var entry = Entry(session, Mother);
        await Attend(entry);
        await Close(session, 1);
        return (session, entry.Id, await VersionOf(session));
    }

    [Fact]
    public async Task A_manager_adds_and_takes_out_people_and_says_why()
    {
        var (session, entry, version) = await AfterClose();
        var amend = new AmendRegister.Command(session, "The child came, not the mother", 1, null, [new(Family, Child)], [entry], version);
        await Manager.Send(amend);
        Assert.Equal(Child, Assert.Single(await Rows(session)).PersonId);
        Assert.Equal((SessionStatus.Amended, new Closed(1, null, null, 0)), (await StatusOf(session), await Register(session)));
        Assert.Equal("The child came, not the mother", (await World.Sql<string>("SELECT reason FROM familyhubs_step WHERE subject_id = @session AND to_status = 'Amended'", new { session })).Single());
        await Manager.Send(amend);
        Assert.Single(await Rows(session));
        await Manager.Send(new AmendRegister.Command(session, "Somebody was missed", 3, "Two were in the garden", [], [], await VersionOf(session)));
        Assert.Equal(new Closed(3, "Two were in the garden", null, 0), await Register(session));
    }

    [Fact]
    public async Task A_reason_and_a_headcount_that_agrees_are_needed_and_nothing_is_half_kept()
    {
        var (session, entry, version) = await AfterClose();
        await Refuses(Manager.Send(new AmendRegister.Command(session, " ", 1, null, [], [entry], version)), "Reason", "Say why");
        await Refuses(Manager.Send(new AmendRegister.Command(session, "Why", null, null, [], [entry], version)), "Headcount", "how many");
        await Refuses(Manager.Send(new AmendRegister.Command(session, "Why", 1, null, [], [entry], version)), "Explained", "the register has 0");
        await Assert.ThrowsAsync<NotFound>(() => Manager.Send(new AmendRegister.Command(session, "Why", 1, null, [], [World.NewId()], version)));
        await Assert.ThrowsAsync<NotFound>(() => Manager.Send(new AmendRegister.Command(session, "Why", 1, null, [new(Family, World.NewId())], [], version)));
        Assert.Single(await Rows(session));
        Assert.Equal(SessionStatus.RegisterClosed, await StatusOf(session));
        await Assert.ThrowsAsync<Conflict>(() => Manager.Send(new AmendRegister.Command(session, "Why", 1, null, [], [], version - 1)));
    }

    [Fact]
    public async Task Only_a_manager_of_the_hub_changes_a_register_and_only_when_it_is_closed()
    {
        var (session, _, version) = await AfterClose();
        var amend = new AmendRegister.Command(session, "Why", 1, null, [], [], version);
        await Assert.ThrowsAsync<Denied>(() => Worker.Send(amend));
        await Assert.ThrowsAsync<NotFound>(() => OtherManager.Send(amend));
        var open = await Session();
        await Refuses(Manager.Send(amend with { SessionId = open, Version = await VersionOf(open) }), "", "still open");
    }
}
