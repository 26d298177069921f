using Neighbourhood.Access.Contracts;
using Neighbourhood.Antenatal.Contracts;
using Neighbourhood.Antenatal.People;
using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.People;

public sealed class HandOnPregnanciesTests : ArrangedAround
{
    private Guid Trust { get; } = Guid.CreateVersion7();
    private Guid? Manager { get; set; }

    private void Answers(params Guid[] midwives)
    {
        World.Answers<GetManagerOf, Guid?>(_ => Manager);
        World.Answers<GetStaff, IReadOnlyList<GetStaff.Worker>>(q => [.. q.UserIds.Select(id => new GetStaff.Worker(id, $"Worker {id}", Trust, "Trust", id == Midwife.Id))]);
        World.Answers<FindStaff, IReadOnlyList<GetStaff.Worker>>(_ => [.. midwives.Select(id => new GetStaff.Worker(id, $"Worker {id}", Trust, "Trust", false))]);
    }

    private Actor Colleague(Guid? team = null) => World.As(Roles.Midwife, team ?? World.NewId(), World.NewId(), Trust);

    [Fact]
    public async Task Her_team_takes_on_what_a_midwife_who_has_left_looked_after_and_its_task_ends_with_the_last()
    {
        var colleague = Colleague(MaternityTeam);
        Answers(colleague.Id);
        var (_, second, _, _) = NewFamily();
        Guid[] hers = [await Pregnant(), await Pregnant(second, PregnancyStatus.Born)];
        await Pregnant(NewFamily().Mother, PregnancyStatus.Closed);
        await World.Arrange("UPDATE antenatal_pregnancy SET team_id = @MaternityTeam", new { MaternityTeam });
        Assert.Equal(["2 families in maternity care"], (await Colleague().Ask(new GatherHandOver(Midwife.Id, Today))).Select(p => p.Says));

        await Told(new AccountEnded(Midwife.Id, Today), new AccountEnded(Midwife.Id, Today));
        Assert.Equal((MaternityTeam, "/antenatal/left"), Assert.Single(Tasks) is var task ? (task.AssigneeTeamId!.Value, task.Path) : default);
        var listed = Assert.Single((await colleague.Ask(new HandOnPregnancies.Query())).Leavers);
        Assert.Equal(hers.Order(), listed.Rows.Select(r => r.PregnancyId).Order());
        Assert.Empty((await Colleague().Ask(new HandOnPregnancies.Query())).Leavers);
        await Assert.ThrowsAsync<NotFound>(() => Colleague().Send(new HandOnPregnancies.Command(colleague.Id, hers)));

        await colleague.Send(new HandOnPregnancies.Command(colleague.Id, [hers[0]]));
        Assert.Empty(ClosedTasks);
        await colleague.Send(new HandOnPregnancies.Command(colleague.Id, [hers[1]]));
        Assert.Equal([Tasks.Single().TaskId], ClosedTasks.Select(t => t.TaskId));
        Assert.Empty((await colleague.Ask(new HandOnPregnancies.Query())).Leavers);
        Assert.Equal(2, World.Told.OfType<MaternityInvolvementBegan>().Count(b => b.UserId == colleague.Id));
        Assert.Contains(nameof(Noted.CarersChanged), await StepsOf(hers[0]));
    }

    [Fact]
    public async Task Without_a_team_her_manager_hands_on_and_without_either_the_midwives_of_her_organisation()
    {
        var manager = World.As(Roles.Supervisor, null, World.NewId(), Trust);
        var colleague = Colleague();
        Manager = manager.Id;
        Answers(colleague.Id);
        var first = await Pregnant();
        await Told(new AccountEnded(Midwife.Id, Today));
        Assert.Equal(manager.Id, Assert.Single(Tasks).AssigneeUserId);
        Assert.Empty((await colleague.Ask(new HandOnPregnancies.Query())).Leavers);
        await manager.Send(new HandOnPregnancies.Command(colleague.Id, [first]));
        Assert.Equal([colleague.Id], await World.Sql<Guid>("SELECT midwife_user_id FROM antenatal_pregnancy"));

        Manager = null;
        await Pregnant(NewFamily().Mother, midwife: OtherMidwife.Id);
        await Told(new AccountEnded(OtherMidwife.Id, Today));
        Assert.Equal(colleague.Id, Tasks.Last().AssigneeUserId);
        Assert.Single((await colleague.Ask(new HandOnPregnancies.Query())).Leavers);
        Assert.Empty((await World.As(Roles.Midwife, null, World.NewId(), World.NewId()).Ask(new HandOnPregnancies.Query())).Leavers);
    }

    [Fact]
    public async Task Nothing_is_handed_to_nobody_to_somebody_who_is_no_midwife_or_without_a_family()
    {
        var colleague = Colleague();
        Answers(colleague.Id);
        var id = await Pregnant();
        await Told(new AccountEnded(Midwife.Id, Today));
        async Task<string> Input(HandOnPregnancies.Command command) => (await Assert.ThrowsAsync<Refused>(() => colleague.Send(command))).Reasons[0].Input;
        Assert.Equal("Taken", await Input(new(colleague.Id, [])));
        Assert.Equal("ToUserId", await Input(new(null, [id])));
        Assert.Equal("ToUserId", await Input(new(World.NewId(), [id])));
        Assert.Equal("ToUserId", await Input(new(Midwife.Id, [id])));
        await Assert.ThrowsAsync<Denied>(() => Visitor.Send(new HandOnPregnancies.Command(colleague.Id, [id])));
        Tasks.Clear();
        await Told(new AccountEnded(World.NewId(), Today)); // nobody's midwife
        Assert.Empty(Tasks);
    }
}
