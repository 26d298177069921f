using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Requests;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Requests;

public sealed class SpeakToAskerTests : ArrangedAskers
{
    private SpeakToAsker.Command Spoken(Guid asked, Guid? person = null, RegisterFamily? isNew = null, int version = 1) => new(World.NewId(), asked, version, person ?? (isNew is null ? Mother : null), isNew, Answers());

    [Fact]
    public async Task Somebody_known_has_a_request_and_what_they_wrote_is_removed()
    {
        var asked = await Write();
        var command = Spoken(asked);
        foreach (var _ in (int[])[1, 2]) Assert.Equal(command.Id, await Coordinator.Send(command));
        Assert.Equal((RequestStatus.New, RequestSource.Self, Mother), ((await RowOf(command.Id)).Status, (await RowOf(command.Id)).Source, (await RowOf(command.Id)).PersonId));
        var row = await AskedIs(asked);
        Assert.Equal((AskedStatus.Spoke, (string?)null, command.Id), (row.Status, row.Words, row.RequestId!.Value));
        Assert.Single(ClosedTasks, t => t.TaskId == row.TaskId);
        Assert.Empty(Registering);
        Assert.Equal(1, await Requests());
    }

    [Fact]
    public async Task Somebody_new_is_registered_in_the_same_step_also_where_they_are_kept_apart()
    {
        foreach (var outcome in new[] { RegisterFamily.Outcome.Made, RegisterFamily.Outcome.Held })
        {
            World.Answers<RegisterFamily, RegisterFamily.Answer>(r => new(outcome, r.HouseholdId, r.PersonIds));
            var form = NewHere();
            var command = Spoken(await Write(), isNew: form);
            await Coordinator.Send(command);
            Assert.Equal(form.Adult!.PersonId, (await RowOf(command.Id)).PersonId);
        }
    }

    [Fact]
    public async Task What_the_registration_refuses_leaves_everything_as_it_was()
    {
        World.Answers<RegisterFamily, RegisterFamily.Answer>(_ => throw new Refused("FirstName", "Enter a first name"));
        var asked = await Write();
        Assert.Equal("FirstName", (await Assert.ThrowsAsync<Refused>(() => Coordinator.Send(Spoken(asked, isNew: NewHere())))).Input);
        Assert.Equal(AskedStatus.New, (await AskedIs(asked)).Status);
        Assert.NotNull((await AskedIs(asked)).Words);
        Assert.Equal(0, await Requests());
    }

    [Fact]
    public async Task Who_it_is_is_needed_once_and_neither_a_young_child_nor_somebody_hidden()
    {
        var asked = await Write();
        var child = Families[Family].Single(m => m.Role == "child").PersonId;
        Assert.Equal("Who", (await Assert.ThrowsAsync<Refused>(() => Coordinator.Send(Spoken(asked) with { PersonId = null }))).Input);
        Assert.Equal("Who", (await Assert.ThrowsAsync<Refused>(() => Coordinator.Send(Spoken(asked) with { New = NewHere() }))).Input);
        Assert.Equal("Who", (await Assert.ThrowsAsync<Refused>(() => Coordinator.Send(Spoken(asked, child)))).Input);
        Unseen.Add(Family);
        await Assert.ThrowsAsync<NotFound>(() => Coordinator.Send(Spoken(asked)));
        await Assert.ThrowsAsync<NotFound>(() => OtherCoordinator.Send(Spoken(asked)));
        Assert.Equal(0, await Requests());
    }

    [Fact]
    public async Task Stale_it_is_a_conflict_and_ended_it_is_refused()
    {
        var asked = await Write();
        await Coordinator.Send(new NoteAskedTry.Command(asked, 1));
        await Assert.ThrowsAsync<Conflict>(() => Coordinator.Send(Spoken(asked)));
        await Coordinator.Send(new EndAsked.Command(asked, 2, NothingBecause.ChangedMind));
        await Assert.ThrowsAsync<Refused>(() => Coordinator.Send(Spoken(asked, version: 3)));
    }

    [Fact]
    public async Task Under_13_and_expecting_a_concern_says_who_before_anything_else()
    {
        Years[Mother] = 12;
        var command = Spoken(await Write()) with { Wishes = Answers(expecting: true) };
        await Coordinator.With(async services => await SpeakToAsker.Tell((ISend)services.GetService(typeof(ISend))!, World.Clock, command, CancellationToken.None));
        Assert.All(Concerns, c => Assert.Equal((command.Id, Mother), (c.ConcernId, Assert.Single(c.PersonIds))));
        Assert.NotEmpty(Concerns);
        Assert.NotNull((await RowOf(command.Id)).LeadTaskId);
    }
}
