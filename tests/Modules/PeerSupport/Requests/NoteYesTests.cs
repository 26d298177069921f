using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Matches;
using Neighbourhood.PeerSupport.Requests;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Requests;

public sealed class NoteYesTests : ArrangedAsking
{
    /// <summary>A supporter is looked for, and the yes lapsed; as in Families, the next yes stands.</summary>
    private async Task<Guid> Lapsed(bool nextStands = true)
    {
        var id = await Asked();
        Said[Mother] = SharingBasis.NotAsked;
        World.Answers<AgreeToSharing, Guid>(a =>
        {
            Agreed.Enqueue(a);
            if (nextStands) Said[a.PersonId] = SharingBasis.ExplicitConsent;
            return a.AnswerId;
        });
        World.Clock.Advance(TimeSpan.FromDays(3));
        return id;
    }

    [Fact]
    public async Task With_a_new_yes_looking_goes_on_and_a_second_press_is_the_same_yes()
    {
        await Supporting();
        var (id, answer) = (await Lapsed(), World.NewId());
        Assert.True((await Coordinator.Ask(new SeeRequest(id))).YesLapsed);
        Assert.Contains("note it on the request’s page", (await Coordinator.Ask(new SuggestSupporters(id))).Blocked!, StringComparison.Ordinal);
        foreach (var _ in (int[])[1, 2]) await Coordinator.Send(new NoteYes.Command(answer, id, 1, true, Today.AddDays(-1)));
        Assert.Equal(new AgreeToSharing(answer, Mother, SharingPurpose.PeerSupport, Today.AddDays(-1)), Assert.Single(Agreed));
        var row = await RowOf(id);
        Assert.Equal((Today.AddDays(-1), 2, RequestStatus.Screening), (row.ShareAgreedOn!.Value, row.Version, row.Status));
        var seen = await Coordinator.Ask(new SeeRequest(id));
        Assert.Equal(["They said yes to sharing again"], seen.Steps.Select(t => t.Reason));
        Assert.False(seen.YesLapsed);
        Assert.Null((await Coordinator.Ask(new SuggestSupporters(id))).Blocked);
    }

    [Fact]
    public async Task Who_said_it_and_when_are_needed_and_nobody_says_it_for_them()
    {
        var id = await Lapsed();
        foreach (var (input, said, on) in ((string, bool?, DateOnly?)[])
            [("ShareAgreed", null, Today), ("ShareAgreed", false, Today), ("On", true, null), ("On", true, Today.AddDays(1)), ("On", true, Today.AddDays(-4))])
            Assert.Equal(input, (await Assert.ThrowsAsync<Refused>(() => Coordinator.Send(new NoteYes.Command(World.NewId(), id, 1, said, on)))).Input);
        await Assert.ThrowsAsync<Conflict>(() => Coordinator.Send(new NoteYes.Command(World.NewId(), id, 7, true, Today)));
        Assert.Empty(Agreed);
        Assert.True((await Coordinator.Ask(new SeeRequest(id))).YesLapsed);
    }

    [Fact]
    public async Task Where_an_objection_or_another_answer_stands_nothing_is_kept()
    {
        var id = await Lapsed(nextStands: false);
        Assert.Equal("ShareAgreed", (await Assert.ThrowsAsync<Refused>(() => Coordinator.Send(new NoteYes.Command(World.NewId(), id, 1, true, Today)))).Input);
        Said[Mother] = SharingBasis.Objection;
        Agreed.Clear();
        Assert.Contains("objected", (await Assert.ThrowsAsync<Refused>(() => Coordinator.Send(new NoteYes.Command(World.NewId(), id, 1, true, Today)))).Message, StringComparison.Ordinal);
        Assert.Empty(Agreed);
        var row = await RowOf(id);
        Assert.Equal((1, Today.AddDays(-3)), (row.Version, row.ShareAgreedOn!.Value));
        Assert.Empty(await StepsOf(id));
    }

    [Fact]
    public async Task It_is_asked_for_only_while_somebody_is_looked_for_and_of_the_own_programme()
    {
        var id = await Lapsed();
        var over = await Asked(RequestStatus.Ended);
        Assert.False((await Coordinator.Ask(new SeeRequest(over))).YesLapsed);
        await Assert.ThrowsAsync<Refused>(() => Coordinator.Send(new NoteYes.Command(World.NewId(), over, 1, true, Today)));
        await Assert.ThrowsAsync<NotFound>(() => OtherCoordinator.Send(new NoteYes.Command(World.NewId(), id, 1, true, Today)));
        await Assert.ThrowsAsync<Denied>(() => Hub.Send(new NoteYes.Command(World.NewId(), id, 1, true, Today)));
        Assert.Empty(Agreed);
    }
}
