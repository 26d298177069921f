using Neighbourhood.Access.Contracts;
using Neighbourhood.Antenatal.SelfReferrals;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.SelfReferrals;

/// <summary>A midwife sees who waits, takes one on, reads it, tries, and says what came of it.</summary>
public sealed class AnswerRequestTests : ArrangedRequests
{
    [Fact]
    public async Task Children_stand_first_then_what_nobody_has_taken_on_and_the_list_names_nobody()
    {
        var taken = await TakenOn();
        World.Clock.Advance(TimeSpan.FromMinutes(1));
        var plain = await Write();
        var young = await Write(Hers(AgeBand.Under16));
        var child = await Write(Hers(AgeBand.Under13));
        var list = await OtherMidwife.Ask(new ListRequests.Query());
        Assert.Equal([child, young, plain, taken], list.Open.Select(i => i.Id));
        Assert.Equal((false, $"Worker {Midwife.Id}"), (list.Open[3].Mine, list.Open[3].By));
        Assert.DoesNotContain("Ama", System.Text.Json.JsonSerializer.Serialize(list), StringComparison.Ordinal);
        await Assert.ThrowsAsync<Denied>(() => Visitor.Ask(new ListRequests.Query()));
    }

    [Fact]
    public async Task It_is_read_by_who_took_it_on_alone_and_each_reading_is_in_the_audit()
    {
        var id = await Write();
        await Assert.ThrowsAsync<NotFound>(() => Midwife.Ask(new ViewRequest.Query(id)));
        await Midwife.Send(new TakeOnRequest.Command(id, 1));
        Assert.Equal("Ama Mensah", (await Midwife.Ask(new ViewRequest.Query(id))).Name);
        Assert.Equal([Midwife.Id], await World.Sql<Guid>("SELECT user_id FROM kernel_audit WHERE kind = 'view' AND what = 'Antenatal.ViewRequest'"));
        await Assert.ThrowsAsync<NotFound>(() => OtherMidwife.Ask(new ViewRequest.Query(id)));
        foreach (var stranger in (Neighbourhood.Testing.Actor[])[Visitor, HubWorker, Gp, Nobody]) await Assert.ThrowsAsync<Denied>(() => stranger.Ask(new ViewRequest.Query(id)));
        await Assert.ThrowsAsync<NotFound>(() => Midwife.Ask(new ViewRequest.Query(World.NewId())));
        // Another takes it over: then it is hers, and the first reads it no more.
        await OtherMidwife.Send(new TakeOnRequest.Command(id, 2));
        await Assert.ThrowsAsync<NotFound>(() => Midwife.Ask(new ViewRequest.Query(id)));
        Assert.Equal(["New", "TakenOn", "TakenOn"], await StepsOf(id));
    }

    [Fact]
    public async Task Two_who_take_it_on_at_once_do_not_both_have_it()
    {
        var id = await Write();
        await Midwife.Send(new TakeOnRequest.Command(id, 1));
        await Midwife.Send(new TakeOnRequest.Command(id, 1));
        await Assert.ThrowsAsync<Conflict>(() => OtherMidwife.Send(new TakeOnRequest.Command(id, 1)));
    }

    [Fact]
    public async Task Nothing_is_tried_before_a_midwife_has_it()
    {
        var id = await Write();
        await Assert.ThrowsAsync<NotFound>(() => Tried(id, true));
        await Assert.ThrowsAsync<NotFound>(() => Tried(id, true, by: OtherMidwife));
    }

    [Fact]
    public async Task A_try_is_noted_once_by_a_way_that_is_safe_and_at_a_time_that_was()
    {
        var id = await TakenOn();
        var now = World.Clock.Now();
        var one = new NoteTry.Command(World.NewId(), id, TryWay.Call, now, false);
        await Midwife.Send(one);
        await Midwife.Send(one);
        await Assert.ThrowsAsync<Conflict>(() => Midwife.Send(one with { Answered = true }));
        Assert.Equal([1], await World.Sql<int>("SELECT COUNT(*) FROM antenatal_try"));
        Assert.Equal(RequestStatus.Trying, (await RowOf(id)).Status);
        async Task Refuses(string input, NoteTry.Command wrong) => Assert.Equal(input, (await Assert.ThrowsAsync<Refused>(() => Midwife.Send(wrong with { Id = World.NewId() }))).Input);
        await Refuses("Way", one with { Way = null });
        await Refuses("Way", one with { Way = TryWay.Email });
        await Refuses("Way", one with { Way = (TryWay)7 });
        await Refuses("On", one with { TriedAt = now.AddHours(1) });
        await Refuses("On", one with { TriedAt = now.AddDays(-1) });
        await Refuses("On", one with { TriedAt = null });
        await Refuses("Answered", one with { Answered = null });
    }

