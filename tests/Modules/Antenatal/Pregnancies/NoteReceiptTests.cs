using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Antenatal.Contracts;
using Neighbourhood.Antenatal.Milestones;
using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.Pregnancies;

public sealed class NoteReceiptTests : ArrangedPregnancy
{
    /// <summary>One who is on every list: with a hub, with appointments, in her midwife's scope, with a task that stands.</summary>
    private async Task<Guid> Moving(PregnancyStatus status = PregnancyStatus.Ongoing)
    {
        var (id, link, task) = (await Pregnant(status: status), World.NewId(), World.NewId());
        await World.Arrange("""
            INSERT INTO antenatal_hub_link (id, pregnancy_id, person_id, offer_id, site_id, status, shares_due_month, shares_language, tell_midwife, tell_gp, partner_welcome, asked_on, due_month, choices, version)
            VALUES (@link, @id, @Mother, @link, @Hub, 'Accepted', 1, 0, 0, 0, 'NotAsked', '2026-02-01', '2026-08-01', 1, 1)
            """, new { link, id, Mother, Hub });
        await World.Arrange("INSERT INTO antenatal_under_16 (pregnancy_id, task_id) VALUES (@id, @task)", new { id, task });
        await Midwife.With(async services =>
        {
            await services.GetRequiredService<Db>().InOne(async () =>
            {
                await services.GetRequiredService<MilestonePlan>().Remake(id, CancellationToken.None);
                await services.GetRequiredService<Involvements>().Begin(id, CancellationToken.None);
            });
            return 0;
        });
        await Midwife.Send(new AskToMove.Command(World.NewId(), id, "Northern maternity"));
        return id;
    }

    private async Task<int> Undone(Guid id) =>
        (await World.Sql<int>("SELECT COUNT(*) FROM antenatal_milestone WHERE pregnancy_id = @id AND status IN ('Upcoming', 'Open')", new { id })).Single();

    [Fact]
    public async Task With_the_receipt_she_is_looked_after_elsewhere_and_nothing_of_hers_is_due_here()
    {
        var id = await Moving();
        await Midwife.Send(new NoteReceipt.Command(id, Today, "Rana Malik, Northern maternity", 1));
        Assert.Equal(PregnancyStatus.MovedAway, await StatusOf(id));
        Assert.Equal("moved", Assert.Single(World.Told.OfType<HubLinkWithdrawn>()).ReasonCode);
        Assert.Single(World.Told.OfType<MaternityInvolvementEnded>());
        Assert.Equal(0, await Undone(id));
        Assert.Equal(TaskOutcome.NoLongerNeeded, Assert.Single(ClosedTasks).Outcome);
        Assert.Equal(["MoveAsked", "MovedAway"], await StepsOf(id));
        Assert.Equal(["Rana Malik, Northern maternity"], await World.Sql<string>("SELECT received_by FROM antenatal_move WHERE pregnancy_id = @id", new { id }));
    }

    [Fact]
    public async Task Without_a_request_or_who_and_when_she_stays()
    {
        var id = await Pregnant();
        await Assert.ThrowsAsync<Refused>(() => Midwife.Send(new NoteReceipt.Command(id, Today, "x", 1)));
        await Midwife.Send(new AskToMove.Command(World.NewId(), id, "Northern maternity"));
        var refused = await Assert.ThrowsAsync<Refused>(() => Midwife.Send(new NoteReceipt.Command(id, null, " ", 1)));
        Assert.Equal(["ReceivedOn", "ReceivedBy"], refused.Reasons.Select(r => r.Input));
        foreach (var on in new[] { Today.AddDays(1), Today.AddDays(-1) })
            Assert.Equal("ReceivedOn", (await Assert.ThrowsAsync<Refused>(() => Midwife.Send(new NoteReceipt.Command(id, on, "x", 1)))).Input);
        Assert.Equal(PregnancyStatus.Ongoing, await StatusOf(id));
        await Assert.ThrowsAsync<NotFound>(() => OtherMidwife.Send(new NoteReceipt.Command(id, Today, "x", 1)));
    }

    [Fact]
    public async Task Pressed_twice_it_is_noted_once_and_from_an_old_page_it_is_a_conflict()
    {
        var id = await Moving();
        await Assert.ThrowsAsync<Conflict>(() => Midwife.Send(new NoteReceipt.Command(id, Today, "x", 9)));
        await Midwife.Send(new NoteReceipt.Command(id, Today, "x", 1));
        await Midwife.Send(new NoteReceipt.Command(id, Today, "x", 1));
        Assert.Single(World.Told.OfType<HubLinkWithdrawn>());
    }

    [Theory]
    [InlineData("Notified")]
    [InlineData("Ongoing")]
    public async Task Taken_back_she_is_where_she_was_and_what_is_to_come_returns(string before)
    {
        var id = await Moving(Enum.Parse<PregnancyStatus>(before));
        var due = await Undone(id);
        await Midwife.Send(new NoteReceipt.Command(id, Today, "x", 1));
        await Midwife.Send(new TakeBack.Command(id, "She came back", 2));
        await Midwife.Send(new TakeBack.Command(id, "She came back", 2));
        Assert.Equal(Enum.Parse<PregnancyStatus>(before), await StatusOf(id));
        Assert.Equal(due, await Undone(id));
        Assert.Equal(2, World.Told.OfType<MaternityInvolvementBegan>().Count());
        Assert.Equal(2, Tasks.Count(t => t.KindCode == Under16.TaskKind)); // the conversation is asked for again
        Assert.Equal(["MoveAsked", "MovedAway", before], await StepsOf(id));
        // The hub is asked again by nobody but her midwife.
        Assert.Empty(World.Told.OfType<HubLinkAsked>());
    }
}
