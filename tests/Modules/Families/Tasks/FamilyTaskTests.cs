using FsCheck;
using FsCheck.Fluent;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Tasks;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Families.Tasks;

public sealed class FamilyTaskTests
{
    private enum Deed { HandToOne, HandToOther, HandToTeam, Take, SupervisorTakes, Start, Edit, OneLeaves, OtherLeaves, Dies, End, Cancel, StaleEnd }

    [Fact]
    public void Buckets_go_by_the_day_and_what_is_to_be_looked_at_comes_first()
    {
        var today = new DateOnly(2026, 3, 2);
        Assert.Equal(TaskBucket.Overdue, FamilyTask.Bucket(today.AddDays(-1), false, today));
        Assert.Equal(TaskBucket.Today, FamilyTask.Bucket(today, false, today));
        Assert.Equal(TaskBucket.Upcoming, FamilyTask.Bucket(today.AddDays(1), false, today));
        Assert.Equal(TaskBucket.Review, FamilyTask.Bucket(today.AddDays(-1), true, today));
    }

    [Fact]
    public async Task No_sequence_loses_an_open_task_it_is_always_on_exactly_one_list()
    {
        await using var world = await FamiliesWorld.Start();
        var family = await world.Family();
        await world.Involve(family.HouseholdId, team: FamiliesWorld.Site);
        var (one, other, colleague, supervisor) = (world.Hub(), world.Hub(), world.Hub(), world.As(Roles.Supervisor, FamiliesWorld.North));
        var left = new HashSet<Guid>();
        world.Answers<GetStaff, IReadOnlyList<GetStaff.Worker>>(q => [.. q.UserIds.Select(id => new GetStaff.Worker(id, "Sam Field", null, null, left.Contains(id)))]);
        world.Answers<GetManagerOf, Guid?>(q => q.UserId == one.Id ? other.Id : null);

        var sequences = Gen.ListOf(Gen.Elements(Enum.GetValues<Deed>()), 10);
        await Task.Run(() => Prop.ForAll(sequences.ToArbitrary(), deeds => Holds([.. deeds]).GetAwaiter().GetResult()).Check(Config.QuickThrowOnFailure.WithMaxTest(30)), TestContext.Current.CancellationToken);

        async Task<bool> Holds(IReadOnlyList<Deed> deeds)
        {
            left.Clear();
            var task = await world.Task(user: one.Id, household: family.HouseholdId, person: family.Adult!.PersonId);
            foreach (var deed in deeds)
            {
                try
                {
                    await Do(deed, task);
                }
                catch (Exception refused) when (refused is Refused or Conflict or NotFound)
                {
                    // a step that may not be taken now changes nothing
                }
                var open = (await world.Sql<int>("SELECT COUNT(*) FROM families_task WHERE id = @task AND ended_at IS NULL", new { task }))[0];
                var lists = 0;
                foreach (var worker in new[] { one, other, colleague, supervisor }) lists += (await worker.Mine()).Count(t => t == task);
                lists += (await colleague.Teams()).Count(t => t == task) + (await supervisor.Nobodys()).Count(t => t == task);
                if (lists != open) return false;
            }
            return true;
        }

        async Task Do(Deed deed, Guid task)
        {
            var version = (await world.Sql<int>("SELECT version FROM families_task WHERE id = @task", new { task }))[0];
            switch (deed)
            {
                case Deed.HandToOne: await colleague.Send(new HandOverTask.Command(task, version, one.Id, null, "Knows them")); break;
                case Deed.HandToOther: await colleague.Send(new HandOverTask.Command(task, version, other.Id, null, "Knows them")); break;
                case Deed.HandToTeam: await colleague.Send(new HandOverTask.Command(task, version, null, FamiliesWorld.Site, "Anybody")); break;
                case Deed.Take: await colleague.Send(new TakeTask.Command(task)); break;
                case Deed.SupervisorTakes: await supervisor.Send(new TakeTask.Command(task)); break;
                case Deed.Start: await colleague.Send(new StartTask.Command(task, version)); break;
                case Deed.Edit: await colleague.Send(new EditTask.Command(task, version, "Something else", TaskWorld.Today.AddDays(2), null)); break;
                case Deed.End: await colleague.Send(new EndTask.Command(task, version, TaskOutcome.Done)); break;
                case Deed.Cancel: await colleague.Send(new EndTask.Command(task, version, TaskOutcome.NoLongerNeeded, "Moved")); break;
                case Deed.StaleEnd: await colleague.Send(new EndTask.Command(task, version - 1, TaskOutcome.Done)); break;
                case Deed.OneLeaves: await Leaves(one.Id); break;
                case Deed.OtherLeaves: await Leaves(other.Id); break;
                default: await world.Happened(new PersonDied(family.Adult!.PersonId, TaskWorld.Today)); break;
            }
        }

        async Task Leaves(Guid worker)
        {
            left.Add(worker);
            await world.Happened(new AccountEnded(worker, TaskWorld.Today));
            await world.Deliver();
        }
    }
}