    [Fact]
    public async Task She_counts_as_not_reached_after_three_varied_tries_and_is_kept_28_days()
    {
        var id = await TakenOn();
        await Tried(id, false);
        Assert.Contains("Try 2 times more", (await Assert.ThrowsAsync<Refused>(async () => await Midwife.Send(new EndAsUnreachable.Command(id, (await RowOf(id)).Version)))).Message, StringComparison.Ordinal);
        for (var i = 0; i < 2; i++)
        {
            World.Clock.Advance(TimeSpan.FromHours(27));
            await Tried(id, false, TryWay.Text);
        }
        var version = (await RowOf(id)).Version;
        await Midwife.Send(new EndAsUnreachable.Command(id, version));
        await Midwife.Send(new EndAsUnreachable.Command(id, version));
        Assert.Equal("Ama", (await RowOf(id)).FirstName);
        Assert.Equal([id], (await Midwife.Ask(new ListRequests.Query())).Ended.Select(i => i.Id));
        Assert.Equal(Today.AddDays(28), (await Midwife.Ask(new ViewRequest.Query(id))).KeptUntil);
        World.Clock.Advance(TimeSpan.FromDays(27.5));
        await World.Tick();
        Assert.False((await RowOf(id)).IsEmpty);
        World.Clock.Advance(TimeSpan.FromDays(1));
        await World.Tick();
        Assert.True((await RowOf(id)).IsEmpty);
        Assert.Empty((await Midwife.Ask(new ListRequests.Query())).Ended);
        Assert.Equal(["New", "TakenOn", "Trying", "Unreachable"], await StepsOf(id));
    }

    [Fact]
    public async Task Where_somebody_else_wrote_it_nothing_is_made_and_the_words_go_at_once()
    {
        World.Answers<FindStaff, IReadOnlyList<GetStaff.Worker>>(_ => [new(World.NewId(), "The lead", null, null, false)]);
        var id = await TakenOn(Hers(AgeBand.Under16));
        await Assert.ThrowsAsync<Refused>(() => Midwife.Send(new EndAsNotHer.Command(id, NotHerBecause.WrittenByOther, 2)));
        await Tried(id, true);
        await Assert.ThrowsAsync<Refused>(() => Midwife.Send(new EndAsNotHer.Command(id, null, 3)));
        await Assert.ThrowsAsync<Conflict>(() => Midwife.Send(new EndAsNotHer.Command(id, NotHerBecause.WrongPerson, 2)));
        await Midwife.Send(new EndAsNotHer.Command(id, NotHerBecause.WrittenByOther, 3));
        await Midwife.Send(new EndAsNotHer.Command(id, NotHerBecause.WrittenByOther, 3));
        var row = await RowOf(id);
        Assert.True(row.IsEmpty);
        Assert.Equal((RequestStatus.NotHer, (Guid?)null), (row.Status, row.PregnancyId));
        Assert.Equal([0], await World.Sql<int>("SELECT COUNT(*) FROM antenatal_pregnancy"));
        Assert.Equal(row.LeadTaskId, Assert.Single(ClosedTasks).TaskId);
        await Assert.ThrowsAsync<Refused>(() => Tried(id, false));
        await Assert.ThrowsAsync<Refused>(() => Midwife.Send(new TakeOnRequest.Command(id, 4)));
        await Assert.ThrowsAsync<Refused>(async () => await Midwife.Send(await Spoken(id)));
    }

    [Fact]
    public async Task What_waits_stands_on_a_midwifes_first_page_without_a_name()
    {
        var young = await Write(Hers(AgeBand.Under16));
        var mine = await TakenOn();
        var parts = await Midwife.Ask(new GatherMyWork(Midwife.Id, Today));
        Assert.Equal([("/antenatal/requests", WorkPriority.Urgent, (DateOnly?)Today), ($"/antenatal/requests/{mine}", WorkPriority.Medium, null)], parts.Select(p => (p.Path, p.Priority, p.Due)));
        Assert.Single(await OtherMidwife.Ask(new GatherMyWork(OtherMidwife.Id, Today)));
        Assert.Empty(await Visitor.Ask(new GatherMyWork(Visitor.Id, Today)));
        Assert.Empty(await Midwife.Ask(new GatherMyWork(OtherMidwife.Id, Today)));
        Assert.Equal("1 new, 1 to answer today.", await Waits());
        await Midwife.Send(new TakeOnRequest.Command(young, 1));
        Assert.Null(await Waits());
    }

    private Task<string?> Waits() => Midwife.With(s => new WaitingRequests((Db)s.GetService(typeof(Db))!).Says(CancellationToken.None));
}
