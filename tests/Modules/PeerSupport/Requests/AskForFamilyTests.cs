using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Requests;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Requests;

public sealed class AskForFamilyTests : ArrangedAsking
{
    private AskForFamily.Command Command(Guid? person = null, bool? share = true, bool? expecting = false) => new(World.NewId(), Family, person ?? Mother, Answers(share, expecting));

    [Fact]
    public async Task A_hub_and_a_midwife_ask_for_a_parent_and_a_repeat_is_the_same_request()
    {
        var command = Command();
        Assert.Equal(command.Id, await Hub.Send(command));
        Assert.Equal(command.Id, await Hub.Send(command));
        Assert.Equal((RequestStatus.New, RequestSource.Hub), ((await RowOf(command.Id)).Status, (await RowOf(command.Id)).Source));
        var second = Command(Father);
        await Midwife.Send(second);
        Assert.Equal(RequestSource.Midwife, (await RowOf(second.Id)).Source);
        await Assert.ThrowsAsync<Conflict>(() => Hub.Send(command with { PersonId = Father }));
    }

    [Fact]
    public async Task Who_is_not_of_the_household_or_a_young_child_is_refused()
    {
        var (_, other, _, _) = NewFamily();
        Assert.Equal("PersonId", (await Assert.ThrowsAsync<Refused>(() => Hub.Send(Command(other)))).Input);
        var child = Families[Family].Single(m => m.Role == "child").PersonId;
        Assert.Equal("PersonId", (await Assert.ThrowsAsync<Refused>(() => Hub.Send(Command(child)))).Input);
        Assert.Equal(0, await Requests());
    }

    [Fact]
    public async Task Each_question_that_was_not_asked_is_said_by_name()
    {
        var right = Command();
        foreach (var (input, wishes) in new[]
        {
            ("ShareAgreed", right.Wishes with { ShareAgreed = null }), ("Expecting", right.Wishes with { Expecting = null }), ("Channel", right.Wishes with { Channel = null }),
            ("Urgency", right.Wishes with { Urgency = null }), ("Wants", right.Wishes with { Wants = [] }), ("About", right.Wishes with { About = [] }),
        })
            Assert.Equal(input, (await Assert.ThrowsAsync<Refused>(() => Hub.Send(right with { Wishes = wishes }))).Input);
        Assert.Equal(0, await Requests());
    }

    [Fact]
    public async Task Who_has_no_role_or_does_not_work_with_the_family_asks_for_nobody()
    {
        await Assert.ThrowsAsync<Denied>(() => Nobody.Send(Command()));
        await Assert.ThrowsAsync<NotFound>(() => World.As(Roles.HubWorker, World.NewId()).Send(Command()));
        var (_, supporter) = await Supporting();
        await Assert.ThrowsAsync<Denied>(() => supporter.Send(Command()));
    }

    [Fact]
    public async Task Under_13_and_expecting_the_concern_stands_though_the_request_is_refused()
    {
        Years[Mother] = 12;
        await Assert.ThrowsAsync<Refused>(() => Hub.With(async services =>
            await AskForFamily.Tell((ISend)services.GetService(typeof(ISend))!, World.Clock, Command(share: null, expecting: true), CancellationToken.None)));
        Assert.Equal(Mother, Assert.Single(Assert.Single(Concerns).PersonIds));
        Assert.Equal(0, await Requests());
    }
}
